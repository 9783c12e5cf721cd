package org.ouroboros.memristor.mapper.training;

import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * Generic variation for models without measured data: every parameter that affects only the
 * switching speed varies by 5 % from device to device, at most by 15 %, and by up to 1 % more after
 * every pulse, at most by 5 %. Parameters that affect the conductance do not vary, so that each
 * device can have every conductance of the window. It describes no measured device.
 */
public final class DefaultSpread {

  /** Its name among the variation presets. */
  public static final String NAME = "DEFAULT";

  private DefaultSpread() {}

  /**
   * {@return variation of all parameters of a model that do not affect the conductance}
   *
   * @param model the device
   */
  public static Variation of(DeviceModel model) {
    List<Variation.ParameterVariation> variations =
        IntStream.range(0, model.parameters().size())
            .filter(p -> !affectsConductance(model, p))
            .mapToObj(p -> variation(model.parameters().get(p)))
            .toList();
    return new Variation(NAME, variations);
  }

  /**
   * Whether the conductance at either end or at the middle of the window depends on a parameter.
   */
  private static boolean affectsConductance(DeviceModel model, int parameter) {
    double[] nominal = model.nominalParameters();
    double[] other = nominal.clone();
    other[parameter] *= 1.05;
    double[] state = model.restState(nominal);
    double readVolts = model.operatingPoint().readVolts();
    for (double part : new double[] {0, 0.5, 1}) {
      StateWindow window = model.window();
      state[0] = window.lowerState() + part * (window.upperState() - window.lowerState());
      double siemens = model.conductanceSiemens(readVolts, state, nominal);
      double changed = model.conductanceSiemens(readVolts, state, other);
      if (!(Math.abs(changed - siemens) <= 1e-9 * Math.abs(siemens))) {
        return true;
      }
    }
    return false;
  }

  private static Variation.ParameterVariation variation(Parameter parameter) {
    double nominal = parameter.nominal();
    double limit = 0.15 * Math.abs(nominal);
    return new Variation.ParameterVariation(
        parameter.name(),
        new Variation.DeviceVariation(
            0.05, nominal - limit, nominal + limit, Variation.Limit.RESAMPLE),
        new Variation.BoundedRandomWalk(0.01, 0, -0.05, 0.05));
  }

  /**
   * {@return the usual variation of a model: its first preset in which parameters vary, else the
   * generic variation, else none}
   *
   * @param model the device
   */
  public static Variation usual(DeviceModel model) {
    return model.presets().stream()
        .filter(preset -> !preset.parameters().isEmpty())
        .findFirst()
        .orElseGet(() -> of(model).parameters().isEmpty() ? Variation.NONE : of(model));
  }

  /**
   * Returns a variation by its name.
   *
   * @param model the device
   * @param name a preset of the model, or {@link #NAME}
   * @return the variation
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if there is none of that
   *     name
   */
  public static Variation find(DeviceModel model, String name) {
    return name.equalsIgnoreCase(NAME) ? of(model) : model.preset(name);
  }
}
