package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;

/**
 * How devices of a model differ that says nothing about it: every parameter by 5 % from device to
 * device, at most by 15 %, and by up to 1 % more after every pulse, at most by 5 %. It is of no
 * measured device.
 */
public final class DefaultSpread {

  /** Its name among presets of variation. */
  public static final String NAME = "DEFAULT";

  private DefaultSpread() {}

  /**
   * The default spread of a model.
   *
   * @param model the device
   * @return a spread of all its parameters
   */
  public static Variation of(DeviceModel model) {
    List<Variation.Spread> spreads =
        model.parameters().stream().map(DefaultSpread::spread).toList();
    return new Variation(NAME, spreads);
  }

  private static Variation.Spread spread(Parameter parameter) {
    double nominal = parameter.nominal();
    double room = 0.15 * Math.abs(nominal);
    return new Variation.Spread(
        parameter.name(),
        new Variation.DeviceSpread(0.05, nominal - room, nominal + room, Variation.Limit.RESAMPLE),
        new Variation.BoundedWalk(0.01, 0, -0.05, 0.05));
  }

  /**
   * How devices of a model usually differ: its first preset, or the default spread if the model has
   * parameters but no preset in which they vary.
   *
   * @param model the device
   * @return the variation
   */
  public static Variation usual(DeviceModel model) {
    return model.presets().stream()
        .filter(preset -> !preset.spreads().isEmpty())
        .findFirst()
        .orElseGet(() -> model.parameters().isEmpty() ? Variation.NONE : of(model));
  }

  /**
   * A variation by its name.
   *
   * @param model the device
   * @param name a preset of the model, or {@link #NAME}
   * @return the variation
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if there is none of that name
   */
  public static Variation find(DeviceModel model, String name) {
    return name.equalsIgnoreCase(NAME) ? of(model) : model.preset(name);
  }
}
