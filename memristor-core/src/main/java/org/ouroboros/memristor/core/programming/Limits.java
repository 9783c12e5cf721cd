package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.check.Require;

/**
 * How much may be spent, on a cell or on an array. Reached is spent: a limit of 3 pulses ends a
 * cell after its third.
 *
 * @param pulses greatest number of pulses; a train counts each unit
 * @param seconds greatest programming time, cell after cell [s]
 * @param joules greatest energy [J]
 * @param coulombs greatest wear: the sum of the magnitudes of the charge that programming pulses
 *     drove through [C]
 */
public record Limits(long pulses, double seconds, double joules, double coulombs) {

  /** Nothing is limited. */
  public static final Limits NONE =
      new Limits(
          Long.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  public Limits {
    Require.that(pulses >= 0, "budget pulses", "must be at least 0", pulses);
    Require.that(seconds >= 0, "budget seconds", "must be at least 0", seconds);
    Require.that(joules >= 0, "budget joules", "must be at least 0", joules);
    Require.that(coulombs >= 0, "budget coulombs", "must be at least 0", coulombs);
  }

  /**
   * A limit of pulses only.
   *
   * @param pulses greatest number of pulses
   * @return the limits
   */
  public static Limits ofPulses(long pulses) {
    return new Limits(
        pulses, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
