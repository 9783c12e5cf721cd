package org.ouroboros.memristor.core.device;

import java.util.List;
import org.ouroboros.memristor.core.device.Variation.BoundedRandomWalk;
import org.ouroboros.memristor.core.device.Variation.CycleVariation;
import org.ouroboros.memristor.core.device.Variation.DeviceVariation;
import org.ouroboros.memristor.core.device.Variation.Limit;
import org.ouroboros.memristor.core.device.Variation.ParameterVariation;

/**
 * Generic variation for models published without any. It describes no measured device: small enough
 * to preserve the model's behaviour, large enough to affect programming strategies.
 */
public final class GenericVariation {

  private GenericVariation() {}

  /**
   * {@return the variation of a parameter by 5 % from device to device, limited to 15 %, and by a
   * random walk of steps up to 1 % per pulse, limited to 5 %}
   */
  public static ParameterVariation forRate(Parameter parameter) {
    return new ParameterVariation(
        parameter.name(),
        deviceVariation(parameter.nominal(), 0.05, 0.15),
        new BoundedRandomWalk(0.01, 0, -0.05, 0.05));
  }

  /** {@return the variation of a parameter by 10 % from device to device, limited to 20 %} */
  public static ParameterVariation forBound(Parameter parameter) {
    return new ParameterVariation(
        parameter.name(), deviceVariation(parameter.nominal(), 0.1, 0.2), CycleVariation.NONE);
  }

  /**
   * {@return the variation of a step by 10 % from device to device, limited to 20 %, and
   * independently for every pulse by 30 %, limited to 90 %}
   */
  public static ParameterVariation forStep(Parameter parameter) {
    return new ParameterVariation(
        parameter.name(),
        deviceVariation(parameter.nominal(), 0.1, 0.2),
        new Variation.IndependentCycleNoise(0.3, -0.9, 0.9));
  }

  /** {@return the usual presets: both kinds of variation, each kind alone, none} */
  public static List<Variation> presets(ParameterVariation... variations) {
    Variation generic = new Variation("MODEST", List.of(variations));
    return List.of(
        generic, generic.deviceOnly("D2D_ONLY"), generic.cycleOnly("C2C_ONLY"), Variation.NONE);
  }

  private static DeviceVariation deviceVariation(double nominal, double sigma, double limit) {
    double halfWidth = limit * Math.abs(nominal);
    return new DeviceVariation(sigma, nominal - halfWidth, nominal + halfWidth, Limit.RESAMPLE);
  }
}
