package org.ouroboros.memristor.mapper;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.Variation;

/** A device whose state moves by a share of what is left to the bound, at each unit pulse. */
public final class StepDevice implements PulseResponseDevice {

  public static final Variation SPREAD =
      new Variation(
          "SPREAD",
          List.of(
              new Variation.ParameterVariation(
                  "share",
                  new Variation.DeviceVariation(0.3, 0.005, 0.05, Variation.Limit.RESAMPLE),
                  Variation.CycleVariation.NONE)));

  @Override
  public String name() {
    return "step-device";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("share", 0.02));
  }

  @Override
  public List<Variation> presets() {
    return List.of(SPREAD);
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 4e-4);
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
  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return 1e-5 + 9e-5 * state[0];
  }

  @Override
  public void step(Polarity polarity, double[] state, double[] parameters) {
    state[0] += parameters[0] * (polarity == Polarity.SET ? 1 - state[0] : -state[0]);
  }
}
