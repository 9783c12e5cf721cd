package org.ouroboros.memristor.core.programming;

import java.util.List;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.run.Run;

/**
 * An algorithm that programs an array to target conductances. Immutable and thread-safe. Implement
 * {@link #write}; it is usually a loop over the unfinished cells:
 *
 * <pre>{@code
 * for (int[] cells = session.verify(); cells.length > 0; cells = session.verify()) {
 *   // choose a voltage and a length for each cell
 *   session.pulse(cells, volts, seconds);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ProgrammingStrategy {

  /**
   * Programs the cells of a session to its targets.
   *
   * @param session reads and pulses cells and records the cost
   */
  void write(ProgrammingSession session);

  /**
   * {@return whether the array may be divided into blocks of cells, each programmed by its own call
   * of {@link #write}, concurrently; by default true} A strategy that treats each cell
   * independently allows this; one that needs the whole array does not.
   */
  default boolean writesBlocks() {
    return true;
  }

  /**
   * {@return this strategy followed by another for all cells that did not reach their targets}
   *
   * @param second the other strategy
   */
  default ProgrammingStrategy then(ProgrammingStrategy second) {
    return new Stages(
        List.of(new Stages.Part(this, Limits.NONE), new Stages.Part(second, Limits.NONE)));
  }

  /**
   * {@return this strategy with additional limits that apply besides the budget, for use as one of
   * several stages}
   *
   * @param limits limits of each cell's cost in this strategy
   */
  default ProgrammingStrategy within(Limits limits) {
    return new Stages(List.of(new Stages.Part(this, limits)));
  }

  /**
   * Programs an array to targets, one cell after the other.
   *
   * @param array the array, changed
   * @param targets the target of each cell, inside the array's conductance range
   * @param budget limits of the cost
   * @param run seed, progress, cancellation
   * @return results and cost
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the targets do not fit the
   *     array; it is then unchanged
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTargets targets, Budget budget, Run run) {
    return program(array, new ProgrammingTask(targets, budget), run);
  }

  /**
   * Executes a programming task.
   *
   * @param array the array, changed; it defines the number of threads
   * @param task targets, budget, schedule
   * @param run seed, progress, cancellation
   * @return results and cost, bit-identical for any number of threads
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the targets do not fit the
   *     array; it is then unchanged
   */
  default ProgrammingReport program(ProgrammableArray array, ProgrammingTask task, Run run) {
    return program(array, task, run, Journal.forgetful());
  }

  /**
   * Executes a programming task, or resumes one that was cancelled.
   *
   * @param array the array, changed; as the cancelled run left it
   * @param task targets, budget, schedule
   * @param run seed, progress, cancellation
   * @param journal the replay log, empty for a new task; extended by this run
   * @return results and cost of this run and those before
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the targets do not fit the
   *     array or the log belongs to another task; the array is then unchanged
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTask task, Run run, Journal journal) {
    return new Programming(array, task, run).write(this, journal);
  }
}
