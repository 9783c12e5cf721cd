package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/** A state that is driven, and a temperature that follows and speeds it up. */
final class TwoStateDevice implements PhysicalDevice {

  @Override
  public String name() {
    return "two-state-device";
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-3);
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
    return volts * (1e-5 + 9e-5 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    double left = volts > 0 ? 1 - state[0] : state[0];
    perSecond[0] = volts == 0 ? 0 : volts * 5e3 * (1 + state[1]) * left;
    perSecond[1] = (volts * volts - state[1]) / 1e-4;
  }
}
