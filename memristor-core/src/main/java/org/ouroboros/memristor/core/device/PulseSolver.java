package org.ouroboros.memristor.core.device;

/**
 * How pulses on a {@link PhysicalDevice} are solved. A solver is declared configuration: the same
 * pulse gives the same bits whatever ran before.
 */
public interface PulseSolver {

  /**
   * Prepares for the devices of a bank: computes tables, say.
   *
   * @param model the model
   * @param domain where its devices will be
   * @return what solves their pulses; thread-safe
   */
  Prepared prepare(PhysicalDevice model, SolverDomain domain);

  /** A solver that is prepared for the devices of a bank. Thread-safe. */
  interface Prepared {

    /**
     * The method and its error bound in a few words, for reports.
     *
     * @return the description
     */
    String description();

    /**
     * A solver of single pulses for one thread.
     *
     * @return the solver
     */
    CellSolver cellSolver();

    /**
     * A solver of many pulses for one thread; what it answers for a pulse does not depend on the
     * others. By default one pulse after the other.
     *
     * @return the solver
     */
    default BlockSolver blockSolver() {
      return new OneByOne(cellSolver());
    }
  }

  /** Solves pulses block by block. Not thread-safe. */
  @FunctionalInterface
  interface BlockSolver {
    /**
     * Moves every state of a block along its pulse of constant voltage.
     *
     * @param block the pulses; states are changed in place, undefined where the charge is NaN, and
     *     the charges are filled in
     */
    void pulses(PulseBlock block);
  }

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
