package org.ouroboros.memristor.examples.programming;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.Journal;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.run.Run;

/**
 * One array, brought to its targets by a strategy.
 *
 * @param devices the array, changed by {@link #run}
 * @param strategy the strategy
 * @param task targets, budget, schedule
 */
public record ArrayProgramming(
    DeviceArray devices, ProgrammingStrategy strategy, ProgrammingTask task) {

  /**
   * What is written down on the way.
   *
   * @param journal what the run sees, so that it can go on after it was cancelled
   * @param trace every pulse, if wanted
   */
  public record Records(Optional<Journal> journal, Optional<PulseTrace> trace) {

    /** Nothing is written down. */
    public static final Records NONE = new Records(Optional.empty(), Optional.empty());
  }

  /**
   * What came of it.
   *
   * @param report what was reached and what it cost
   * @param devices the array as it is now
   */
  public record Result(ProgrammingReport report, DeviceArray devices) {

    /**
     * Whether the run was cancelled before all cells had ended.
     *
     * @return true if there is something left to go on with
     */
    public boolean cancelled() {
      return report.outcomes().getOrDefault(CellOutcome.CANCELLED, 0) > 0;
    }

    /**
     * The cells that work, as only the simulation knows.
     *
     * @return their indices, ascending
     */
    public int[] healthy() {
      return IntStream.range(0, devices.bank().cells())
          .filter(cell -> !devices.bank().stuck(cell))
          .toArray();
    }

    /**
     * The pulses of each cell, for maps.
     *
     * @return rows x columns
     */
    public double[][] pulses() {
      int columns = devices.plan().columns();
      double[][] map = new double[devices.plan().rows()][columns];
      for (int r = 0; r < map.length; r++) {
        int first = r * columns;
        Arrays.setAll(map[r], c -> report.ledger().pulses(first + c));
      }
      return map;
    }
  }

  /**
   * Writes the array.
   *
   * @param run seed, progress, cancellation
   * @param records what is written down on the way
   * @return what came of it
   * @throws InvalidValueException if the targets do not fit the array, or the journal is of another
   *     task
   */
  public Result run(Run run, Records records) {
    ProgrammableArray array =
        records.trace().isPresent()
            ? new TracedArray(devices, records.trace().get())
            : devices.array();
    ProgrammingReport report =
        records.journal().isPresent()
            ? strategy.program(array, task, run, records.journal().get())
            : strategy.program(array, task, run);
    return new Result(report, devices);
  }
}
