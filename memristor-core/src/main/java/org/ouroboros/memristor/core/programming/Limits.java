package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.check.Require;

/**
 * Cost limits of a cell or an array. A limit is reached at equality: a limit of 3 pulses ends a
 * cell after its third.
 *
 * @param pulses largest number of pulses; a train counts each unit pulse
 * @param seconds largest programming time, cell by cell [s]
 * @param joules largest energy [J]
 * @param coulombs largest wear, the sum of the magnitudes of the charges of programming pulses [C]
 */
public record Limits(long pulses, double seconds, double joules, double coulombs) {

  /** No limits. */
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
   * {@return a limit of the number of pulses only}
   *
   * @param pulses largest number of pulses
   */
  public static Limits ofPulses(long pulses) {
    return new Limits(
        pulses, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
