package org.ouroboros.memristor.core.device;

/**
 * How pulses on a {@link PhysicalDevice} are solved. A solver is declared configuration: the same
 * pulse gives the same bits whatever ran before.
 */
public interface PulseSolver {

  /**
   * The method and its error bound in a few words, for reports.
   *
   * @return the description
   */
  String description();

  /**
   * The solver for a model.
   *
   * @param model the model
   * @return a solver to be used by one thread
   */
  CellSolver on(PhysicalDevice model);

  /** Solves pulses on one cell after the other. Not thread-safe. */
  @FunctionalInterface
  interface CellSolver {
    /**
     * Moves a state along one pulse of constant voltage.
     *
     * @param volts voltage across the cell [V]
     * @param seconds length of the pulse [s], at least 0
     * @param state the state, changed in place; undefined if the answer is NaN
     * @param parameters the parameters
     * @return charge through the cell [C]; NaN if the model left its range or the step limit was
     *     reached
     */
    double pulse(double volts, double seconds, double[] state, double[] parameters);
  }
}
