package org.ouroboros.memristor.mapper.training;

import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;

/**
 * How devices of a model differ that says nothing about it: every parameter that shapes how fast it
 * switches by 5 % from device to device, at most by 15 %, and by up to 1 % more after every pulse,
 * at most by 5 %. Parameters that shape the conductance are left alone, so that each device can
 * have every conductance of the window. It is of no measured device.
 */
public final class DefaultSpread {

  /** Its name among presets of variation. */
  public static final String NAME = "DEFAULT";

  private DefaultSpread() {}

  /**
   * The default spread of a model.
   *
   * @param model the device
   * @return a spread of its parameters, but for those that shape the conductance
   */
  public static Variation of(DeviceModel model) {
    List<Variation.Spread> spreads =
        IntStream.range(0, model.parameters().size())
            .filter(p -> !shapesConductance(model, p))
            .mapToObj(p -> spread(model.parameters().get(p)))
            .toList();
    return new Variation(NAME, spreads);
  }

  /** Whether the conductance at either end of the window or midway depends on a parameter. */
  private static boolean shapesConductance(DeviceModel model, int parameter) {
    double[] nominal = model.nominalParameters();
    double[] other = nominal.clone();
    other[parameter] *= 1.05;
    double[] state = model.restState(nominal);
    double readVolts = model.operatingPoint().readVolts();
    for (double part : new double[] {0, 0.5, 1}) {
      Window window = model.window();
      state[0] = window.lowerState() + part * (window.upperState() - window.lowerState());
      double siemens = model.conductanceSiemens(readVolts, state, nominal);
      double changed = model.conductanceSiemens(readVolts, state, other);
      if (!(Math.abs(changed - siemens) <= 1e-9 * Math.abs(siemens))) {
        return true;
      }
    }
    return false;
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
        .orElseGet(() -> of(model).spreads().isEmpty() ? Variation.NONE : of(model));
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
