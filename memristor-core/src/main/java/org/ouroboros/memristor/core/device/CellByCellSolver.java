package org.ouroboros.memristor.core.device;

/**
 * Solves the pulses of a block one after the other.
 *
 * @param solver the solver of single pulses
 */
record CellByCellSolver(PulseSolver.CellSolver solver) implements PulseSolver.BlockSolver {

  @Override
  public void pulses(PulseBlock block) {
    double[] state = block.newState();
    double[] parameters = block.newParameters();
    for (int i = 0; i < block.size(); i++) {
      block.copyState(i, state);
      block.copyParameters(i, parameters);
      block.coulombs()[i] = solver.pulse(block.volts()[i], block.seconds()[i], state, parameters);
      block.storeState(i, state);
    }
  }
}
