package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/** What holds for every strategy. */
abstract class StrategyContract {

  private static final Task TASK = new Task(new ToyDevice(), ToyDevice.VARIED, 60, 0.05, 0);

  /** The name under which the strategy is found. */
  abstract String name();

  /** Whether the strategy goes on until every cell has arrived. */
  abstract boolean verifies();

  final ProgrammingStrategy strategy(DeviceModel model) {
    StrategyContext context =
        new StrategyContext(
            model, PulseDriver.defaultFor(model), Optional.of(new NoiseFreeInverse(model)));
    StrategyFactory factory =
        StrategyFactory.catalog(StrategyContract.class.getClassLoader()).find(name());
    assertThat(factory.description()).isNotBlank();
    return factory.create(context);
  }

  /** Everything that a report says, cell by cell. */
  private static List<Object> contents(ProgrammingReport report) {
    List<Object> all = new ArrayList<>();
    ProgrammingCost ledger = report.cost();
    for (int cell = 0; cell < ledger.cells(); cell++) {
      all.addAll(
          List.of(
              report.outcome(cell),
              report.reachedSiemens(cell),
              report.readSiemens(cell),
              ledger.pulses(cell),
              ledger.reads(cell),
              ledger.seconds(cell),
              ledger.joules(cell)));
    }
    return all;
  }

  @Test
  void program_anyNumberOfThreads_givesTheSameBits() {
    Task noisy = new Task(new ToyDevice(), ToyDevice.VARIED, 60, 0.05, 0.02);
    ProgrammingStrategy strategy = strategy(noisy.model());
    List<Object> once = contents(noisy.solve(strategy, Task.BUDGET));
    for (int threads : new int[] {1, 2, 7}) {
      SpyArray array = noisy.array(Workers.of(threads));
      RunContext run = RunContext.of(Task.SEED);
      List<Object> again = contents(strategy.program(array, noisy.targets(), Task.BUDGET, run));
      assertThat(again).isEqualTo(once);
    }
  }

  /** Several blocks, noise, and an array that several threads write. */
  private static final Task LARGE = new Task(new ToyDevice(), ToyDevice.VARIED, 2400, 0.05, 0.02);

  private List<Object> large(BankArray array, Cancellation cancellation, ReplayLog journal) {
    ProgrammingTask task = new ProgrammingTask(LARGE.targets(), Task.BUDGET, Schedule.ROW_PARALLEL);
    RunContext run = RunContext.of(Task.SEED).withCancellation(cancellation);
    ProgrammingReport report = strategy(LARGE.model()).program(array, task, run, journal);
    List<Object> all = contents(report);
    all.add(report.delay());
    return all;
  }

  @Test
  void program_blocksByAnyNumberOfThreads_giveTheSameBits() {
    List<Object> once =
        large(LARGE.shared(60, Workers.single()), Cancellation.NEVER, new ReplayLog());
    for (int threads : new int[] {2, 7}) {
      List<Object> again =
          large(LARGE.shared(60, Workers.of(threads)), Cancellation.NEVER, new ReplayLog());
      assertThat(again).isEqualTo(once);
    }
  }

  @Test
  void program_cancelledSavedLoadedAndResumed_givesTheSameBits() throws IOException {
    BankArray whole = LARGE.shared(60, Workers.single());
    List<Object> once = large(whole, Cancellation.NEVER, new ReplayLog());
    long batches = whole.batches();
    for (int parts : new int[] {2, 5}) {
      BankArray array = LARGE.shared(60, Workers.of(2));
      ReplayLog journal = new ReplayLog();
      for (int part = 1; part < parts; part++) {
        long most = array.batches() + Math.max(1, batches / parts);
        BankArray writing = array;
        large(writing, () -> writing.batches() >= most, journal);
        ByteArrayOutputStream devices = new ByteArrayOutputStream();
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        array.snapshot().write(devices);
        journal.write(seen);
        assertThat(part > 1 || array.batches() > 0).isTrue();
        array = LARGE.shared(60, Workers.of(part));
        array.restore(BankSnapshot.read(new ByteArrayInputStream(devices.toByteArray())));
        journal = ReplayLog.read(new ByteArrayInputStream(seen.toByteArray()));
      }
      assertThat(large(array, Cancellation.NEVER, journal)).isEqualTo(once);
      double[] reached = new double[LARGE.cells()];
      double[] uninterrupted = new double[LARGE.cells()];
      array.conductances(reached);
      whole.conductances(uninterrupted);
      assertThat(reached).isEqualTo(uninterrupted);
    }
  }

  @Test
  void program_badTargets_changesNothing() {
    ProgrammingStrategy strategy = strategy(TASK.model());
    double[] outside = new double[TASK.cells()];
    Arrays.fill(outside, 50e-6);
    outside[59] = 200e-6;
    for (double[] siemens : new double[][] {outside, {50e-6}}) {
      SpyArray array = TASK.array(Workers.single());
      double[] before = new double[TASK.cells()];
      array.conductances(before);
      ProgrammingTargets targets = ProgrammingTargets.of(siemens, 0.05);
      assertThatThrownBy(
              () -> strategy.program(array, targets, Task.BUDGET, RunContext.of(Task.SEED)))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("target");
      double[] after = new double[TASK.cells()];
      array.conductances(after);
      assertThat(after).isEqualTo(before);
      assertThat(array.reads).containsOnly(0);
    }
  }

