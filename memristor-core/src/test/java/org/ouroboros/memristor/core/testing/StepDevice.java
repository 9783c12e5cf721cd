package org.ouroboros.memristor.core.testing;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A device given by pulse response. Each unit pulse moves the state by a constant step, or by a
 * constant fraction of what is left to the bound.
 *
 * @param softBounds whether the step is a fraction of what is left, nominally 0.02, instead of a
 *     constant 0.01
 * @param window the usual operating window
 */
public record StepDevice(boolean softBounds, StateWindow window) implements PulseResponseDevice {

  /** The step differs between devices; for soft bounds. */
  public static final Variation VARIED =
      new Variation(
          "VARIED",
          List.of(
              new Variation.ParameterVariation(
                  "step",
                  new Variation.DeviceVariation(0.3, 0.005, 0.05, Variation.Limit.RESAMPLE),
                  Variation.CycleVariation.NONE)));

  /** {@return a device with constant steps and conductances from 1 to 100 uS} */
  public static StepDevice linear() {
    return new StepDevice(false, new StateWindow(0, 1));
  }

  /** {@return a device with soft bounds and conductances from 20 to 100 uS} */
  public static StepDevice soft() {
    return new StepDevice(true, new StateWindow(0, 1));
  }

  /**
   * {@return this device with another window}
   *
   * @param lower the lower end, at least 0
   * @param upper the upper end, at most 1
   */
  public StepDevice withWindow(double lower, double upper) {
    return new StepDevice(softBounds, new StateWindow(lower, upper));
  }

  @Override
  public String name() {
    return softBounds ? "soft-step" : "step";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("step", softBounds ? 0.02 : 0.01));
  }

  @Override
  public List<Variation> presets() {
    return softBounds ? List.of(VARIED, Variation.NONE) : List.of(Variation.NONE);
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 4e-4);
  }

  @Override
  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return softBounds ? 20e-6 + 80e-6 * state[0] : 1e-6 + 99e-6 * state[0];
  }

  @Override
  public void step(Polarity polarity, double[] state, double[] parameters) {
    if (softBounds) {
      state[0] += parameters[0] * (polarity == Polarity.SET ? 1 - state[0] : -state[0]);
    } else {
      double moved = state[0] + (polarity == Polarity.SET ? parameters[0] : -parameters[0]);
      state[0] = Math.max(0, Math.min(1, moved));
    }
  }
}
