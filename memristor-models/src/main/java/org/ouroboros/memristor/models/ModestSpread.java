package org.ouroboros.memristor.models;

import java.util.List;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Variation.BoundedWalk;
import org.ouroboros.memristor.core.device.Variation.CycleChange;
import org.ouroboros.memristor.core.device.Variation.DeviceSpread;
import org.ouroboros.memristor.core.device.Variation.Limit;
import org.ouroboros.memristor.core.device.Variation.Spread;

/**
 * Customary spreads for models that were published without any. They are of no measured device:
 * small enough to leave a model its character, large enough for a programming strategy to notice.
 */
final class ModestSpread {

  private ModestSpread() {}

  /**
   * A parameter that differs by 5 % from device to device, at most by 15 %, and by up to 1 % more
   * after every pulse, at most by 5 %.
   */
  static Spread ofRate(Parameter parameter) {
    return new Spread(
        parameter.name(),
        device(parameter.nominal(), 0.05, 0.15),
        new BoundedWalk(0.01, 0, -0.05, 0.05));
  }

  /** A parameter that differs by a tenth from device to device, at most by a fifth. */
  static Spread ofBound(Parameter parameter) {
    return new Spread(parameter.name(), device(parameter.nominal(), 0.1, 0.2), CycleChange.NONE);
  }

  /**
   * A step that differs by a tenth from device to device, at most by a fifth, and is drawn afresh
   * for every pulse, by 30 %, at most by 90 %.
   */
  static Spread ofStep(Parameter parameter) {
    return new Spread(
        parameter.name(),
        device(parameter.nominal(), 0.1, 0.2),
        new Variation.Independent(0.3, -0.9, 0.9));
  }

  /** The usual presets: both kinds of change, each alone, none. */
  static List<Variation> presets(Spread... spreads) {
    Variation modest = new Variation("MODEST", List.of(spreads));
    return List.of(
        modest, modest.deviceOnly("D2D_ONLY"), modest.cycleOnly("C2C_ONLY"), Variation.NONE);
  }

  private static DeviceSpread device(double nominal, double sigma, double limit) {
    double room = limit * Math.abs(nominal);
    return new DeviceSpread(sigma, nominal - room, nominal + room, Limit.RESAMPLE);
  }
}
