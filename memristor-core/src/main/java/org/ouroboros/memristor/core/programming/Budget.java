package org.ouroboros.memristor.core.programming;

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
public record Budget(CostLimits cellLimits, CostLimits arrayLimits) {

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
    this(new CostLimits(pulses, seconds, Double.POSITIVE_INFINITY, joules), CostLimits.UNLIMITED);
  }

  /** {@return a budget of pulses per cell; a train counts each unit pulse} */
  public static Budget ofPulses(long pulses) {
    return new Budget(CostLimits.ofPulses(pulses), CostLimits.UNLIMITED);
  }

  /** {@return this budget with other limits for all cells together} */
  public Budget withArrayLimits(CostLimits limits) {
    return new Budget(cellLimits, limits);
  }
}
