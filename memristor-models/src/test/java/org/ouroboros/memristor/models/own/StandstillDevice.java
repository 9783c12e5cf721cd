package org.ouroboros.memristor.models.own;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** Its window function stops it at both ends, where it is usually left; a user's device. */
public record StandstillDevice(String name) implements PhysicalDevice {

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 800));
  }

  @Override
  public List<Variation> presets() {
    return Spreads.around(parameters(), 0.2);
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return volts / (1e3 * x[0] + 5e4 * (1 - x[0]));
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    double bent = 2 * x[0] - 1;
    perSecond[0] = p[0] * Math.sinh(volts) * (1 - bent * bent * bent * bent);
  }
}
