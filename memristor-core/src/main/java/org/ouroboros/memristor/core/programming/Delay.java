package org.ouroboros.memristor.core.programming;

/**
 * What programming time is made of.
 *
 * @param pulseSeconds time under programming voltage [s]
 * @param readSeconds reads [s]
 * @param settleSeconds settling after pulses [s]
 * @param switchSeconds switching of the polarity [s]
 */
public record Delay(
    double pulseSeconds, double readSeconds, double settleSeconds, double switchSeconds) {

  /** No time at all. */
  public static final Delay NONE = new Delay(0, 0, 0, 0);

  /**
   * The whole time.
   *
   * @return the sum of the four [s]
   */
  public double seconds() {
    return pulseSeconds + readSeconds + settleSeconds + switchSeconds;
  }

  /**
   * One after the other.
   *
   * @param other another delay
   * @return the sums
   */
  public Delay plus(Delay other) {
    return new Delay(
        pulseSeconds + other.pulseSeconds,
        readSeconds + other.readSeconds,
        settleSeconds + other.settleSeconds,
        switchSeconds + other.switchSeconds);
  }
}
