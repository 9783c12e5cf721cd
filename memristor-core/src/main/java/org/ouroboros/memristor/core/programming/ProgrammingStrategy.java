package org.ouroboros.memristor.core.programming;

import java.util.List;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.run.Run;

/**
 * A way to bring an array to targets. Immutable and thread-safe. Implement {@link #write}; it is
 * mostly a loop over the cells that are still open:
 *
 * <pre>{@code
 * for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
 *   // choose a voltage and a length for each open cell
 *   session.pulse(open, volts, seconds);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ProgrammingStrategy {

  /**
   * Writes the targets.
   *
   * @param session reads, pulses and keeps the book
   */
  void write(ProgrammingSession session);

  /**
   * Whether the array may be cut into blocks of cells, each written by a {@link #write} of its own,
   * several at a time. A strategy that does to each cell what that cell alone asks for may; one
   * that needs to see the array as a whole may not.
   *
   * @return by default true
   */
  default boolean writesBlocks() {
    return true;
  }

  /**
   * This strategy, and another for all cells that it did not bring to their targets.
   *
   * @param second the other one
   * @return both as one
   */
  default ProgrammingStrategy then(ProgrammingStrategy second) {
    return new Stages(
        List.of(new Stages.Part(this, Limits.NONE), new Stages.Part(second, Limits.NONE)));
  }

  /**
   * This strategy with limits of its own, which it may not go beyond whatever the budget; for the
   * first of several.
   *
   * @param limits what each cell may spend on this strategy
   * @return the limited strategy
   */
  default ProgrammingStrategy within(Limits limits) {
    return new Stages(List.of(new Stages.Part(this, limits)));
  }

  /**
   * Brings an array to targets, one cell after the other.
   *
   * @param array the array, changed
   * @param targets where each cell shall go; conductances inside the array's range
   * @param budget what a cell may cost
   * @param run seed, progress, cancellation
   * @return what was reached and what it cost
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if targets do not fit the
   *     array; nothing is changed then
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTargets targets, Budget budget, Run run) {
    return program(array, new ProgrammingTask(targets, budget), run);
  }

  /**
   * Does a task.
   *
   * @param array the array, changed; it decides by how many threads it may be written
   * @param task targets, budget, schedule
   * @param run seed, progress, cancellation
   * @return what was reached and what it cost; the same bits for any number of threads
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if targets do not fit the
   *     array; nothing is changed then
   */
  default ProgrammingReport program(ProgrammableArray array, ProgrammingTask task, Run run) {
    return program(array, task, run, Journal.forgetful());
  }

  /**
   * Does a task, or goes on with one that was cancelled.
   *
   * @param array the array, changed; as the cancelled run left it
   * @param task targets, budget, schedule
   * @param run seed, progress, cancellation
   * @param journal what was seen so far, empty at first; written on
   * @return what was reached and what it cost, by this run and those before
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if targets do not fit the
   *     array, or the journal is of another task; nothing is changed then
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTask task, Run run, Journal journal) {
    return new Programming(array, task, run).write(this, journal);
  }
}
