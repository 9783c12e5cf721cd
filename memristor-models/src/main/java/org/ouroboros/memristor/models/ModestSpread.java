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
 * Generic variation for models published without any. It describes no measured device: small enough
 * to preserve the model's behaviour, large enough to affect programming strategies.
 */
final class ModestSpread {

  private ModestSpread() {}

  /**
   * {@return the variation of a parameter by 5 % from device to device, limited to 15 %, and by a
   * random walk of steps up to 1 % per pulse, limited to 5 %}
   */
  static Spread ofRate(Parameter parameter) {
    return new Spread(
        parameter.name(),
        device(parameter.nominal(), 0.05, 0.15),
        new BoundedWalk(0.01, 0, -0.05, 0.05));
  }

  /** {@return the variation of a parameter by 10 % from device to device, limited to 20 %} */
  static Spread ofBound(Parameter parameter) {
    return new Spread(parameter.name(), device(parameter.nominal(), 0.1, 0.2), CycleChange.NONE);
  }

  /**
   * {@return the variation of a step by 10 % from device to device, limited to 20 %, and
   * independently for every pulse by 30 %, limited to 90 %}
   */
  static Spread ofStep(Parameter parameter) {
    return new Spread(
        parameter.name(),
        device(parameter.nominal(), 0.1, 0.2),
        new Variation.Independent(0.3, -0.9, 0.9));
  }

  /** {@return the usual presets: both kinds of variation, each kind alone, none} */
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
