package org.ouroboros.memristor.core;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A self-accelerating device with a closed form: dx/dt = a x (1 - x), a = speed sinh(V / 0.1 V),
 * and an ohmic current V (1 uS + 99 uS x).
 */
public final class LogisticDevice implements PhysicalDevice {

  /** A spread in which the speed differs between devices and walks from pulse to pulse. */
  public static final Variation VARIED =
      new Variation(
          "VARIED",
          List.of(
              new Variation.ParameterVariation(
                  "speed",
                  new Variation.DeviceVariation(0.3, 0.5, 1.5, Variation.Limit.RESAMPLE),
                  new Variation.BoundedRandomWalk(0.05, 0.1, -0.2, 0.2))));

  @Override
  public String name() {
    return "logistic";
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
    return new StateWindow(0.01, 0.99);
  }

  @Override
  public List<Variation> presets() {
    return List.of(VARIED, Variation.NONE);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-6 + 99e-6 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = growth(volts, parameters[0]) * state[0] * (1 - state[0]);
  }

  /** The constant a. */
  public static double growth(double volts, double speed) {
    return speed * Math.sinh(volts / 0.1);
  }

  /** State after a pulse, in closed form. */
  public static double end(double volts, double seconds, double start) {
    double odds = start / (1 - start) * Math.exp(growth(volts, 1) * seconds);
    return odds / (1 + odds);
  }

  /** Charge of a pulse, in closed form: the integral of x is ln(1 - x0 + x0 exp(a t)) / a. */
  public static double charge(double volts, double seconds, double start) {
    double integral = Math.log1p(start * Math.expm1(growth(volts, 1) * seconds));
    return volts * (1e-6 * seconds + 99e-6 * integral / growth(volts, 1));
  }
}
