package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.check.Require;

/**
 * What a cell may cost. It is judged at each {@link ProgrammingSession#verify}: a cell that has
 * used one of them up and has not arrived ends there. A pulse is never cut short, so the last one
 * may reach beyond.
 *
 * @param pulses greatest number of pulses per cell; a train counts each unit
 * @param seconds greatest programming time per cell [s]
 * @param joules greatest energy per cell [J]
 */
public record Budget(long pulses, double seconds, double joules) {

  public Budget {
    Require.that(pulses >= 0, "budget pulses", "must be at least 0", pulses);
    Require.that(seconds >= 0, "budget seconds", "must be at least 0", seconds);
    Require.that(joules >= 0, "budget joules", "must be at least 0", joules);
  }

  /**
   * A budget of pulses only.
   *
   * @param pulses greatest number of pulses per cell
   * @return the budget
   */
  public static Budget ofPulses(long pulses) {
    return new Budget(pulses, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
