package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;

/** Programs an array to target conductances. Immutable and thread-safe. */
@FunctionalInterface
public interface ArrayProgrammer {
  /**
   * Programs an array.
   *
   * @param array the array, changed
   * @param siemens one target per cell, inside the array's range [S]
   * @param context seed, progress, cancellation
   * @return outcomes and cost
   */
  ProgrammingReport program(CrossbarArray array, double[] siemens, RunContext context);

  /**
   * {@return a programmer that uses a strategy}
   *
   * @param strategy the strategy
   * @param relativeTolerance tolerated relative difference of every cell, 0.05 for 5 %
   * @param budget cost limits
   */
  static ArrayProgrammer withStrategy(
      ProgrammingStrategy strategy, double relativeTolerance, Budget budget) {
    return (array, siemens, context) ->
        strategy.program(array, ProgrammingTargets.of(siemens, relativeTolerance), budget, context);
  }

  /**
   * Returns an ideal programmer, which sets every cell to its target without pulses or cost. Its
   * reports contain no cost, and all cells are unverified.
   *
   * @return the programmer
   */
  static ArrayProgrammer ideal() {
    ProgrammingStrategy noPulses = session -> {};
    ArrayProgrammer reporter =
        withStrategy(noPulses, StateWindow.SNAP_RELATIVE_TOLERANCE, Budget.ofPulses(0));
    return (array, siemens, context) -> {
      array.setConductances(siemens);
      return reporter.program(array, siemens, context);
    };
  }
}
