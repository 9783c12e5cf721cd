package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Cost limits of a cell or an array. A limit is reached at equality: a limit of 3 pulses ends a
 * cell after its third. The time of a cell includes polarity switches, that of an array does not.
 *
 * @param pulses largest number of pulses; a train counts each unit pulse
 * @param seconds largest programming time, cell by cell [s]
 * @param coulombs largest wear, the sum of the magnitudes of the charges of programming pulses [C]
 * @param joules largest energy [J]
 */
public record CostLimits(long pulses, double seconds, double coulombs, double joules) {

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** No limits. */
  public static final CostLimits UNLIMITED = ofPulses(Long.MAX_VALUE);

  public CostLimits {
    Require.that(pulses >= 0, "budget pulses", "must be at least 0", pulses);
    Require.that(seconds >= 0, "budget seconds", "must be at least 0", seconds);
    Require.that(coulombs >= 0, "budget coulombs", "must be at least 0", coulombs);
    Require.that(joules >= 0, "budget joules", "must be at least 0", joules);
  }

  /** {@return a limit of the number of pulses only} */
  public static CostLimits ofPulses(long pulses) {
    return new CostLimits(pulses, INFINITE, INFINITE, INFINITE);
  }

  /** {@return whether these are no limits} */
  public boolean isUnlimited() {
    return equals(UNLIMITED);
  }

  /** {@return whether a cost reaches one of the limits} */
  public boolean reachedBy(
      long costPulses, double costSeconds, double costCoulombs, double costJoules) {
    return costPulses >= pulses
        || costSeconds >= seconds
        || costCoulombs >= coulombs
        || costJoules >= joules;
  }
}
