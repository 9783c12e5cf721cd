package org.ouroboros.memristor.examples.cli;

import java.util.Optional;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.PulseTrace;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/** Programs one array, which {@link #run} changes, with a strategy. */
record ArrayProgramming(CrossbarArray array, ProgrammingStrategy strategy, ProgrammingTask task) {
  /** Outcomes and cost of a run, and the array in its final state. */
  record Result(ProgrammingReport report, CrossbarArray array) {
    /** Returns whether the run was cancelled before all cells were finished. */
    boolean cancelled() {
      return report.cancelled();
    }

    /** Returns the cells that are not stuck, which only the simulation knows, ascending. */
    int[] workingCells() {
      return IntStream.range(0, array.cells()).filter(cell -> !array.bank().stuck(cell)).toArray();
    }
  }

  /**
   * Programs the array.
   *
   * @param replayLog with which the run can continue after it was cancelled
   * @param trace record of every pulse
   * @throws InvalidValueException if the targets do not fit the array, or the replay log belongs to
   *     another task
   */
  Result run(RunContext run, Optional<ReplayLog> replayLog, Optional<PulseTrace> trace) {
    ProgrammableArray target = trace.isPresent() ? trace.get().of(array, array.bank()) : array;
    ProgrammingReport report =
        replayLog.isPresent()
            ? strategy.program(target, task, run, replayLog.get())
            : strategy.program(target, task, run);
    return new Result(report, array);
  }
}
