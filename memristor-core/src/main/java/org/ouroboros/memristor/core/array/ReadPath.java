package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.check.Require;

/**
 * How cells are read, and what else the periphery takes its time for.
 *
 * @param relativeNoise standard deviation of a reading relative to the conductance; 0 for exact
 *     reads
 * @param readSeconds time of one read [s]
 * @param settleSeconds time that the periphery settles after each pulse [s]
 * @param switchSeconds time to turn the driver from one polarity to the other [s]
 */
public record ReadPath(
    double relativeNoise, double readSeconds, double settleSeconds, double switchSeconds) {

  /** Exact reads of 1 us, 0.1 us to settle. */
  public static final ReadPath EXACT = new ReadPath(0, 1e-6, 1e-7);

  /**
   * A path whose driver turns its polarity in no time.
   *
   * @param relativeNoise standard deviation of a reading relative to the conductance
   * @param readSeconds time of one read [s]
   * @param settleSeconds time that the periphery settles after each pulse [s]
   */
  public ReadPath(double relativeNoise, double readSeconds, double settleSeconds) {
    this(relativeNoise, readSeconds, settleSeconds, 0);
  }

  public ReadPath {
    Require.within("relativeNoise", relativeNoise, 0, 1);
    Require.nonNegative("readSeconds", readSeconds);
    Require.nonNegative("settleSeconds", settleSeconds);
    Require.nonNegative("switchSeconds", switchSeconds);
  }

  /**
   * The same path with other noise.
   *
   * @param relative standard deviation of a reading relative to the conductance
   * @return the path
   */
  public ReadPath withNoise(double relative) {
    return new ReadPath(relative, readSeconds, settleSeconds, switchSeconds);
  }
}
