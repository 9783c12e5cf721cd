package org.ouroboros.memristor.models.jart;

import java.util.List;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Variation.BoundedRandomWalk;
import org.ouroboros.memristor.core.device.Variation.DeviceVariation;
import org.ouroboros.memristor.core.device.Variation.Limit;
import org.ouroboros.memristor.core.device.Variation.ParameterVariation;

/**
 * Published variations of JART VCM v1b: the experimentally fitted mix of Z. Yu et al., "Integration
 * of Physics-Derived Memristor Models with Machine Learning Frameworks", Asilomar 2022, arXiv
 * 2403.06746.
 */
final class JartVariations {
  /**
   * Device-to-device and cycle-to-cycle variation as published. With a relative sigma of 1 and
   * clipping, about 92 % of the devices have maximum concentration, length and radius at a limit,
   * and about 47 % the minimum concentration. The random walk of the minimum concentration drifts
   * down, to a mean of about 0.3 of its d2d value.
   */
  static final Variation REALISTIC = published("REALISTIC", Limit.CLIP);

  /** As {@link #REALISTIC}, but draws outside the limits are drawn again instead of clipped. */
  static final Variation REALISTIC_RESAMPLED = published("REALISTIC_RESAMPLED", Limit.RESAMPLE);

  /** Only the device-to-device part of {@link #REALISTIC}. */
  static final Variation D2D_ONLY = REALISTIC.deviceOnly("D2D_ONLY");

  /** Only the cycle-to-cycle part of {@link #REALISTIC}, around the nominal values. */
  static final Variation C2C_ONLY = REALISTIC.cycleOnly("C2C_ONLY");

  private JartVariations() {}

  /** {@return all presets, the default one first} */
  static List<Variation> presets() {
    return List.of(REALISTIC, REALISTIC_RESAMPLED, D2D_ONLY, C2C_ONLY, Variation.NONE);
  }

  private static Variation published(String name, Limit limit) {
    BoundedRandomWalk size = new BoundedRandomWalk(0.01, 0.10, -0.10, 0.10);
    return new Variation(
        name,
        List.of(
            new ParameterVariation(
                "maxConcentration",
                new DeviceVariation(1, 18, 22, limit),
                new BoundedRandomWalk(0.10, 0, -0.10, 0.10)),
            new ParameterVariation(
                "minConcentration",
                new DeviceVariation(1, 0.004, 0.016, limit),
                new BoundedRandomWalk(0.90, 0, -0.90, 0.90)),
            new ParameterVariation(
                "discLengthMetres", new DeviceVariation(1, 0.36e-9, 0.44e-9, limit), size),
            new ParameterVariation(
                "filamentRadiusMetres", new DeviceVariation(1, 40.5e-9, 49.5e-9, limit), size)));
  }
}
