package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Parameters of an array's matrix-vector products.
 *
 * @param converters DACs and ADCs
 * @param readVolts full scale of the inputs, positive [V]
 * @param baseFullScaleAmperes finest full scale of the outputs, at least 0 [A]
 * @param readNoise noise of each cell's conductance per product, relative to it, at most 1
 */
public record MvmParameters(
    Converters converters, double readVolts, double baseFullScaleAmperes, ReadNoise readNoise) {

  public MvmParameters {
    Require.positive("readVolts", readVolts);
    Require.nonNegative("baseFullScaleAmperes", baseFullScaleAmperes);
    Require.inRange("relativeReadNoise", readNoise.relativeReadNoise(), 0, 1);
  }
}
