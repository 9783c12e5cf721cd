package org.ouroboros.memristor.models.own;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** Relaxes to a state inside its window that depends on the polarity; a user's device. */
public record EquilibriumDevice(String name) implements PhysicalDevice {

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("perSecond", 600));
  }

  @Override
  public List<Variation> presets() {
    return Spreads.around(parameters(), 0.2);
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return volts * (1e-5 + 9e-5 * x[0]);
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    perSecond[0] = p[0] * ((volts > 0 ? 0.9 : 0.1) - x[0]);
  }
}
