package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.PulseSolver;

/** Evaluates the current of one device by its model. Not thread-safe; one instance per thread. */
final class ModelCurrent {
  private final PhysicalDevice model;
  private final double[] state;
  private final double[] parameters;
  private double volts;

  ModelCurrent(PhysicalDevice model) {
    this.model = model;
    state = new double[model.stateSize()];
    parameters = new double[model.parameters().size()];
  }

  void load(PulseSolver.Block block, int entry) {
    volts = block.volts()[entry];
    block.copyParameters(entry, parameters);
  }

  double amperes(double x) {
    state[0] = x;
    return model.currentAmperes(volts, state, parameters);
  }
}
