package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/** Samples the device-to-device (d2d) values of parameters. Each cell has its own random stream. */
record DeviceSampler(
    List<Parameter> parameters, List<Variation.ParameterVariation> variations, Seed seed) {
  /** Rejected draws of a truncated normal before its limits count as infeasible. */
  private static final int MAX_REDRAWS = 100_000;

  /** Samples the d2d values of the cells {@code from} (inclusive) to {@code to} (exclusive). */
  void sample(double[][] baseParameters, int from, int to) {
    int count = variations.size();
    for (int cell = from; cell < to; cell++) {
      UniformRandomProvider random = seed.at(cell).stream();
      ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(random);
      for (int k = 0; k < count; k++) {
        baseParameters[k][cell] = draw(parameters.get(k), variations.get(k).device(), gauss);
      }
    }
  }

  private static double draw(
      Parameter parameter,
      Variation.DeviceVariation variation,
      ZigguratSampler.NormalizedGaussian gauss) {
    double nominal = parameter.nominal();
    if (variation.relativeSigma() == 0) {
      return nominal;
    }
    for (int i = 0; i < MAX_REDRAWS; i++) {
      double value = nominal * (1 + variation.relativeSigma() * gauss.sample());
      if (value >= variation.lower() && value <= variation.upper()) {
        return value;
      }
      if (variation.limit() == Variation.Limit.CLIP) {
        return value < variation.lower() ? variation.lower() : variation.upper();
      }
    }
    throw new InvalidValueException(
        "variation of " + parameter.name(),
        "must allow draws around the nominal value " + nominal,
        variation);
  }
}
