package org.ouroboros.memristor.core.testing;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A device with two state components: a state that is driven, and a temperature that follows the
 * voltage within 0.1 ms, speeds the state up and cools down without pulses. So the effect of a
 * pulse depends on how long ago the last one was.
 */
public record TwoStateDevice() implements PhysicalDevice {

  /** The speed differs between devices. */
  public static final Variation VARIED =
      new Variation(
          "VARIED",
          List.of(
              new Variation.ParameterVariation(
                  "speed",
                  new Variation.DeviceVariation(0.4, 1e3, 2e4, Variation.Limit.RESAMPLE),
                  Variation.CycleVariation.NONE)));

  private static final double THERMAL_SECONDS = 1e-4;

  @Override
  public String name() {
    return "two-state";
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("speed", 5e3));
  }

  @Override
  public List<Variation> presets() {
    return List.of(VARIED, Variation.NONE);
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-3);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-5 + 9e-5 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    double left = volts > 0 ? 1 - state[0] : state[0];
    perSecond[0] = volts == 0 ? 0 : volts * parameters[0] * (1 + state[1]) * left;
    perSecond[1] = (volts * volts - state[1]) / THERMAL_SECONDS;
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    state[1] *= Math.exp(-seconds / THERMAL_SECONDS);
  }
}
