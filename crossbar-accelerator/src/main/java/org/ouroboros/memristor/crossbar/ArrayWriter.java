package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.run.Run;

/** Programs an array to target conductances. Immutable and thread-safe. */
@FunctionalInterface
public interface ArrayWriter {

  /**
   * Programs an array.
   *
   * @param array the array, changed
   * @param siemens one target per cell, inside the array's range [S]
   * @param run seed, progress, cancellation
   * @return outcomes and cost
   */
  ProgrammingReport write(CrossbarArray array, double[] siemens, Run run);

  /**
   * Returns a programmer that uses a strategy.
   *
   * @param strategy the strategy
   * @param tolerance tolerated relative difference of every cell, 0.05 for 5 %
   * @param budget cost limits
   * @return the programmer
   */
  static ArrayWriter by(ProgrammingStrategy strategy, double tolerance, Budget budget) {
    return (array, siemens, run) ->
        strategy.program(array, ProgrammingTargets.uniform(siemens, tolerance), budget, run);
  }

  /**
   * Returns an ideal programmer, which sets every cell to its target without pulses or cost. Its
   * reports contain no cost, and all cells are unverified.
   *
   * @return the programmer
   */
  static ArrayWriter ideal() {
    ProgrammingStrategy nothing = session -> {};
    ArrayWriter account = by(nothing, Window.SNAP_RELATIVE, Budget.ofPulses(0));
    return (array, siemens, run) -> {
      array.setConductances(siemens);
      return account.write(array, siemens, run);
    };
  }
}
