package org.ouroboros.memristor.core.testing;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.ouroboros.memristor.core.device.Variation.DeviceVariation;
import org.ouroboros.memristor.core.device.Variation.Limit;

/**
 * A standard normal number that is clipped to, or drawn again outside of, a range: the exact
 * moments of a device-to-device variation.
 */
record LimitedNormal(DeviceVariation variation, double nominal, double a, double b) {

  private static final NormalDistribution GAUSS = new NormalDistribution(null, 0, 1);

  static LimitedNormal of(DeviceVariation variation, double nominal) {
    double sigma = variation.relativeSigma();
    if (sigma == 0) {
      return new LimitedNormal(variation, nominal, 0, 0);
    }
    double lower = (variation.lower() / nominal - 1) / sigma;
    double upper = (variation.upper() / nominal - 1) / sigma;
    return new LimitedNormal(variation, nominal, Math.min(lower, upper), Math.max(lower, upper));
  }

  /** The normal number that leads to a value. */
  double standardized(double value) {
    double sigma = variation.relativeSigma();
    return sigma == 0 ? value - nominal : (value / nominal - 1) / sigma;
  }

  double mean() {
    double inner = GAUSS.density(a) - GAUSS.density(b);
    return variation.limit() == Limit.CLIP ? inner + a * below() + b * above() : inner / inside();
  }

  double secondMoment() {
    double inner = inside() + a * GAUSS.density(a) - b * GAUSS.density(b);
    return variation.limit() == Limit.CLIP
        ? inner + a * a * below() + b * b * above()
        : inner / inside();
  }

  /** The part of the draws that clipping puts on a limit. */
  double onLimits() {
    return below() + above();
  }

  private double below() {
    return GAUSS.cumulativeProbability(a);
  }

  private double above() {
    return GAUSS.cumulativeProbability(-b);
  }

  private double inside() {
    return 1 - below() - above();
  }
}
