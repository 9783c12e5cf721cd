package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.validation.Require;

/**
 * The pulse lengths that a driver can generate.
 *
 * @param shortestSeconds shortest pulse [s]; 0 for no lower limit
 * @param longestSeconds longest pulse [s]
 * @param resolutionSeconds step of pulse lengths [s]; 0 for any length
 * @param jitterSeconds standard deviation of the actual length from the requested one [s], normally
 *     distributed; 0 for none
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
   * {@return the nearest length that can be generated [s]: 0 below half of the shortest pulse, else
   * between shortest and longest}
   *
   * @param requestedSeconds the requested length [s]; negative counts as 0
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it is NaN
   */
  public double nearestSeconds(double requestedSeconds) {
    Require.that(
        !Double.isNaN(requestedSeconds), "requestedSeconds", "must be a number", requestedSeconds);
    if (requestedSeconds <= 0 || requestedSeconds < 0.5 * shortestSeconds) {
      return 0;
    }
    double seconds = Math.max(shortestSeconds, Math.min(longestSeconds, requestedSeconds));
    return resolutionSeconds == 0
        ? seconds
        : Math.rint(seconds / resolutionSeconds) * resolutionSeconds;
  }

  /**
   * {@return the actual length of a pulse with jitter [s], not negative}
   *
   * @param seconds the requested length [s]
   * @param gauss a standard normal variate
   */
  public double withJitter(double seconds, double gauss) {
    return jitterSeconds == 0 || seconds == 0
        ? seconds
        : Math.max(0, seconds + jitterSeconds * gauss);
  }
}
