package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * A device whose current rises faster than its voltage, and whose equations end at a greatest
 * voltage: beyond it the current is NaN.
 *
 * @param greatestVolts the greatest magnitude of a voltage [V]
 */
public record SinhDevice(double greatestVolts) implements PhysicalDevice {

  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -0.8, 0.1, 1e-6, 1e-3);
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
