package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.testing.DistortedInverse;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;
import org.ouroboros.memristor.core.testing.SpeedLearner;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

class HybridTest extends StrategyTest {

  @Override
  String name() {
    return "hybrid";
  }

  @Override
  protected boolean verifies() {
    return true;
  }

  @Test
  void write_jartRealistic_allArriveInFewPulses() {
    DeviceModel model = new JartVcmV1b();
    ProgrammingScenario task =
        new ProgrammingScenario(model, model.preset("REALISTIC"), 500, 0.05, 0);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(model));
    ProgrammingReport report = task.program(strategy, Budget.ofPulses(50));
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isEqualTo(500);
    long[] pulses = ProgrammingScenario.sortedPulses(report);
    assertThat(report.cost().totals().pulses() / 500.0).isLessThan(5.5);
    assertThat(pulses[250]).isLessThanOrEqualTo(5);
    assertThat(pulses[475]).isLessThanOrEqualTo(13);
  }

  @Test
  void write_jartWithNoisyReads_arrivesByItsReadings() {
    DeviceModel model = new JartVcmV1b();
    ProgrammingScenario task =
        new ProgrammingScenario(model, model.preset("REALISTIC"), 300, 0.05, 0.02);
    ProgrammingReport report =
        task.program(new Hybrid(new NoiseFreeInverse(model)), Budget.ofPulses(50));
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED))
        .isGreaterThanOrEqualTo(299);
  }

  @Test
  void write_poorMappers_stillArrive() {
    DoubleUnaryOperator[] poor = {
      seconds -> 0,
      seconds -> 1e-3 * seconds,
      seconds -> 100 * seconds,
      seconds -> 1e-5,
      // Answers neighbouring targets as if for different devices.
      seconds -> (Math.floor(50 * Math.log(seconds)) % 2 == 0 ? 30 : 1 / 30.0) * seconds
    };
    for (DoubleUnaryOperator spoil : poor) {
      ProgrammingScenario task =
          new ProgrammingScenario(StandIns.LOGISTIC, LogisticDevice.WIDELY_VARIED, 50, 0.05, 0);
      PulseMapper mapper = new DistortedInverse(task.model(), spoil);
      ProgrammingReport report = task.program(new Hybrid(mapper), Budget.ofPulses(60));
      assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isEqualTo(50);
    }
  }

  @Test
  void write_coarseDriver_givesOnlyPulsesThatItCanMake() {
    DeviceModel model = StandIns.LOGISTIC;
    PulseDriver fine = PulseDriver.defaultFor(model);
    PulseDriver coarse = new PulseDriver(fine.set(), fine.reset(), 0, 10, 4e-3);
    PulseMapper mapper = new NoiseFreeInverse(model, coarse, model.window());
    ProgrammingScenario task =
        new ProgrammingScenario(model, LogisticDevice.WIDELY_VARIED, 50, 0.05, 0);
    ProgrammingReport report = task.program(new Hybrid(mapper), Budget.ofPulses(60));
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isEqualTo(50);
    for (int cell = 0; cell < 50; cell++) {
      double settleAndRead = 1e-7 * report.cost().pulses(cell) + 1e-6 * report.cost().reads(cell);
      double grid = (report.cost().seconds(cell) - settleAndRead) / 4e-3;
      assertThat(Math.abs(grid - Math.rint(grid))).isLessThan(1e-6);
    }
  }

  @Test
  void write_mapperThatLearns_isShownThePulsesAsApplied() {
    DeviceModel model = StandIns.LOGISTIC;
    Variation slow = LogisticDevice.everyDevice("speed", 0.25);
    ProgrammingScenario task = new ProgrammingScenario(model, slow, 50, 0.01, 0);
    PulseMapper learning = new SpeedLearner(model);
    ProgrammingReport learnt =
        task.program(new Hybrid(learning, 1000, 1.01, 1.01, 20), ProgrammingScenario.BUDGET);
    PulseMapper plain = new NoiseFreeInverse(model);
    ProgrammingReport unlearnt =
        task.program(new Hybrid(plain, 1000, 1.01, 1.01, 20), ProgrammingScenario.BUDGET);
    assertThat(ProgrammingScenario.count(learnt, CellOutcome.CONVERGED)).isEqualTo(50);
    assertThat(learnt.cost().totals().pulses()).isLessThan(unlearnt.cost().totals().pulses() / 2);
  }

  @Test
  void write_deadAndSlowCells_onlyTheDeadAreStuck() {
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(StandIns.LOGISTIC));
    ProgrammingScenario dead =
        new ProgrammingScenario(
            StandIns.LOGISTIC, LogisticDevice.everyDevice("speed", 0), 20, 0.01, 0);
    ProgrammingReport report = dead.program(strategy, ProgrammingScenario.BUDGET);
    int there = ProgrammingScenario.count(report, CellOutcome.CONVERGED);
    assertThat(ProgrammingScenario.count(report, CellOutcome.STUCK))
        .isEqualTo(20 - there)
        .isGreaterThan(15);
    ProgrammingScenario slow =
        new ProgrammingScenario(
            StandIns.LOGISTIC, LogisticDevice.everyDevice("speed", 2e-3), 20, 0.01, 0);
    assertThat(
            ProgrammingScenario.count(
                slow.program(strategy, ProgrammingScenario.BUDGET), CellOutcome.CONVERGED))
        .isEqualTo(20);
  }

  @Test
  void constructor_brokenRules_nameTheArgument() {
    PulseMapper mapper = new NoiseFreeInverse(StandIns.LOGISTIC);
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 1, 4, 5)).hasMessageContaining("maxGainGrowth");
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 4, Double.NaN, 5))
        .hasMessageContaining("maxGainShrink");
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 4, 4, 0)).hasMessageContaining("patience");
  }
}
