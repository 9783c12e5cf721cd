package org.ouroboros.memristor.core.testing;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A self-accelerating device with a closed form: dx/dt = a x (1 - x) with a = speed sinh(V / 0.1
 * V), and a current of conductance (1 uS + 99 uS x) V. Its parameters are {@code speed} and {@code
 * conductance}, both nominally 1.
 *
 * @param window the usual operating window
 * @param sinhVolts V0 of a current that grows as V0 sinh(V / V0) [V]; infinite for an ohmic current
 * @param decayPerSecond rate at which the state decays without pulses [1/s]
 */
public record LogisticDevice(StateWindow window, double sinhVolts, double decayPerSecond)
    implements PhysicalDevice {

  /** The speed differs between devices and changes from pulse to pulse. */
  public static final Variation VARIED =
      speeds("VARIED", new Variation.DeviceVariation(0.3, 0.5, 1.5, Variation.Limit.RESAMPLE));

  /** As {@link #VARIED}, with speeds that differ by up to a factor of 15. */
  public static final Variation WIDELY_VARIED =
      speeds("WIDELY_VARIED", new Variation.DeviceVariation(0.5, 0.2, 3, Variation.Limit.RESAMPLE));

  private static Variation speeds(String name, Variation.DeviceVariation device) {
    Variation.CycleVariation cycle = new Variation.BoundedRandomWalk(0.05, 0.1, -0.2, 0.2);
    return new Variation(name, List.of(new Variation.ParameterVariation("speed", device, cycle)));
  }

  /** A device with the window [0.01, 0.99], an ohmic current and no decay. */
  public LogisticDevice() {
    this(new StateWindow(0.01, 0.99), Double.POSITIVE_INFINITY, 0);
  }

  /**
   * {@return this device with another window}
   *
   * @param lower the lower end, at least 0
   * @param upper the upper end, at most 1
   */
  public LogisticDevice withWindow(double lower, double upper) {
    return new LogisticDevice(new StateWindow(lower, upper), sinhVolts, decayPerSecond);
  }

  /**
   * {@return this device with a current that grows as V0 sinh(V / V0)}
   *
   * @param volts V0 [V]
   */
  public LogisticDevice withSinhCurrent(double volts) {
    return new LogisticDevice(window, volts, decayPerSecond);
  }

  /**
   * {@return this device with a state that decays exponentially while there are no pulses}
   *
   * @param perSecond the rate [1/s]
   */
  public LogisticDevice withDecay(double perSecond) {
    return new LogisticDevice(window, sinhVolts, perSecond);
  }

  /**
   * {@return a variation in which all devices have the same value of a parameter, which differs
   * from the nominal one}
   *
   * @param parameter {@code speed} or {@code conductance}
   * @param value its value in all devices
   */
  public static Variation everyDevice(String parameter, double value) {
    Variation.DeviceVariation all =
        new Variation.DeviceVariation(1, value, value, Variation.Limit.CLIP);
    return new Variation(
        "EVERY",
        List.of(new Variation.ParameterVariation(parameter, all, Variation.CycleVariation.NONE)));
  }

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 1), new Parameter("conductance", 1));
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(0.3, -0.3, 0.05, 1e-3, 10);
  }

  @Override
  public List<Variation> presets() {
    return List.of(VARIED, Variation.NONE);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    double effectiveVolts =
        Double.isInfinite(sinhVolts) ? volts : sinhVolts * Math.sinh(volts / sinhVolts);
    return parameters[1] * effectiveVolts * (1e-6 + 99e-6 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = growthPerSecond(volts, parameters[0]) * state[0] * (1 - state[0]);
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    state[0] *= Math.exp(-decayPerSecond * seconds);
  }

  /**
   * {@return the constant a [1/s]}
   *
   * @param volts the voltage [V]
   * @param speed the parameter {@code speed}
   */
  public static double growthPerSecond(double volts, double speed) {
    return speed * Math.sinh(volts / 0.1);
  }

  /**
   * {@return the state of a nominal device after a pulse, in closed form}
   *
   * @param volts the voltage [V]
   * @param seconds the length of the pulse [s]
   * @param startState the state before it
   */
  public static double endState(double volts, double seconds, double startState) {
    double odds = startState / (1 - startState) * Math.exp(growthPerSecond(volts, 1) * seconds);
    return odds / (1 + odds);
  }

  /**
   * {@return the charge of a pulse on a nominal ohmic device [C], in closed form: the integral of x
   * is ln(1 - x0 + x0 exp(a t)) / a}
   *
   * @param volts the voltage [V], not 0
   * @param seconds the length of the pulse [s]
   * @param startState the state before it
   */
  public static double coulombs(double volts, double seconds, double startState) {
    double perSecond = growthPerSecond(volts, 1);
    double integral = Math.log1p(startState * Math.expm1(perSecond * seconds));
    return volts * (1e-6 * seconds + 99e-6 * integral / perSecond);
  }
}
