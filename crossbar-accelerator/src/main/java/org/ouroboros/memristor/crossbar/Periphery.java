package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.random.Seed;

/**
 * What stands around an array when it multiplies.
 *
 * @param converters the converters
 * @param readVolts full scale of the inputs, positive [V]
 * @param baseAmperes finest full scale of the outputs [A]
 * @param relativeNoise standard deviation of a cell's conductance in one use
 * @param noiseSeed seed of that noise
 */
public record Periphery(
    Converters converters,
    double readVolts,
    double baseAmperes,
    double relativeNoise,
    Seed noiseSeed) {

  public Periphery {
    Require.positive("readVolts", readVolts);
    Require.nonNegative("baseAmperes", baseAmperes);
    Require.within("relativeNoise", relativeNoise, 0, 1);
  }
}
