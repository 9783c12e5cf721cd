package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Progress;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.RecordingArray;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class ProgrammingSessionTest {

  private static final Budget AMPLE = Budget.ofPulses(1000);
  private static final PeripheryParameters PERIPHERY = new PeripheryParameters(0, 2e-6, 3e-7);
  private static final int[] FIRST = {0};

  private static RecordingArray array(DeviceModel model, double... siemens) {
    DeviceBank bank = DeviceBank.builder(model, siemens.length).build();
    for (int cell = 0; cell < siemens.length; cell++) {
      bank.setConductance(cell, siemens[cell]);
    }
    return new RecordingArray(new InMemoryArray(bank, bank.cells(), PERIPHERY, Workers.single()));
  }

  private static ProgrammingTargets targets(double... siemens) {
    return ProgrammingTargets.of(siemens, 0.05);
  }

  private static ProgrammingReport program(RecordingArray array, ProgrammingStrategy strategy) {
    double[] siemens = new double[array.cells()];
    Arrays.fill(siemens, 50e-6);
    return strategy.program(array, targets(siemens), AMPLE, RunContext.of(1));
  }

  private static double[] volts(double... volts) {
    return volts;
  }

  private static double[] seconds(double... seconds) {
    return seconds;
  }

  @Test
  void ledger_pulsesAndReads_countsTimesAndCharges() {
    RecordingArray array = array(new LogisticDevice(), 30e-6, 80e-6);
    ProgrammingReport report =
        program(
            array,
            session -> {
              session.verify();
              session.pulse(new int[] {1, 0}, volts(-0.2, 0.1), seconds(0.01, 0.02));
              session.read(FIRST);
              session.train(FIRST, volts(0.1), new int[] {5});
            });
    ProgrammingCost ledger = report.cost();
    assertThat(ledger.cells()).isEqualTo(2);
    assertThat(ledger.pulses(0)).isEqualTo(6);
    assertThat(ledger.pulses(1)).isEqualTo(1);
    assertThat(ledger.reads(0)).isEqualTo(2);
    assertThat(ledger.reads(1)).isEqualTo(1);
    // Unit pulses of 1 ms; 2 us a read, 0.3 us to settle after each unit.
    assertThat(ledger.seconds(0)).isCloseTo(0.025 + 6 * 3e-7 + 2 * 2e-6, within(1e-15));
    assertThat(ledger.seconds(1)).isCloseTo(0.01 + 3e-7 + 2e-6, within(1e-15));
    // A read at 0.05 V takes G V^2 t; pulses are charged as the array says, in batch order.
    double reads0 = (30e-6 + report.readSiemens(0)) * 0.05 * 0.05 * 2e-6;
    double pulses0 = array.joules(0);
    assertThat(ledger.joules(0)).isCloseTo(pulses0 + reads0, within(1e-12 * pulses0));
    double reads1 = 80e-6 * 0.05 * 0.05 * 2e-6;
    double pulses1 = array.joules(1);
    assertThat(ledger.joules(1)).isCloseTo(pulses1 + reads1, within(1e-12 * pulses1));
    ProgrammingCost.Totals totals = ledger.totals();
    assertThat(totals.pulses()).isEqualTo(7);
    assertThat(totals.reads()).isEqualTo(3);
    assertThat(totals.seconds()).isEqualTo(ledger.seconds(0) + ledger.seconds(1));
    assertThat(totals.joules()).isEqualTo(ledger.joules(0) + ledger.joules(1));
    assertThat(array.draws()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void pulse_ofNoLengthOrVoltage_costsNothing() {
    RecordingArray array = array(new LogisticDevice(), 30e-6, 30e-6);
    ProgrammingReport report =
        program(
            array,
            session -> {
              session.pulse(new int[] {0, 1}, volts(0.3, 0), seconds(0, 1));
              session.train(new int[] {0, 1}, volts(0.3, 0), new int[] {0, 5});
            });
    assertThat(report.cost().totals()).isEqualTo(new ProgrammingCost.Totals(0, 0, 0, 0));
    double[] siemens = new double[2];
    array.conductances(siemens);
    assertThat(report.reachedSiemens(0)).isEqualTo(siemens[1]);
    assertThat(report.readSiemens(0)).isNaN();
  }

  @Test
  void pulse_onPulseResponseDevice_countsItsUnits() {
    RecordingArray array = array(StepDevice.linear(), 30e-6);
    ProgrammingReport report =
        program(array, session -> session.pulse(FIRST, volts(1), seconds(7e-6)));
    assertThat(report.cost().pulses(0)).isEqualTo(7).isEqualTo(array.pulses(0));
    assertThat(report.cost().seconds(0)).isCloseTo(7e-6 + 7 * 3e-7, within(1e-18));
  }

  @Test
  void verify_readings_areJudgedByTheTolerance() {
    RecordingArray array = array(new LogisticDevice(), 47.6e-6, 52.4e-6, 47.4e-6, 52.6e-6);
    List<Integer> open = new ArrayList<>();
    ProgrammingReport report =
        program(
            array,
            session -> {
              for (int cell : session.verify()) {
                open.add(cell);
              }
              session.pulse(new int[] {2}, volts(0.3), seconds(0.1));
            });
    assertThat(open).containsExactly(2, 3);
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(1)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(2)).isEqualTo(CellOutcome.UNVERIFIED);
    assertThat(report.outcome(3)).isEqualTo(CellOutcome.UNVERIFIED);
    assertThat(report.readSiemens(2)).isCloseTo(47.4e-6, within(1e-15));
    assertThat(report.reachedSiemens(2)).isGreaterThan(50e-6);
    assertThat(report.outcomes())
        .containsEntry(CellOutcome.CONVERGED, 2)
        .containsEntry(CellOutcome.UNVERIFIED, 2)
        .containsEntry(CellOutcome.STUCK, 0);
  }

  /** One pulse of 1 ms at 0.01 V after another: the cell hardly moves. */
  private static final ProgrammingStrategy CRAWL =
      session -> {
        while (session.verify().length > 0) {
          session.pulse(FIRST, volts(0.01), seconds(1e-3));
        }
      };

  @Test
  void verify_budgetOfAnyKind_endsTheCellThatHasSpentIt() {
    double infinite = Double.POSITIVE_INFINITY;
    ProgrammingReport byPulses =
        CRAWL.program(
            array(new LogisticDevice(), 10e-6),
            targets(50e-6),
            Budget.ofPulses(3),
            RunContext.of(1));
    assertThat(byPulses.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(byPulses.cost().pulses(0)).isEqualTo(3);
    assertThat(byPulses.cost().reads(0)).isEqualTo(4);
    Budget time = new Budget(Long.MAX_VALUE, 4.5e-3, infinite);
    ProgrammingReport byTime =
        CRAWL.program(array(new LogisticDevice(), 10e-6), targets(50e-6), time, RunContext.of(1));
    assertThat(byTime.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(byTime.cost().pulses(0)).isEqualTo(5);
    double perPulse = byPulses.cost().joules(0) / 3;
    Budget energy = new Budget(Long.MAX_VALUE, infinite, 6.5 * perPulse);
    ProgrammingReport byEnergy =
        CRAWL.program(array(new LogisticDevice(), 10e-6), targets(50e-6), energy, RunContext.of(1));
    assertThat(byEnergy.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(byEnergy.cost().pulses(0)).isBetween(6L, 7L);
  }

  @Test
  void program_noBudgetGiven_endsAtTheDefault() {
    ProgrammingReport report =
        CRAWL.program(array(new LogisticDevice(), 10e-6), targets(50e-6), RunContext.of(1));
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(report.cost().pulses(0)).isEqualTo(Budget.DEFAULT.cellLimits().pulses());
  }

  @Test
  void verify_noBudgetAtAll_stillFindsWhatIsThereAlready() {
    ProgrammingReport report =
        CRAWL.program(
            array(new LogisticDevice(), 50e-6, 10e-6),
            targets(50e-6, 50e-6),
            Budget.ofPulses(0),
            RunContext.of(1));
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(1)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(report.cost().totals().pulses()).isZero();
  }

  @Test
  void verify_cancelled_endsWithoutReading() {
    RecordingArray array = array(new LogisticDevice(), 50e-6, 10e-6, 80e-6);
    AtomicBoolean cancel = new AtomicBoolean();
    List<Long> done = new ArrayList<>();
    Progress progress = (stage, settled, total) -> done.add(settled);
    ProgrammingStrategy once =
        session -> {
          int[] open = session.verify();
          session.pulse(open, volts(0.1, -0.1), seconds(1e-3, 1e-3));
          cancel.set(true);
          assertThat(session.verify()).isEmpty();
        };
    ProgrammingReport report =
        once.program(
            array,
            targets(50e-6, 50e-6, 50e-6),
            AMPLE,
            RunContext.of(1).withProgress(progress).withCancellation(cancel::get));
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(1)).isEqualTo(CellOutcome.CANCELLED);
    assertThat(report.outcome(2)).isEqualTo(CellOutcome.CANCELLED);
    assertThat(array.draws()).hasSize(1);
    assertThat(done).containsExactly(1L, 3L);
  }

  @Test
  void program_targetsThatDoNotFit_areRefusedBeforeAnythingIsChanged() {
    RecordingArray array = array(new LogisticDevice(), 30e-6, 30e-6);
    ProgrammingStrategy never =
        session -> {
          throw new AssertionError("must not be asked");
        };
    double beyond = 1.00001 * array.conductanceRange().maxSiemens();
    assertThatThrownBy(() -> never.program(array, targets(50e-6, beyond), AMPLE, RunContext.of(1)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("target siemens[1] must lie in");
    assertThatThrownBy(() -> never.program(array, targets(50e-6), AMPLE, RunContext.of(1)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("one per cell, 2");
    assertThatThrownBy(() -> targets(Double.NaN)).hasMessageStartingWith("target siemens[0]");
    assertThatThrownBy(() -> ProgrammingTargets.of(new double[] {50e-6}, 0))
        .hasMessageStartingWith("tolerance[0]");
    assertThatThrownBy(() -> new Budget(1, Double.NaN, 1)).hasMessageContaining("seconds");
    assertThat(array.draws()).isEmpty();
    assertThat(array.batches()).isZero();
  }

  @Test
  void targets_justOutsideTheRange_areSnapped() {
    RecordingArray array = array(new LogisticDevice(), 30e-6);
    double printed = (1 + 5e-7) * array.conductanceRange().maxSiemens();
    ProgrammingReport report =
        CRAWL.program(array, targets(printed), Budget.ofPulses(1), RunContext.of(1));
    assertThat(report.targets().siemens(0)).isEqualTo(array.conductanceRange().maxSiemens());
  }

  @Test
  void settle_endedCell_isRefused() {
    program(
        array(new LogisticDevice(), 30e-6, 30e-6),
        session -> {
          session.finish(0, CellOutcome.STUCK);
          assertThat(session.unfinishedCells()).containsExactly(1);
          assertThatThrownBy(() -> session.finish(0, CellOutcome.STUCK))
              .hasMessageContaining("must be unfinished");
          assertThatThrownBy(() -> session.finish(2, CellOutcome.STUCK))
              .isInstanceOf(InvalidValueException.class);
          assertThatThrownBy(() -> session.pulse(FIRST, volts(0.1), seconds(1e-3)))
              .hasMessageContaining("must be unfinished");
        });
  }

  @Test
  void settle_convergedWithoutAFreshReading_isRefused() {
    ProgrammingReport report =
        program(
            array(new LogisticDevice(), 50e-6, 30e-6, 50e-6),
            session -> {
              int[] all = {0, 1, 2};
              refuses(session, 0);
              session.read(all);
              session.finish(0, CellOutcome.CONVERGED);
              refuses(session, 1);
              session.pulse(new int[] {2}, volts(0.1), seconds(1e-6));
              refuses(session, 2);
            });
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(2)).isEqualTo(CellOutcome.UNVERIFIED);
  }

  private static void refuses(ProgrammingSession session, int cell) {
    assertThatThrownBy(() -> session.finish(cell, CellOutcome.CONVERGED))
        .hasMessageContaining("must be based on a reading");
  }

  @Test
  void lastPulse_stoppedByTheWindow_tellsWhichEnd() {
    program(
        array(new LogisticDevice(), 30e-6, 30e-6, 30e-6),
        session -> {
          session.pulse(new int[] {0, 1}, volts(0.3, -0.3), seconds(5, 5));
          assertThat(session.lastOutcome(0)).isEqualTo(PulseResult.Outcome.STOPPED_UPPER);
          assertThat(session.lastOutcome(1)).isEqualTo(PulseResult.Outcome.STOPPED_LOWER);
          assertThat(session.lastOutcome(2)).isEqualTo(PulseResult.Outcome.FREE);
        });
  }

  @Test
  void asApplied_groupedPulses_haveTheirCommonLength() {
    RecordingArray array = array(new LogisticDevice(), 30e-6, 30e-6, 30e-6);
    ProgrammingStrategy strategy =
        session -> {
          PulsePlan plan = new PulsePlan();
          plan.reset(session.verify());
          plan.set(0, 0.1, 1e-3, 0.7);
          plan.set(1, 0.1, 1.2e-3);
          plan.set(2, 0.1, 0);
          session.pulse(plan);
          PulsePlan applied = session.asApplied(plan);
          boolean grouped = session.lastSeconds(1) == 1e-3;
          assertThat(plan.seconds(1)).isEqualTo(1.2e-3);
          assertThat(applied == plan).isEqualTo(!grouped);
          assertThat(applied.seconds(1)).isEqualTo(session.lastSeconds(1));
          assertThat(applied.predictedSuccess(0)).isEqualTo(0.7);
          assertThat(applied.seconds(2)).isZero();
        };
    ProgrammingTask task =
        new ProgrammingTask(ProgrammingTargets.of(new double[] {5e-5, 5e-5, 5e-5}, 0.05), AMPLE);
    strategy.program(array, task, RunContext.of(1));
    ProgrammingReport report =
        strategy.program(array, task.withSchedule(Schedule.grouped(1.5)), RunContext.of(1));
    assertThat(report.delay().pulseSeconds()).isEqualTo(1e-3);
  }

  @Test
  void addRequests_readCells_requestTheirTargets() {
    RecordingArray array = array(new LogisticDevice(), 30e-6, 80e-6);
    program(
        array,
        session -> {
          PulseRequests requests = new PulseRequests(0);
          session.addRequests(session.verify(), requests);
          assertThat(requests.size()).isEqualTo(2);
          assertThat(requests.cell(1)).isEqualTo(1);
          assertThat(requests.startSiemens(1)).isEqualTo(session.clampedReading(1));
          assertThat(requests.targetSiemens(1)).isEqualTo(50e-6);
          assertThat(requests.tolerance(1)).isEqualTo(0.05);
        });
  }

  @Test
  void session_ofAnArray_tellsWhatStrategiesNeed() {
    RecordingArray array = array(new LogisticDevice(), 30e-6);
    program(
        array,
        session -> {
          assertThat(session.model()).isSameAs(array.model());
          assertThat(session.conductanceRange()).isEqualTo(array.conductanceRange());
          assertThat(session.periphery()).isEqualTo(new PeripheryParameters(0, 2e-6, 3e-7));
          assertThat(session.cells()).isEqualTo(1);
          assertThat(session.context().seed()).isEqualTo(new Seed(1));
        });
  }
}
