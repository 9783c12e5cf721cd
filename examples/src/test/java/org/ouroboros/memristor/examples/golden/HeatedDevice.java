package org.ouroboros.memristor.examples.golden;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;

/** A user's device with a second state component, a temperature that speeds up the first. */
final class HeatedDevice implements PhysicalDevice {

  @Override
  public String name() {
    return "heated";
  }

  @Override
  public int stateSize() {
    return 2;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("perSecond", 3));
  }

  @Override
  public List<Variation> presets() {
    return List.of(
        new Variation(
            "WIDE",
            List.of(
                new Variation.ParameterVariation(
                    "perSecond",
                    new Variation.DeviceVariation(0.2, 2, 4, Variation.Limit.RESAMPLE),
                    new Variation.BoundedRandomWalk(0.02, 0.1, -0.1, 0.1)))));
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-3, 1);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-6 + 99e-6 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = parameters[0] * volts * (1 + state[1]) * (0.05 + state[0]) * (1.05 - state[0]);
    perSecond[1] = 100 * (volts * volts - state[1]);
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    state[1] *= Math.exp(-1e-3 * seconds);
  }
}
