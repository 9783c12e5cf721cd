package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * A cell whose current rises faster than its voltage, and which has no current beyond a greatest
 * voltage.
 *
 * @param greatestVolts where the equations end [V]
 */
record SinhDevice(double greatestVolts) implements PhysicalDevice {

  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -0.8, 0.1, 1e-6, 1e-3);
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
    return Math.abs(volts) > greatestVolts
        ? Double.NaN
        : (1e-6 + 1e-5 * state[0]) * Math.sinh(4 * volts);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = 1e3 * Math.sinh(10 * volts);
  }
}
