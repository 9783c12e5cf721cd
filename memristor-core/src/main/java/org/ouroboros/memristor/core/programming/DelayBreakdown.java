package org.ouroboros.memristor.core.programming;

/**
 * The components of programming time.
 *
 * @param pulseSeconds time under programming voltage [s]
 * @param readSeconds time of reads [s]
 * @param settlingSeconds settling time after pulses [s]
 * @param polaritySwitchSeconds time of polarity switches [s]
 */
public record DelayBreakdown(
    double pulseSeconds, double readSeconds, double settlingSeconds, double polaritySwitchSeconds) {

  /** No time. */
  public static final DelayBreakdown NONE = new DelayBreakdown(0, 0, 0, 0);

  /** {@return the total time, the sum of the four components [s]} */
  public double totalSeconds() {
    return pulseSeconds + readSeconds + settlingSeconds + polaritySwitchSeconds;
  }

  /**
   * {@return the sum of this and another delay, component by component}
   *
   * @param other another delay
   */
  public DelayBreakdown plus(DelayBreakdown other) {
    return new DelayBreakdown(
        pulseSeconds + other.pulseSeconds,
        readSeconds + other.readSeconds,
        settlingSeconds + other.settlingSeconds,
        polaritySwitchSeconds + other.polaritySwitchSeconds);
  }
}
