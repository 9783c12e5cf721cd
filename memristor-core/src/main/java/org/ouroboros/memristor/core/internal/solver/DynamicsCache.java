package org.ouroboros.memristor.core.internal.solver;

import org.ouroboros.memristor.core.device.PhysicalDevice;

/** The equations of a model at the voltage used last. Not thread-safe; one instance per thread. */
public final class DynamicsCache {
  private final PhysicalDevice model;
  private double lastVolts;
  private PhysicalDevice.Dynamics dynamics;

  /** Creates a cache that holds the equations at a first voltage [V]. */
  public DynamicsCache(PhysicalDevice model, double firstVolts) {
    this.model = model;
    lastVolts = firstVolts;
    dynamics = model.at(firstVolts);
  }

  /** {@return the equations at a voltage [V]} */
  public PhysicalDevice.Dynamics at(double volts) {
    if (volts != lastVolts) {
      dynamics = model.at(volts);
      lastVolts = volts;
    }
    return dynamics;
  }
}
