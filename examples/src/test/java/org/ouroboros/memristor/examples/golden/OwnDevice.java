package org.ouroboros.memristor.examples.golden;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** Users' devices of one state component that ask of a solver what the library's own do not. */
record OwnDevice(String name, double nominal, RateOfChange rate) implements PhysicalDevice {

  /** Comes to rest inside its window, where depends on the polarity. */
  static final OwnDevice EQUILIBRIUM =
      new OwnDevice("equilibrium", 600, (volts, x, speed) -> speed * ((volts > 0 ? 0.9 : 0.1) - x));

  /** Its window function stops it at both ends, where it is when it is left alone. */
  static final OwnDevice STANDSTILL =
      new OwnDevice(
          "standstill",
          800,
          (volts, x, speed) -> speed * Math.sinh(volts) * (1 - Math.pow(2 * x - 1, 4)));

  /** Its parameter shapes how the rate depends on the state. */
  static final OwnDevice BARRIER =
      new OwnDevice(
          "barrier",
          5,
          (volts, x, steepness) ->
              100
                  * Math.sinh(2 * volts / (1 + 0.5 * x))
                  * Math.exp(steepness * x * x)
                  * (volts > 0 ? 1 - x : x));

  /** The rate of the state at a voltage. */
  @FunctionalInterface
  interface RateOfChange {
    double perSecond(double volts, double state, double parameter);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("parameter", nominal));
  }

  @Override
  public List<Variation> presets() {
    Variation.DeviceVariation devices =
        new Variation.DeviceVariation(0.2, 0.6 * nominal, 1.4 * nominal, Variation.Limit.RESAMPLE);
    Variation.CycleVariation cycles = new Variation.BoundedRandomWalk(0.02, 0.02, -0.2, 0.2);
    return List.of(
        new Variation(
            "WIDE", List.of(new Variation.ParameterVariation("parameter", devices, cycles))));
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-5 + 9e-5 * state[0] * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = rate.perSecond(volts, state[0], parameters[0]);
  }
}
