package org.ouroboros.memristor.core.programming;

import java.util.List;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.RunContext;

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
  default boolean supportsBlocks() {
    return true;
  }

  /** {@return this strategy followed by another for all cells that did not reach their targets} */
  default ProgrammingStrategy then(ProgrammingStrategy second) {
    return new StrategyChain(
        List.of(
            new StrategyChain.Stage(this, Budget.Limits.UNLIMITED),
            new StrategyChain.Stage(second, Budget.Limits.UNLIMITED)));
  }

  /**
   * {@return this strategy with additional limits that apply besides the budget, for use as one of
   * several stages}
   */
  default ProgrammingStrategy withLimits(Budget.Limits limits) {
    return new StrategyChain(List.of(new StrategyChain.Stage(this, limits)));
  }

  /**
   * Programs an array to targets, one cell after the other, with {@link Budget#DEFAULT}; as {@link
   * #program(ProgrammableArray, ProgrammingTask, RunContext)} otherwise.
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTargets targets, RunContext context) {
    return program(array, targets, Budget.DEFAULT, context);
  }

  /**
   * Programs an array to targets, one cell after the other; as {@link #program(ProgrammableArray,
   * ProgrammingTask, RunContext)} otherwise.
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTargets targets, Budget budget, RunContext context) {
    return program(array, new ProgrammingTask(targets, budget), context);
  }

  /**
   * Executes a programming task.
   *
   * @param array the array, changed; it defines the number of threads
   * @param task targets inside the array's conductance range, budget, schedule
   * @param context seed, progress, cancellation
   * @return results and cost, bit-identical for any number of threads
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the targets do not fit
   *     the array; it is then unchanged
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTask task, RunContext context) {
    return program(array, task, context, ReplayLog.disabled());
  }

  /**
   * Executes a programming task, or resumes one that was cancelled.
   *
   * @param array the array, changed; as the cancelled run left it
   * @param task targets, budget, schedule
   * @param context seed, progress, cancellation
   * @param log the replay log, empty for a new task; extended by this run
   * @return results and cost of this run and those before
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the targets do not fit
   *     the array or the log belongs to another task; the array is then unchanged
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTask task, RunContext context, ReplayLog log) {
    return new ProgrammingRun(array, task, context).execute(this, log);
  }
}
