package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBlock;

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

  void locate(PulseBlock block, int i) {
    volts = block.volts()[i];
    block.copyParameters(i, parameters);
  }

  double amperes(double x) {
    state[0] = x;
    return model.currentAmperes(volts, state, parameters);
  }
}
