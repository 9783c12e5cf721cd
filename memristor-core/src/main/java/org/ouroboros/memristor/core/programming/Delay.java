package org.ouroboros.memristor.core.programming;

/**
 * The components of programming time.
 *
 * @param pulseSeconds time under programming voltage [s]
 * @param readSeconds time of reads [s]
 * @param settleSeconds settling time after pulses [s]
 * @param switchSeconds time of polarity switches [s]
 */
public record Delay(
    double pulseSeconds, double readSeconds, double settleSeconds, double switchSeconds) {

  /** No time. */
  public static final Delay NONE = new Delay(0, 0, 0, 0);

  /** {@return the total time, the sum of the four components [s]} */
  public double seconds() {
    return pulseSeconds + readSeconds + settleSeconds + switchSeconds;
  }

  /**
   * {@return the sum of this and another delay, component by component}
   *
   * @param other another delay
   */
  public Delay plus(Delay other) {
    return new Delay(
        pulseSeconds + other.pulseSeconds,
        readSeconds + other.readSeconds,
        settleSeconds + other.settleSeconds,
        switchSeconds + other.switchSeconds);
  }
}
