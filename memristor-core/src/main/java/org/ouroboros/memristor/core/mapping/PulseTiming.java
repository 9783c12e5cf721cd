package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.check.Require;

/**
 * The lengths of pulses that a driver can make.
 *
 * @param shortestSeconds shortest pulse [s]; 0 for none
 * @param longestSeconds longest pulse [s]
 * @param resolutionSeconds pulse lengths are whole multiples of this [s]; 0 for any length
 * @param jitterSeconds standard deviation of the length that a pulse really has [s], normal around
 *     the length asked for; 0 for none
 */
public record PulseTiming(
    double shortestSeconds, double longestSeconds, double resolutionSeconds, double jitterSeconds) {

  public PulseTiming {
    Require.nonNegative("shortestSeconds", shortestSeconds);
    Require.positive("longestSeconds", longestSeconds);
    Require.that(
        longestSeconds >= shortestSeconds,
        "longestSeconds",
        "must be at least shortestSeconds " + shortestSeconds,
        longestSeconds);
    Require.nonNegative("resolutionSeconds", resolutionSeconds);
    Require.nonNegative("jitterSeconds", jitterSeconds);
  }

  /**
   * The nearest length to a wanted one: no pulse below half of the shortest.
   *
   * @param wantedSeconds the wanted length [s]; negative counts as none
   * @return the length [s], 0 or between shortest and longest
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if it is NaN
   */
  public double nearest(double wantedSeconds) {
    Require.that(!Double.isNaN(wantedSeconds), "wantedSeconds", "must be a number", wantedSeconds);
    if (wantedSeconds <= 0 || wantedSeconds < 0.5 * shortestSeconds) {
      return 0;
    }
    double seconds = Math.max(shortestSeconds, Math.min(longestSeconds, wantedSeconds));
    return resolutionSeconds == 0
        ? seconds
        : Math.rint(seconds / resolutionSeconds) * resolutionSeconds;
  }

  /**
   * The length that a pulse really has.
   *
   * @param seconds the length asked for [s]
   * @param gauss a standard normal number
   * @return the length with its jitter [s], not negative
   */
  public double jittered(double seconds, double gauss) {
    return jitterSeconds == 0 || seconds == 0
        ? seconds
        : Math.max(0, seconds + jitterSeconds * gauss);
  }
}
