package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Limits of the cost of programming. They are checked at each {@link ProgrammingSession#verify}: an
 * unfinished cell that has reached one of its limits ends there, and so do all cells once the array
 * has reached one of its own. Pulses are never shortened, so the last one may exceed a limit.
 *
 * <p>An array with limits of its own is programmed block by block, because the remaining cost of a
 * block depends on the blocks before; {@link ProgrammingTargets#priority} sets their order.
 *
 * @param cellLimits limits of each cell
 * @param arrayLimits limits of all cells together
 */
public record Budget(Limits cellLimits, Limits arrayLimits) {
  /** 200 pulses per cell. */
  public static final Budget DEFAULT = ofPulses(200);

  /**
   * A budget per cell.
   *
   * @param pulses largest number of pulses per cell; a train counts each unit pulse
   * @param seconds largest programming time per cell [s]
   * @param joules largest energy per cell [J]
   */
  public Budget(long pulses, double seconds, double joules) {
    this(new Limits(pulses, seconds, Double.POSITIVE_INFINITY, joules), Limits.UNLIMITED);
  }

  /** {@return a budget of pulses per cell; a train counts each unit pulse} */
  public static Budget ofPulses(long pulses) {
    return new Budget(Limits.ofPulses(pulses), Limits.UNLIMITED);
  }

  /** {@return this budget with other limits for all cells together} */
  public Budget withArrayLimits(Limits limits) {
    return new Budget(cellLimits, limits);
  }

  /**
   * Cost limits of a cell or an array. A limit is reached at equality: a limit of 3 pulses ends a
   * cell after its third. The time of a cell includes polarity switches, that of an array does not.
   *
   * @param pulses largest number of pulses; a train counts each unit pulse
   * @param seconds largest programming time, cell by cell [s]
   * @param coulombs largest wear, the sum of the magnitudes of the charges of programming pulses
   *     [C]
   * @param joules largest energy [J]
   */
  public record Limits(long pulses, double seconds, double coulombs, double joules) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** No limits. */
    public static final Limits UNLIMITED = ofPulses(Long.MAX_VALUE);

    public Limits {
      Require.that(pulses >= 0, "budget pulses", "must be at least 0", pulses);
      Require.that(seconds >= 0, "budget seconds", "must be at least 0", seconds);
      Require.that(coulombs >= 0, "budget coulombs", "must be at least 0", coulombs);
      Require.that(joules >= 0, "budget joules", "must be at least 0", joules);
    }

    /** {@return a limit of the number of pulses only} */
    public static Limits ofPulses(long pulses) {
      return new Limits(pulses, INFINITE, INFINITE, INFINITE);
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
}
