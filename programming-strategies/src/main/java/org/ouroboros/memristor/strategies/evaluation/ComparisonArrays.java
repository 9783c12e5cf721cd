package org.ouroboros.memristor.strategies.evaluation;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.programming.ProgrammingTask;

/**
 * The arrays on which strategies are compared, and their tasks. Each call creates an array; calls
 * with equal arguments create the same devices in the same states with the same targets. The
 * devices of the three methods are different ones.
 */
public interface ComparisonArrays {
  /** {@return an array, with these threads, that every strategy programs} */
  TestArray test(StrategyComparison.Condition condition, Workers workers);

  /** {@return a small array on which all candidates for write-verify settings are evaluated} */
  TestArray screening(StrategyComparison.Condition condition, Workers workers);

  /** {@return a larger array on which the settings are chosen among the finalists} */
  TestArray validation(StrategyComparison.Condition condition, Workers workers);

  /**
   * An array with its task.
   *
   * @param array the array
   * @param task targets, budget and schedule
   * @param stuck whether a cell is stuck, which only the simulation knows
   */
  record TestArray(ProgrammableArray array, ProgrammingTask task, IntPredicate stuck) {
    /** {@return the cells that are not stuck, ascending} */
    public int[] workingCells() {
      return IntStream.range(0, array.cells()).filter(stuck.negate()).toArray();
    }
  }
}
