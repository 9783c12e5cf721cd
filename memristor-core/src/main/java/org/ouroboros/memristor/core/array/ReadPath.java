package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.check.Require;

/**
 * How cells are read.
 *
 * @param relativeNoise standard deviation of a reading relative to the conductance; 0 for exact
 *     reads
 * @param readSeconds time of one read [s]
 * @param settleSeconds time that the periphery settles after each pulse [s]
 */
public record ReadPath(double relativeNoise, double readSeconds, double settleSeconds) {

  /** Exact reads of 1 us, 0.1 us to settle. */
  public static final ReadPath EXACT = new ReadPath(0, 1e-6, 1e-7);

  public ReadPath {
    Require.within("relativeNoise", relativeNoise, 0, 1);
    Require.nonNegative("readSeconds", readSeconds);
    Require.nonNegative("settleSeconds", settleSeconds);
  }

  /**
   * The same path with other noise.
   *
   * @param relative standard deviation of a reading relative to the conductance
   * @return the path
   */
  public ReadPath withNoise(double relative) {
    return new ReadPath(relative, readSeconds, settleSeconds);
  }
}
