package org.ouroboros.memristor.core.programming;

/**
 * What programming may cost. It is judged at each {@link ProgrammingSession#verify}: a cell that
 * has used up one of its limits and has not arrived ends there, and so do all cells once the whole
 * array has used up one of its own. A pulse is never cut short, so the last one may reach beyond.
 *
 * <p>An array with limits of its own is written block after block, for what one block may spend
 * depends on what those before have left; see {@link ProgrammingTargets#priority} for who comes
 * first.
 *
 * @param cell what each cell may cost
 * @param array what all cells together may cost
 */
public record Budget(Limits cell, Limits array) {

  /**
   * A budget per cell.
   *
   * @param pulses greatest number of pulses per cell; a train counts each unit
   * @param seconds greatest programming time per cell [s]
   * @param joules greatest energy per cell [J]
   */
  public Budget(long pulses, double seconds, double joules) {
    this(new Limits(pulses, seconds, joules, Double.POSITIVE_INFINITY), Limits.NONE);
  }

  /**
   * A budget of pulses per cell only.
   *
   * @param pulses greatest number of pulses per cell
   * @return the budget
   */
  public static Budget ofPulses(long pulses) {
    return new Budget(Limits.ofPulses(pulses), Limits.NONE);
  }

  /**
   * The same budget per cell with limits for the whole array.
   *
   * @param limits what all cells together may cost
   * @return the budget
   */
  public Budget withArray(Limits limits) {
    return new Budget(cell, limits);
  }
}
