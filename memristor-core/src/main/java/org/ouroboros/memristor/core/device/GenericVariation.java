package org.ouroboros.memristor.core.device;

import java.util.List;
import java.util.stream.IntStream;
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
  /** The name of the variation returned by {@link #of}. */
  public static final String NAME = "DEFAULT";

  private GenericVariation() {}

  /**
   * {@return the variation {@link #forRate} of all parameters of a model that do not affect its
   * conductance} The others do not vary, so that each device can have every conductance of the
   * window.
   */
  public static Variation of(DeviceModel model) {
    List<ParameterVariation> variations =
        IntStream.range(0, model.parameters().size())
            .filter(p -> !affectsConductance(model, p))
            .mapToObj(p -> forRate(model.parameters().get(p)))
            .toList();
    return new Variation(NAME, variations);
  }

  /**
   * {@return the variation used for a model if none is requested: its first preset in which
   * parameters vary, else the generic variation, else none}
   */
  public static Variation defaultFor(DeviceModel model) {
    return model.presets().stream()
        .filter(preset -> !preset.parameters().isEmpty())
        .findFirst()
        .orElseGet(() -> of(model).parameters().isEmpty() ? Variation.NONE : of(model));
  }

  /**
   * {@return the variation with a name}
   *
   * @param model the device
   * @param name a preset of the model, or {@link #NAME}; case-insensitive
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if there is none
   */
  public static Variation find(DeviceModel model, String name) {
    return name.equalsIgnoreCase(NAME) ? of(model) : model.preset(name);
  }

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

  /** Whether the conductance depends on a parameter, at a bound or in the middle of the window. */
  private static boolean affectsConductance(DeviceModel model, int parameter) {
    double[] nominal = model.nominalParameters();
    double[] other = nominal.clone();
    other[parameter] *= 1.05;
    double[] state = model.restState(nominal);
    double readVolts = model.operatingPoint().readVolts();
    for (double fraction : new double[] {0, 0.5, 1}) {
      StateWindow window = model.window();
      state[0] = window.lowerState() + fraction * (window.upperState() - window.lowerState());
      double siemens = model.conductanceSiemens(readVolts, state, nominal);
      double changed = model.conductanceSiemens(readVolts, state, other);
      if (!(Math.abs(changed - siemens) <= 1e-9 * Math.abs(siemens))) {
        return true;
      }
    }
    return false;
  }

  private static DeviceVariation deviceVariation(double nominal, double sigma, double limit) {
    double halfWidth = limit * Math.abs(nominal);
    return new DeviceVariation(sigma, nominal - halfWidth, nominal + halfWidth, Limit.RESAMPLE);
  }
}
