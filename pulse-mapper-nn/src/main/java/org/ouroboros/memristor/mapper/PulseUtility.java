package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Utility of a pulse: its probability of success, minus its length divided by {@code delaySeconds},
 * minus its energy divided by {@code energyJoules}. A pulse of length {@code delaySeconds} costs as
 * much as one certain success gains.
 *
 * @param delaySeconds the delay equivalent to a success [s]; infinite if delay does not matter
 * @param energyJoules the energy equivalent to a success [J]; infinite if energy does not matter
 */
public record PulseUtility(double delaySeconds, double energyJoules) {

  /** Only success counts. */
  public static final PulseUtility SUCCESS_ONLY =
      new PulseUtility(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  public PulseUtility {
    Require.that(delaySeconds > 0, "delaySeconds", "must be greater than 0", delaySeconds);
    Require.that(energyJoules > 0, "energyJoules", "must be greater than 0", energyJoules);
  }

  /** {@return the cost of a pulse of a length [s] and energy [J] as a fraction of a success} */
  public double cost(double seconds, double joules) {
    return seconds / delaySeconds + joules / energyJoules;
  }
}
