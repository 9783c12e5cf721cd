package org.ouroboros.memristor.core.programming;

/** The outcome of programming a cell, as far as the strategy could observe it. */
public enum CellOutcome {
  /** A reading was within the tolerance. */
  CONVERGED,
  /** The strategy ended without verifying the cell after its last pulse. */
  UNVERIFIED,
  /** The cell is at a bound of its window, and the target was not reached. */
  SATURATED,
  /** The cell does not respond to pulses. */
  STUCK,
  /** A cost limit was reached before the target. */
  BUDGET_SPENT,
  /** The run was cancelled before the target was reached. */
  CANCELLED
}
