package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.run.Run;

/** How target conductances get into an array. Immutable and thread-safe. */
@FunctionalInterface
public interface ArrayWriter {

  /**
   * Brings an array to targets.
   *
   * @param array the array, changed
   * @param siemens one target per cell, inside the array's range [S]
   * @param run seed, progress, cancellation
   * @return what was reached and what it cost
   */
  ProgrammingReport write(CrossbarArray array, double[] siemens, Run run);

  /**
   * Writes with a strategy.
   *
   * @param strategy the strategy
   * @param tolerance tolerated relative difference of every cell, 0.05 for 5 %
   * @param budget what a cell may cost
   * @return the writer
   */
  static ArrayWriter by(ProgrammingStrategy strategy, double tolerance, Budget budget) {
    return (array, siemens, run) ->
        strategy.program(array, ProgrammingTargets.uniform(siemens, tolerance), budget, run);
  }

  /**
   * Puts every cell exactly to its target, without pulses and at no cost: what an array does once
   * programming is no concern. The report counts nothing and calls the cells unverified.
   *
   * @return the writer
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
