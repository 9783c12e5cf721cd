package org.ouroboros.memristor.examples.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.PulseTrace;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/**
 * Programs one array with a strategy.
 *
 * @param array the array, changed by {@link #run}
 * @param strategy the strategy
 * @param task targets, budget, schedule
 */
record ArrayProgramming(CrossbarArray array, ProgrammingStrategy strategy, ProgrammingTask task) {

  /**
   * Records made during the run.
   *
   * @param journal replay log, with which the run can continue after it was cancelled
   * @param trace record of every pulse
   */
  public record RunRecords(Optional<ReplayLog> journal, Optional<PulseTrace> trace) {

    /** No records. */
    public static final RunRecords NONE = new RunRecords(Optional.empty(), Optional.empty());
  }

  /**
   * Result of a run.
   *
   * @param report outcomes and cost
   * @param array the array in its final state
   */
  public record Result(ProgrammingReport report, CrossbarArray array) {

    /**
     * Returns whether the run was cancelled before all cells were finished.
     *
     * @return true if cells are left
     */
    public boolean cancelled() {
      return report.outcomes().getOrDefault(CellOutcome.CANCELLED, 0) > 0;
    }

    /**
     * Returns the cells that are not stuck, which only the simulation knows.
     *
     * @return their indices, ascending
     */
    public int[] workingCells() {
      return IntStream.range(0, array.cells()).filter(cell -> !array.bank().stuck(cell)).toArray();
    }

    /**
     * Returns the number of pulses of each cell.
     *
     * @return rows x columns
     */
    public double[][] pulseCounts() {
      int columns = array.columns();
      double[][] map = new double[array.rows()][columns];
      for (int r = 0; r < map.length; r++) {
        int first = r * columns;
        Arrays.setAll(map[r], c -> report.cost().pulses(first + c));
      }
      return map;
    }
  }

  /**
   * Programs the array.
   *
   * @param run seed, progress, cancellation
   * @param records records made during the run
   * @return the result
   * @throws InvalidValueException if the targets do not fit the array, or the replay log belongs to
   *     another task
   */
  public Result run(RunContext run, RunRecords records) {
    ProgrammableArray target =
        records.trace().isPresent() ? records.trace().get().of(array, array.bank()) : array;
    ProgrammingReport report =
        records.journal().isPresent()
            ? strategy.program(target, task, run, records.journal().get())
            : strategy.program(target, task, run);
    return new Result(report, array);
  }
}
