package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;

/**
 * What a pulse is worth: its probability of success, less its length over {@code delaySeconds},
 * less its energy over {@code energyJoules}. A pulse of {@code delaySeconds} costs as much as a
 * whole success is worth.
 *
 * @param delaySeconds the delay that a success is worth [s]; infinite if delay does not matter
 * @param energyJoules the energy that a success is worth [J]; infinite if energy does not matter
 */
public record PulseWorth(double delaySeconds, double energyJoules) {

  /** Success alone counts. */
  public static final PulseWorth OF_SUCCESS =
      new PulseWorth(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  public PulseWorth {
    Require.that(delaySeconds > 0, "delaySeconds", "must be greater than 0", delaySeconds);
    Require.that(energyJoules > 0, "energyJoules", "must be greater than 0", energyJoules);
  }

  /**
   * What a pulse costs.
   *
   * @param seconds its length [s]
   * @param joules its energy [J]
   * @return the part of a success
   */
  public double cost(double seconds, double joules) {
    return seconds / delaySeconds + joules / energyJoules;
  }
}
