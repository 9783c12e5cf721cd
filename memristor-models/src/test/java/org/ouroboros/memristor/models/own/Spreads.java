package org.ouroboros.memristor.models.own;

import java.util.List;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Variation.BoundedRandomWalk;
import org.ouroboros.memristor.core.device.Variation.DeviceVariation;
import org.ouroboros.memristor.core.device.Variation.Limit;
import org.ouroboros.memristor.core.device.Variation.ParameterVariation;

/** Spreads for devices of tests. */
final class Spreads {

  private Spreads() {}

  /** All parameters differ by a part, at most by twice that, and walk by a tenth of it. */
  static List<Variation> around(List<Parameter> parameters, double part) {
    Variation all =
        new Variation(
            "ALL", parameters.stream().map(parameter -> spread(parameter, part)).toList());
    return List.of(all, Variation.NONE);
  }

  private static ParameterVariation spread(Parameter parameter, double part) {
    double reach = 2 * part * parameter.nominal();
    return new ParameterVariation(
        parameter.name(),
        new DeviceVariation(
            part, parameter.nominal() - reach, parameter.nominal() + reach, Limit.RESAMPLE),
        new BoundedRandomWalk(0.1 * part, 0.1 * part, -part, part));
  }
}
