package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Cost limits of a cell or an array. A limit is reached at equality: a limit of 3 pulses ends a
 * cell after its third.
 *
 * @param pulses largest number of pulses; a train counts each unit pulse
 * @param seconds largest programming time, cell by cell [s]
 * @param joules largest energy [J]
 * @param coulombs largest wear, the sum of the magnitudes of the charges of programming pulses [C]
 */
public record CostLimits(long pulses, double seconds, double joules, double coulombs) {

  /** No limits. */
  public static final CostLimits UNLIMITED =
      new CostLimits(
          Long.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  public CostLimits {
    Require.that(pulses >= 0, "budget pulses", "must be at least 0", pulses);
    Require.that(seconds >= 0, "budget seconds", "must be at least 0", seconds);
    Require.that(joules >= 0, "budget joules", "must be at least 0", joules);
    Require.that(coulombs >= 0, "budget coulombs", "must be at least 0", coulombs);
  }

  /**
   * {@return a limit of the number of pulses only}
   *
   * @param pulses largest number of pulses
   */
  public static CostLimits ofPulses(long pulses) {
    return new CostLimits(
        pulses, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
