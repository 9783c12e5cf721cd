package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ouroboros.memristor.core.testing.ProgrammingScenario.BUDGET;
import static org.ouroboros.memristor.core.testing.ProgrammingScenario.SEED;
import static org.ouroboros.memristor.core.testing.ProgrammingScenario.count;
import static org.ouroboros.memristor.core.testing.ProgrammingScenario.sortedPulses;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * What every strategy promises. A strategy's own test inherits it:
 *
 * <pre>{@code
 * class MyStrategyTest extends ProgrammingStrategyContract {
 *   @Override
 *   protected ProgrammingStrategy strategy(DeviceModel model) {
 *     return new MyStrategy(model);
 *   }
 * }
 * }</pre>
 *
 * <p>The strategy is run on stand-ins of both kinds of devices: {@link LogisticDevice} and {@link
 * StepDevice}.
 */
public abstract class ProgrammingStrategyContract {

  private static final LogisticDevice LOGISTIC = new LogisticDevice().withWindow(0.05, 0.95);
  private static final StepDevice STEPS = StepDevice.soft().withWindow(0.05, 0.95);

  private static final ProgrammingScenario SCENARIO = logistic(60, 0);

  /** For subclasses. */
  protected ProgrammingStrategyContract() {}

  private static ProgrammingScenario logistic(int cells, double relativeReadNoise) {
    return new ProgrammingScenario(
        LOGISTIC, LogisticDevice.WIDELY_VARIED, cells, 0.05, relativeReadNoise);
  }

  /**
   * {@return a new strategy under test}
   *
   * @param model the device model of the arrays that it programs
   */
  protected abstract ProgrammingStrategy strategy(DeviceModel model);

  /**
   * {@return whether the strategy continues until every cell has arrived, so that none is left
   * outside its tolerance while there is budget; by default true}
   */
  protected boolean verifies() {
    return true;
  }

  /** Everything that a report says, cell by cell. */
  private static List<Object> contents(ProgrammingReport report) {
    List<Object> all = new ArrayList<>();
    ProgrammingCost cost = report.cost();
    for (int cell = 0; cell < cost.cells(); cell++) {
      all.addAll(
          List.of(
              report.outcome(cell),
              report.reachedSiemens(cell),
              report.readSiemens(cell),
              cost.pulses(cell),
              cost.reads(cell),
              cost.seconds(cell),
              cost.joules(cell)));
    }
    return all;
  }

  @Test
  protected void program_anyNumberOfThreads_givesTheSameBits() {
    ProgrammingScenario noisy = logistic(60, 0.02);
    ProgrammingStrategy strategy = strategy(noisy.model());
    List<Object> once = contents(noisy.program(strategy, BUDGET));
    for (int threads : new int[] {1, 2, 7}) {
      RecordingArray array = noisy.array(Workers.of(threads));
      RunContext run = RunContext.of(SEED);
      List<Object> again = contents(strategy.program(array, noisy.targets(), BUDGET, run));
      assertThat(again).as("report with %s threads, compared with one", threads).isEqualTo(once);
    }
  }

  /** Several blocks, noise, and an array that several threads write. */
  private static final ProgrammingScenario LARGE = logistic(2400, 0.02);

  private List<Object> large(RecordingArray array, Cancellation cancellation, ReplayLog log) {
    ProgrammingTask task = new ProgrammingTask(LARGE.targets(), BUDGET, Schedule.ROW_PARALLEL);
    RunContext run = RunContext.of(SEED).withCancellation(cancellation);
    ProgrammingReport report = strategy(LARGE.model()).program(array, task, run, log);
    List<Object> all = contents(report);
    all.add(report.delay());
    return all;
  }

  @Test
  protected void program_blocksByAnyNumberOfThreads_giveTheSameBits() {
    List<Object> once =
        large(LARGE.array(60, Workers.single()), Cancellation.NEVER, new ReplayLog());
    for (int threads : new int[] {2, 7}) {
      List<Object> again =
          large(LARGE.array(60, Workers.of(threads)), Cancellation.NEVER, new ReplayLog());
      assertThat(again).as("report with %s threads, compared with one", threads).isEqualTo(once);
    }
  }

