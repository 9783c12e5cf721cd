package org.ouroboros.memristor.crossbar;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A self-accelerating device, dx/dt = a x (1 - x) with a = speed sinh(V / 0.1 V), and a current
 * that is far from proportional to the voltage: (1 uS + 99 uS x) 20 mV sinh(V / 20 mV).
 */
final class ToyDevice implements PhysicalDevice {

  /** The speed differs between devices and walks from pulse to pulse. */
  static final Variation VARIED =
      new Variation(
          "VARIED",
          List.of(
              new Variation.ParameterVariation(
                  "speed",
                  new Variation.DeviceVariation(0.3, 0.5, 1.5, Variation.Limit.RESAMPLE),
                  new Variation.BoundedRandomWalk(0.05, 0.1, -0.2, 0.2))));

  static double growth(double volts) {
    return Math.sinh(volts / 0.1);
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 1));
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
    return new StateWindow(0.1, 0.9);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return (1e-6 + 99e-6 * state[0]) * 0.02 * Math.sinh(volts / 0.02);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = parameters[0] * growth(volts) * state[0] * (1 - state[0]);
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    state[0] *= Math.exp(-1e-3 * seconds);
  }
}
