package org.ouroboros.memristor.benchmarks;

import java.util.List;
import org.ouroboros.memristor.core.device.*;

/** A device as a user writes it, in a few lines, in two characters. */
record OwnDevice(String name, boolean accelerating) implements PhysicalDevice {

  /** Its speed differs from device to device and does not walk. */
  static final Variation SPREAD =
      new Variation(
          "SPREAD",
          List.of(
              new Variation.Spread(
                  "speed",
                  new Variation.DeviceSpread(0.1, 0.7, 1.3, Variation.Limit.RESAMPLE),
                  Variation.CycleChange.NONE)));

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 1));
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return volts * (1e-5 + 9e-5 * x[0]);
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    double left = volts > 0 ? 1 - x[0] : x[0];
    double heat = accelerating ? Math.exp(4 * volts * currentAmperes(volts, x, p) / 1e-4) : 1;
    perSecond[0] = 500 * p[0] * Math.sinh(volts) * heat * left;
  }
}