  @Test
  protected void program_cancelledSavedLoadedAndResumed_givesTheSameBits() throws IOException {
    RecordingArray whole = LARGE.array(60, Workers.single());
    List<Object> once = large(whole, Cancellation.NEVER, new ReplayLog());
    long batches = whole.batches();
    for (int parts : new int[] {2, 5}) {
      RecordingArray array = LARGE.array(60, Workers.of(2));
      ReplayLog log = new ReplayLog();
      for (int part = 1; part < parts; part++) {
        long most = array.batches() + Math.max(1, batches / parts);
        RecordingArray writing = array;
        large(writing, () -> writing.batches() >= most, log);
        ByteArrayOutputStream devices = new ByteArrayOutputStream();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        array.snapshot().write(devices);
        log.write(seen);
        assertThat(part > 1 || array.batches() > 0).isTrue();
        array = LARGE.array(60, Workers.of(part));
        array.restore(BankSnapshot.read(new ByteArrayInputStream(devices.toByteArray())));
        log = ReplayLog.read(new ByteArrayInputStream(seen.toByteArray()));
      }
      assertThat(large(array, Cancellation.NEVER, log))
          .as("report of a run in %s parts, compared with one in a single part", parts)
          .isEqualTo(once);
      double[] reached = new double[LARGE.cells()];
      double[] uninterrupted = new double[LARGE.cells()];
      array.conductances(reached);
      whole.conductances(uninterrupted);
      assertThat(reached).as("conductances after %s parts", parts).isEqualTo(uninterrupted);
    }
  }