  @Test
  void program_ledger_isWhatTheArraySaw() {
    for (DeviceModel model : List.of(new ToyDevice(), new ToySteps())) {
      Variation variation = model instanceof ToyDevice ? ToyDevice.VARIED : Variation.NONE;
      Task task = new Task(model, variation, 40, 0.05, 0);
      SpyArray array = task.array(Workers.single());
      ProgrammingReport report =
          strategy(model).program(array, task.targets(), Task.BUDGET, RunContext.of(Task.SEED));
      assertThat(report.cost().totals().pulses()).isPositive();
      for (int cell = 0; cell < task.cells(); cell++) {
        ProgrammingCost ledger = report.cost();
        assertThat(ledger.pulses(cell)).isEqualTo(array.pulses[cell]);
        assertThat(ledger.reads(cell)).isEqualTo(array.reads[cell]);
        double seconds =
            array.pulseSeconds[cell] + 1e-7 * array.pulses[cell] + 1e-6 * array.reads[cell];
        assertThat(ledger.seconds(cell)).isCloseTo(seconds, within(1e-12 * seconds));
        assertThat(ledger.joules(cell)).isGreaterThan(array.pulseJoules[cell]);
      }
    }
  }

  @Test
  void program_cancelled_leavesTheRestUntouched() {
    ProgrammingStrategy strategy = strategy(TASK.model());
    for (int batches : new int[] {0, 1}) {
      SpyArray array = TASK.array(Workers.single());
      RunContext run = RunContext.of(Task.SEED).withCancellation(() -> array.batches >= batches);
      ProgrammingReport report = strategy.program(array, TASK.targets(), Task.BUDGET, run);
      if (batches == 0) {
        assertThat(report.cost().totals()).isEqualTo(new ProgrammingCost.Totals(0, 0, 0, 0));
        assertThat(Task.count(report, CellOutcome.CANCELLED)).isEqualTo(TASK.cells());
      } else if (verifies()) {
        assertThat(array.batches).isEqualTo(1);
        assertThat(Task.count(report, CellOutcome.CANCELLED)).isGreaterThan(TASK.cells() / 2);
        assertThat(Task.count(report, CellOutcome.UNVERIFIED)).isZero();
      }
    }
  }

  @Test
  void program_convergedCells_wereReadWithinTheirTolerance() {
    for (double noise : new double[] {0, 0.02}) {
      Task task = new Task(new ToyDevice(), ToyDevice.VARIED, 60, 0.05, noise);
      ProgrammingReport report = task.solve(strategy(task.model()), Task.BUDGET);
      int converged = Task.count(report, CellOutcome.CONVERGED);
      assertThat(converged).isGreaterThan(0);
      if (verifies()) {
        assertThat(converged).isEqualTo(task.cells());
      }
      for (int cell = 0; cell < task.cells(); cell++) {
        boolean hit = report.targets().isWithinTolerance(cell, report.readSiemens(cell));
        boolean done = report.outcome(cell) == CellOutcome.CONVERGED;
        assertThat(hit).isEqualTo(done);
      }
    }
  }

  @Test
  void program_readingsBeyondTheRange_areNoObstacle() {
    Task task = new Task(new ToyDevice(), ToyDevice.VARIED, 30, 0.05, 0.3);
    SpyArray array = task.array(Workers.single());
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
                array,
                ProgrammingTargets.of(ends, 0.05),
                Budget.ofPulses(30),
                RunContext.of(Task.SEED));
    assertThat(report.cost().totals().pulses()).isPositive();
    assertThat(report.outcomes().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(task.cells());
  }

  @Test
  void program_budgetOfPulses_isKept() {
    ProgrammingStrategy strategy = strategy(TASK.model());
    for (int most : new int[] {0, 2}) {
      ProgrammingReport report = TASK.solve(strategy, Budget.ofPulses(most));
      assertThat(Task.pulses(report)[TASK.cells() - 1]).isLessThanOrEqualTo(most);
      if (most == 0 || verifies()) {
        assertThat(Task.count(report, CellOutcome.BUDGET_SPENT)).isPositive();
        assertThat(Task.count(report, CellOutcome.UNVERIFIED)).isZero();
      }
    }
  }

  @Test
  void program_pulseResponseDevice_isBroughtThere() {
    Task task = new Task(new ToySteps(), Variation.NONE, 40, 0.03, 0);
    ProgrammingReport report = task.solve(strategy(task.model()), Budget.ofPulses(1000));
    int hits = 0;
    for (int cell = 0; cell < task.cells(); cell++) {
      hits += report.targets().isWithinTolerance(cell, report.reachedSiemens(cell)) ? 1 : 0;
    }
    assertThat(hits).isEqualTo(task.cells());
  }
}
