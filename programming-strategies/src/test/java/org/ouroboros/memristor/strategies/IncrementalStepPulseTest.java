package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

class IncrementalStepPulseTest extends StrategyTest {

  private static final IncrementalStepPulse TOY =
      new IncrementalStepPulse(IncrementalStepPulse.Settings.defaults(StandIns.LOGISTIC));

  @Override
  String name() {
    return "write-verify";
  }

  @Override
  protected boolean verifies() {
    return true;
  }

  @Test
  void write_jartRealistic_arrivesWithinThePublishedNumberOfPulses() {
    DeviceModel model = new JartVcmV1b();
    ProgrammingScenario task =
        new ProgrammingScenario(model, model.preset("REALISTIC"), 500, 0.05, 0);
    IncrementalStepPulse strategy =
        new IncrementalStepPulse(IncrementalStepPulse.Settings.defaults(model));
    ProgrammingReport report = task.program(strategy, ProgrammingScenario.BUDGET);
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isEqualTo(500);
    assertThat(report.cost().totals().pulses() / 500.0).isLessThan(16);
    assertThat(ProgrammingScenario.sortedPulses(report)[250]).isLessThanOrEqualTo(13);
  }

  @Test
  void write_deadAndSlowCells_onlyTheDeadAreStuck() {
    ProgrammingScenario dead =
        new ProgrammingScenario(
            StandIns.LOGISTIC, LogisticDevice.everyDevice("speed", 0), 20, 0.01, 0);
    ProgrammingReport report = dead.program(TOY, ProgrammingScenario.BUDGET);
    int there = ProgrammingScenario.count(report, CellOutcome.CONVERGED);
    assertThat(ProgrammingScenario.count(report, CellOutcome.STUCK))
        .isEqualTo(20 - there)
        .isGreaterThan(15);
    // The ramp's 35 steps, and 4 pulses more at its top: the first makes a row of 5 in vain.
    assertThat(ProgrammingScenario.sortedPulses(report)[19]).isBetween(40L, 42L);
    ProgrammingScenario slow =
        new ProgrammingScenario(
            StandIns.LOGISTIC, LogisticDevice.everyDevice("speed", 1e-4), 20, 0.05, 0);
    assertThat(
            ProgrammingScenario.count(
                slow.program(TOY, ProgrammingScenario.BUDGET), CellOutcome.STUCK))
        .isZero();
  }

  @Test
  void write_noisyReadsOfDeadCells_areStuckToo() {
    ProgrammingScenario dead =
        new ProgrammingScenario(
            StandIns.LOGISTIC, LogisticDevice.everyDevice("speed", 0), 40, 0.01, 0.02);
    ProgrammingReport report = dead.program(TOY, ProgrammingScenario.BUDGET);
    int there = ProgrammingScenario.count(report, CellOutcome.CONVERGED);
    assertThat(ProgrammingScenario.count(report, CellOutcome.STUCK))
        .isEqualTo(40 - there)
        .isGreaterThan(25);
  }

  @Test
  void write_targetBeyondTheWindowOfTheDevice_isSaturated() {
    DeviceBank bank =
        DeviceBank.builder(StandIns.LOGISTIC, 20)
            .variation(LogisticDevice.everyDevice("conductance", 0.8))
            .build();
    InMemoryArray array = new InMemoryArray(bank);
    double[] top = new double[20];
    Arrays.fill(top, array.conductanceRange().maxSiemens());
    ProgrammingReport report =
        TOY.program(
            array, ProgrammingTargets.of(top, 0.05), ProgrammingScenario.BUDGET, RunContext.of(1));
    assertThat(ProgrammingScenario.count(report, CellOutcome.SATURATED)).isEqualTo(20);
    assertThat(report.reachedSiemens(7)).isCloseTo(0.8 * top[7], within(1e-3 * top[7]));
  }

  @Test
  void usual_operatingPoint_isWhatRampsAreDerivedFrom() {
    IncrementalStepPulse.Settings jart = IncrementalStepPulse.Settings.defaults(new JartVcmV1b());
    assertThat(jart.pulseSeconds()).isCloseTo(10e-6, within(1e-18));
    assertThat(jart.set().volts(0)).isCloseTo(-0.92 * 0.342, within(1e-12));
    assertThat(jart.set().volts(1)).isCloseTo(-0.945 * 0.342, within(1e-12));
    assertThat(jart.reset().volts(2)).isCloseTo(0.97 * 0.7065, within(1e-12));
    assertThat(jart.reset().lastStep()).isEqualTo(36);
    assertThat(jart.reset().volts(36)).isEqualTo(1.8 * 0.7065);
    IncrementalStepPulse.Settings steps = IncrementalStepPulse.Settings.defaults(StandIns.STEPS);
    assertThat(steps.pulseSeconds()).isEqualTo(1e-6);
  }

  @Test
  void ramp_ofOneVoltage_staysThere() {
    IncrementalStepPulse.Ramp fixed = new IncrementalStepPulse.Ramp(0.3, 0.1, 0.3);
    assertThat(fixed.lastStep()).isZero();
    assertThat(fixed.volts(0)).isEqualTo(0.3);
    ProgrammingScenario task =
        new ProgrammingScenario(StandIns.LOGISTIC, Variation.NONE, 20, 0.05, 0);
    IncrementalStepPulse pulses =
        new IncrementalStepPulse(
            new IncrementalStepPulse.Settings(
                fixed, new IncrementalStepPulse.Ramp(-0.3, 0.1, -0.3), 2e-3, 0, 5));
    ProgrammingReport report = task.program(pulses, ProgrammingScenario.BUDGET);
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isGreaterThan(15);
  }

  @Test
  void records_brokenRules_nameTheArgument() {
    IncrementalStepPulse.Ramp set = new IncrementalStepPulse.Ramp(-0.3, 0.01, -0.6);
    IncrementalStepPulse.Ramp reset = new IncrementalStepPulse.Ramp(0.6, 0.01, 1.2);
    assertThatThrownBy(() -> new IncrementalStepPulse.Ramp(0, 0.01, 1))
        .hasMessageContaining("startVolts");
    assertThatThrownBy(() -> new IncrementalStepPulse.Ramp(1, 0, 2))
        .hasMessageContaining("stepVolts");
    assertThatThrownBy(() -> new IncrementalStepPulse.Ramp(1, 0.1, -2))
        .hasMessageContaining("strongestVolts");
    assertThatThrownBy(() -> new IncrementalStepPulse.Ramp(1, 0.1, 0.9))
        .hasMessageContaining("strongestVolts");
    assertThatThrownBy(() -> new IncrementalStepPulse.Settings(set, set, 1e-5, 4, 5))
        .hasMessageContaining("reset ramp");
    assertThatThrownBy(() -> new IncrementalStepPulse.Settings(set, reset, Double.NaN, 4, 5))
        .hasMessageContaining("pulseSeconds");
    assertThatThrownBy(() -> new IncrementalStepPulse.Settings(set, reset, 1e-5, -1, 5))
        .hasMessageContaining("backOffSteps");
    assertThatThrownBy(() -> new IncrementalStepPulse.Settings(set, reset, 1e-5, 4, 0))
        .hasMessageContaining("patience");
  }
}