  @Test
  protected void program_badTargets_changesNothing() {
    ProgrammingStrategy strategy = strategy(SCENARIO.model());
    double[] outside = new double[SCENARIO.cells()];
    Arrays.fill(outside, 50e-6);
    outside[59] = 200e-6;
    for (double[] siemens : new double[][] {outside, {50e-6}}) {
      RecordingArray array = SCENARIO.array(Workers.single());
      double[] before = new double[SCENARIO.cells()];
      array.conductances(before);
      ProgrammingTargets targets = ProgrammingTargets.of(siemens, 0.05);
      assertThatThrownBy(() -> strategy.program(array, targets, BUDGET, RunContext.of(SEED)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("target");
      double[] after = new double[SCENARIO.cells()];
      array.conductances(after);
      assertThat(after).as("conductances after refused targets").isEqualTo(before);
      assertThat(array.draws()).as("reads of an array that is left as it was").isEmpty();
    }
  }

  @Test
  protected void program_cost_equalsWhatTheArrayReceived() {
    for (DeviceModel model : List.of(LOGISTIC, STEPS)) {
      Variation variation = model.equals(LOGISTIC) ? LogisticDevice.WIDELY_VARIED : Variation.NONE;
      ProgrammingScenario task = new ProgrammingScenario(model, variation, 40, 0.05, 0);
      RecordingArray array = task.array(Workers.single());
      ProgrammingReport report =
          strategy(model).program(array, task.targets(), BUDGET, RunContext.of(SEED));
      assertThat(report.cost().totals().pulses()).isPositive();
      for (int cell = 0; cell < task.cells(); cell++) {
        ProgrammingCost cost = report.cost();
        assertThat(cost.pulses(cell)).as("pulses of cell %s", cell).isEqualTo(array.pulses(cell));
        assertThat(cost.reads(cell)).as("reads of cell %s", cell).isEqualTo(array.reads(cell));
        double seconds =
            array.pulseSeconds(cell) + 1e-7 * array.pulses(cell) + 1e-6 * array.reads(cell);
        assertThat(cost.seconds(cell))
            .as("seconds of cell %s", cell)
            .isCloseTo(seconds, within(1e-12 * seconds));
        assertThat(cost.joules(cell))
            .as("joules of cell %s", cell)
            .isGreaterThan(array.joules(cell));
      }
    }
  }

  @Test
  protected void program_cancelled_leavesOtherCellsUnchanged() {
    ProgrammingStrategy strategy = strategy(SCENARIO.model());
    for (int batches : new int[] {0, 1}) {
      RecordingArray array = SCENARIO.array(Workers.single());
      RunContext run = RunContext.of(SEED).withCancellation(() -> array.batches() >= batches);
      ProgrammingReport report = strategy.program(array, SCENARIO.targets(), BUDGET, run);
      if (batches == 0) {
        assertThat(report.cost().totals()).isEqualTo(new ProgrammingCost.Totals(0, 0, 0, 0));
        assertThat(count(report, CellOutcome.CANCELLED)).isEqualTo(SCENARIO.cells());
      } else if (verifies()) {
        assertThat(array.batches()).isEqualTo(1);
        assertThat(count(report, CellOutcome.CANCELLED)).isGreaterThan(SCENARIO.cells() / 2);
        assertThat(count(report, CellOutcome.UNVERIFIED)).isZero();
      }
    }
  }

  @Test
  protected void program_convergedCells_wereReadWithinTheirTolerance() {
    for (double noise : new double[] {0, 0.02}) {
      ProgrammingScenario task = logistic(60, noise);
      ProgrammingReport report = task.program(strategy(task.model()), BUDGET);
      int converged = count(report, CellOutcome.CONVERGED);
      assertThat(converged).as("converged cells at a read noise of %s", noise).isGreaterThan(0);
      if (verifies()) {
        assertThat(converged)
            .as("converged cells of a strategy that verifies, at a read noise of %s", noise)
            .isEqualTo(task.cells());
      }
      for (int cell = 0; cell < task.cells(); cell++) {
        boolean hit = report.targets().isWithinTolerance(cell, report.readSiemens(cell));
        boolean done = report.outcome(cell) == CellOutcome.CONVERGED;
        assertThat(hit)
            .as(
                "last reading of cell %s within its tolerance; outcome %s",
                cell, report.outcome(cell))
            .isEqualTo(done);
      }
    }
  }

  @Test
  protected void program_readingsBeyondTheRange_areAccepted() {
    ProgrammingScenario task = logistic(30, 0.3);
    RecordingArray array = task.array(Workers.single());
    double[] ends = new double[task.cells()];
    for (int cell = 0; cell < ends.length; cell++) {
      ends[cell] =
          cell % 2 == 0
              ? array.conductanceRange().minSiemens()
              : array.conductanceRange().maxSiemens();
    }
    ProgrammingReport report =
        strategy(task.model())
            .program(
                array, ProgrammingTargets.of(ends, 0.05), Budget.ofPulses(30), RunContext.of(SEED));
    assertThat(report.cost().totals().pulses()).isPositive();
    assertThat(report.outcomes().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(task.cells());
  }

  @Test
  protected void program_budgetOfPulses_isNotExceeded() {
    ProgrammingStrategy strategy = strategy(SCENARIO.model());
    for (int most : new int[] {0, 2}) {
      ProgrammingReport report = SCENARIO.program(strategy, Budget.ofPulses(most));
      assertThat(sortedPulses(report)[SCENARIO.cells() - 1]).isLessThanOrEqualTo(most);
      if (most == 0 || verifies()) {
        assertThat(count(report, CellOutcome.BUDGET_SPENT)).isPositive();
        assertThat(count(report, CellOutcome.UNVERIFIED)).isZero();
      }
    }
  }

  @Test
  protected void program_pulseResponseDevice_reachesItsTarget() {
    ProgrammingScenario task = new ProgrammingScenario(STEPS, Variation.NONE, 40, 0.03, 0);
    ProgrammingReport report = task.program(strategy(task.model()), Budget.ofPulses(1000));
    int hits = 0;
    for (int cell = 0; cell < task.cells(); cell++) {
      hits += report.targets().isWithinTolerance(cell, report.reachedSiemens(cell)) ? 1 : 0;
    }
    assertThat(hits).as("pulse-response devices within their tolerance").isEqualTo(task.cells());
  }
}
