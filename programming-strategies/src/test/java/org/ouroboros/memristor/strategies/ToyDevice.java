package org.ouroboros.memristor.strategies;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A self-accelerating device: dx/dt = speed sinh(V / 0.1 V) x (1 - x), I = scale V (1 + 99 x) uS.
 */
final class ToyDevice implements PhysicalDevice {

  static final Variation VARIED =
      new Variation(
          "VARIED",
          List.of(
              new Variation.ParameterVariation(
                  "speed",
                  new Variation.DeviceVariation(0.5, 0.2, 3, Variation.Limit.RESAMPLE),
                  new Variation.BoundedRandomWalk(0.05, 0.1, -0.2, 0.2))));

  /** A spread in which every device has one and the same value that is not the nominal one. */
  static Variation every(String parameter, double value) {
    Variation.DeviceVariation all =
        new Variation.DeviceVariation(1, value, value, Variation.Limit.CLIP);
    return new Variation(
        "EVERY",
        List.of(new Variation.ParameterVariation(parameter, all, Variation.CycleVariation.NONE)));
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 1), new Parameter("scale", 1));
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(0.3, -0.3, 0.05, 1e-3, 10);
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
  public StateWindow window() {
    return new StateWindow(0.05, 0.95);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return parameters[1] * volts * (1e-6 + 99e-6 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = parameters[0] * Math.sinh(volts / 0.1) * state[0] * (1 - state[0]);
  }
}
