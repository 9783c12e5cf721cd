package org.ouroboros.memristor.models.own;

import java.util.List;
import org.ouroboros.memristor.core.device.*;

/** Two parameters that both shape how the rate depends on the state; a user's device. */
public record TwoShapesDevice(String name) implements PhysicalDevice {

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(-0.6, 0.6, 0.1, 1e-7, 1e-4);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("barrierVolts", 0.08), new Parameter("steepness", 2));
  }

  @Override
  public List<Variation> presets() {
    return Spreads.around(parameters(), 0.1);
  }

  @Override
  public StateWindow window() {
    return new StateWindow(0.05, 0.95);
  }

  @Override
  public double currentAmperes(double volts, double[] x, double[] p) {
    return 1e-6 * Math.sinh(2 * volts) * (1 + 40 * x[0]);
  }

  @Override
  public void rate(double volts, double[] x, double[] p, double[] perSecond) {
    double field = volts / (p[0] * (1 + 0.5 * x[0]));
    double left = volts < 0 ? 1 - x[0] : x[0];
    perSecond[0] = -20 * Math.sinh(field) * Math.exp(p[1] * x[0] * x[0]) * left;
  }
}
