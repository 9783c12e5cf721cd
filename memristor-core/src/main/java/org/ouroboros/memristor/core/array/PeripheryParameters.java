package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Read noise and timing of an array's periphery.
 *
 * @param relativeReadNoise standard deviation of a reading relative to the conductance, 0 to 1; 0
 *     for exact reads
 * @param readSeconds time of one read [s]
 * @param settlingSeconds settling time after each pulse [s]
 * @param polaritySwitchSeconds time to switch the polarity of the driver [s]
 */
public record PeripheryParameters(
    double relativeReadNoise,
    double readSeconds,
    double settlingSeconds,
    double polaritySwitchSeconds) {
  /** Exact reads of 1 us, settling time 0.1 us. */
  public static final PeripheryParameters EXACT = new PeripheryParameters(0, 1e-6, 1e-7);

  /** Parameters of a driver that switches polarity without delay. */
  public PeripheryParameters(double relativeReadNoise, double readSeconds, double settlingSeconds) {
    this(relativeReadNoise, readSeconds, settlingSeconds, 0);
  }

  public PeripheryParameters {
    Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
    Require.nonNegative("readSeconds", readSeconds);
    Require.nonNegative("settlingSeconds", settlingSeconds);
    Require.nonNegative("polaritySwitchSeconds", polaritySwitchSeconds);
  }

  /** {@return these parameters with another read noise} */
  public PeripheryParameters withReadNoise(double relativeReadNoise) {
    return new PeripheryParameters(
        relativeReadNoise, readSeconds, settlingSeconds, polaritySwitchSeconds);
  }
}
