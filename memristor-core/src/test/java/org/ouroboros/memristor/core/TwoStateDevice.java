package org.ouroboros.memristor.core;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * A device with two state components: conductance and a temperature that relaxes. Heat drives the
 * conductance, so what a pulse does depends on how long ago the last one was.
 */
public final class TwoStateDevice implements PhysicalDevice {

  @Override
  public String name() {
    return "two-state";
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-3, 1);
  }

  @Override
  public double lowerState(double[] parameters) {
    return 0;
  }

  @Override
  public double upperState(double[] parameters) {
    return 1;
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-6 + 99e-6 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = volts * (1 + state[1]) * state[0] * (1 - state[0]);
    perSecond[1] = 100 * (volts * volts - state[1]);
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    state[1] *= Math.exp(-100 * seconds);
  }
}
