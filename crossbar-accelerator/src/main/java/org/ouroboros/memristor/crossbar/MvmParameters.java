package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Parameters of an array's matrix-vector products.
 *
 * @param converters DACs and ADCs
 * @param readVolts full scale of the inputs, positive [V]
 * @param baseFullScaleAmperes finest full scale of the outputs, at least 0 [A]
 * @param relativeReadNoise relative read noise: standard deviation of a cell's conductance per
 *     product, in [0, 1]
 * @param noiseSeed seed of the read noise
 */
public record MvmParameters(
    Converters converters,
    double readVolts,
    double baseFullScaleAmperes,
    double relativeReadNoise,
    Seed noiseSeed) {

  public MvmParameters {
    Require.positive("readVolts", readVolts);
    Require.nonNegative("baseFullScaleAmperes", baseFullScaleAmperes);
    Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
  }
}
