package org.ouroboros.memristor.models.own;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** Moves only beyond a threshold, up faster than down; a user's device in a few lines. */
public record ThresholdDevice(String name) implements PhysicalDevice {

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(0.8, -1.1, 0.2, 1e-6, 2e-4);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("setThresholdVolts", 0.5), new Parameter("resetSpeed", 3e4));
  }

  @Override
  public List<Variation> presets() {
    return Spreads.around(parameters(), 0.1);
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return volts * (2e-6 + 8e-5 * x[0] * x[0]);
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    double up = Math.max(0, volts / p[0] - 1);
    double down = Math.max(0, -volts / 0.7 - 1);
    perSecond[0] = 2e5 * up * up * (1 - x[0]) - p[1] * down * x[0];
  }
}
