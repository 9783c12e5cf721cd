package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

class DeviceAwareHybridTest extends StrategyTest {

  private static final DeviceModel JART = new JartVcmV1b();

  private static final PulseDriver FREE =
      new PulseDriver(
          new VoltageRange(-0.3, -0.6, 0.01), new VoltageRange(0.6, 1.2, 0.01), 5e-8, 0.02, 1e-8);

  private static ProgrammingStrategy withoutNetwork() {
    return new DeviceAwareHybrid(new NoiseFreeInverse(JART), FREE);
  }

  @Override
  String name() {
    return "device-aware-hybrid";
  }

  @Override
  protected boolean verifies() {
    return true;
  }

  @Test
  void write_freeVoltageWithoutAnyNetwork_needsFewAndShortPulses() {
    for (double noise : new double[] {0, 0.02}) {
      ProgrammingScenario task =
          new ProgrammingScenario(JART, JART.preset("REALISTIC"), 1000, 0.05, noise);
      ProgrammingReport report = task.program(withoutNetwork(), ProgrammingScenario.BUDGET);
      assertThat(report.converged().hits()).isGreaterThanOrEqualTo(999);
      assertThat(report.cost().totals().pulses() / 1000.0).isLessThan(7);
    }
  }

  @Test
  void write_stuckCells_areFoundAndNoOthers() {
    for (double noise : new double[] {0, 0.02}) {
      ProgrammingScenario task =
          new ProgrammingScenario(JART, JART.preset("REALISTIC"), 3000, 0.05, noise);
      DeviceBank bank =
          DeviceBank.builder(JART, 3000)
              .variation(JART.preset("REALISTIC"))
              .stuck(StuckAtFaults.fractions(0.02, 0.02, 0.02))
              .seed(new Seed(3))
              .build();
      bank.randomizeCycleParameters(new Seed(4));
      InMemoryArray array =
          new InMemoryArray(
              bank, 60, PeripheryParameters.EXACT.withReadNoise(noise), Workers.single());
      ProgrammingReport report =
          withoutNetwork()
              .program(array, task.targets(), ProgrammingScenario.BUDGET, RunContext.of(1));
      int stuck = 0;
      for (int cell = 0; cell < 3000; cell++) {
        CellOutcome outcome = report.outcome(cell);
        if (!bank.stuck(cell)) {
          assertThat(outcome).isEqualTo(CellOutcome.CONVERGED);
        } else if (noise > 0
            || !report.targets().isWithinTolerance(cell, report.reachedSiemens(cell))) {
          stuck++;
          assertThat(outcome)
              .isIn(CellOutcome.STUCK, noise > 0 ? CellOutcome.CONVERGED : CellOutcome.STUCK);
        }
      }
      assertThat(stuck).isGreaterThan(130);
    }
  }

  @Test
  void program_groupedSchedule_stillArrivesAndTakesLessTimeThanCellByCell() {
    ProgrammingScenario task =
        new ProgrammingScenario(JART, JART.preset("REALISTIC"), 1200, 0.05, 0);
    ProgrammingTask grouped =
        new ProgrammingTask(task.targets(), ProgrammingScenario.BUDGET, Schedule.grouped(1.1));
    ProgrammingReport report =
        withoutNetwork().program(task.array(60, Workers.single()), grouped, RunContext.of(1));
    assertThat(report.converged().hits()).isEqualTo(1200);
    assertThat(report.delay().totalSeconds()).isLessThan(report.cost().totalDelay().totalSeconds());
  }

  @Test
  void program_rowParallel_costsTheCellsTheSameAndTheArrayLess() {
    ProgrammingScenario task =
        new ProgrammingScenario(JART, JART.preset("REALISTIC"), 1200, 0.05, 0);
    ProgrammingTask cellByCell = new ProgrammingTask(task.targets(), ProgrammingScenario.BUDGET);
    ProgrammingTask rows = cellByCell.withSchedule(Schedule.ROW_PARALLEL);
    ProgrammingReport one =
        withoutNetwork().program(task.array(60, Workers.single()), cellByCell, RunContext.of(1));
    ProgrammingReport other =
        withoutNetwork().program(task.array(60, Workers.single()), rows, RunContext.of(1));
    assertThat(other.cost().totals()).isEqualTo(one.cost().totals());
    assertThat(one.delay()).isEqualTo(one.cost().totalDelay());
    assertThat(other.delay().totalSeconds()).isLessThan(one.delay().totalSeconds() / 2);
    assertThat(other.delay().readSeconds()).isLessThan(one.delay().readSeconds() / 5);
  }

  @Test
  void constructor_brokenRules_nameTheArgument() {
    NoiseFreeInverse mapper = new NoiseFreeInverse(JART);
    assertThatThrownBy(() -> new DeviceAwareHybrid(mapper, FREE, -1, 1))
        .hasMessageContaining("maxMapperPulses");
    assertThatThrownBy(() -> new DeviceAwareHybrid(mapper, FREE, 1, 0))
        .hasMessageContaining("patience");
  }
}
