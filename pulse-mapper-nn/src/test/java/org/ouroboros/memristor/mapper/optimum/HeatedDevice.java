package org.ouroboros.memristor.mapper.optimum;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** A state that is driven at a rate of its own, and a temperature that follows and speeds it up. */
final class HeatedDevice implements PhysicalDevice {

  @Override
  public String name() {
    return "heated-device";
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("rate", 5e3));
  }

  @Override
  public List<Variation> presets() {
    return List.of(
        new Variation(
            "SPREAD",
            List.of(
                new Variation.ParameterVariation(
                    "rate",
                    new Variation.DeviceVariation(0.4, 1e3, 2e4, Variation.Limit.RESAMPLE),
                    Variation.CycleVariation.NONE))));
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
    perSecond[1] = (volts * volts - state[1]) / 1e-4;
  }
}
