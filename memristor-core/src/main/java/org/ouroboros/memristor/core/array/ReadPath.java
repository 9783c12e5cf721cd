package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.check.Require;

/**
 * Read noise and timing of an array's periphery.
 *
 * @param relativeNoise standard deviation of a reading relative to the conductance, 0 to 1; 0 for
 *     exact reads
 * @param readSeconds time of one read [s]
 * @param settleSeconds settling time after each pulse [s]
 * @param switchSeconds time to switch the polarity of the driver [s]
 */
public record ReadPath(
    double relativeNoise, double readSeconds, double settleSeconds, double switchSeconds) {

  /** Exact reads of 1 us, settling time 0.1 us. */
  public static final ReadPath EXACT = new ReadPath(0, 1e-6, 1e-7);

  /**
   * Parameters of a driver that switches polarity without delay.
   *
   * @param relativeNoise standard deviation of a reading relative to the conductance
   * @param readSeconds time of one read [s]
   * @param settleSeconds settling time after each pulse [s]
   */
  public ReadPath(double relativeNoise, double readSeconds, double settleSeconds) {
    this(relativeNoise, readSeconds, settleSeconds, 0);
  }

  public ReadPath {
    Require.within("relativeReadNoise", relativeNoise, 0, 1);
    Require.nonNegative("readSeconds", readSeconds);
    Require.nonNegative("settlingSeconds", settleSeconds);
    Require.nonNegative("polaritySwitchSeconds", switchSeconds);
  }

  /**
   * {@return these parameters with another read noise}
   *
   * @param relative standard deviation of a reading relative to the conductance
   */
  public ReadPath withNoise(double relative) {
    return new ReadPath(relative, readSeconds, settleSeconds, switchSeconds);
  }
}
