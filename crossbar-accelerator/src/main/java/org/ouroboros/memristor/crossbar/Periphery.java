package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Parameters of an array's matrix-vector products.
 *
 * @param converters DACs and ADCs
 * @param readVolts full scale of the inputs, positive [V]
 * @param baseAmperes finest full scale of the outputs, at least 0 [A]
 * @param relativeNoise relative read noise: standard deviation of a cell's conductance per product,
 *     in [0, 1]
 * @param noiseSeed seed of the read noise
 */
public record Periphery(
    Converters converters,
    double readVolts,
    double baseAmperes,
    double relativeNoise,
    Seed noiseSeed) {

  public Periphery {
    Require.positive("readVolts", readVolts);
    Require.nonNegative("baseFullScaleAmperes", baseAmperes);
    Require.within("relativeReadNoise", relativeNoise, 0, 1);
  }
}
