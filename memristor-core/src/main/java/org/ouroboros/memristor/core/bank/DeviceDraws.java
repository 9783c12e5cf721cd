package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Samples the device-to-device (d2d) values of parameters. Each cell has its own random stream.
 *
 * @param named the model's parameters
 * @param spreads the variation of each parameter
 * @param seed seed of the draws
 */
record DeviceDraws(List<Parameter> named, List<Variation.Spread> spreads, Seed seed) {

  /** Rejected draws of a truncated normal before its limits count as infeasible. */
  private static final int MAX_REDRAWS = 100_000;

  /** Samples the d2d values of the cells {@code from} (inclusive) to {@code to} (exclusive). */
  void fill(double[][] anchors, int from, int to) {
    int count = spreads.size();
    for (int cell = from; cell < to; cell++) {
      UniformRandomProvider random = seed.at(cell).stream();
      ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(random);
      for (int k = 0; k < count; k++) {
        anchors[k][cell] = draw(named.get(k), spreads.get(k).device(), gauss);
      }
    }
  }

  private static double draw(
      Parameter parameter,
      Variation.DeviceSpread spread,
      ZigguratSampler.NormalizedGaussian gauss) {
    double nominal = parameter.nominal();
    if (spread.relativeSigma() == 0) {
      return nominal;
    }
    for (int i = 0; i < MAX_REDRAWS; i++) {
      double value = nominal * (1 + spread.relativeSigma() * gauss.sample());
      if (value >= spread.lower() && value <= spread.upper()) {
        return value;
      }
      if (spread.limit() == Variation.Limit.CLIP) {
        return value < spread.lower() ? spread.lower() : spread.upper();
      }
    }
    throw new InvalidValueException(
        "variation of " + parameter.name(),
        "must allow draws around the nominal value " + nominal,
        spread);
  }
}
