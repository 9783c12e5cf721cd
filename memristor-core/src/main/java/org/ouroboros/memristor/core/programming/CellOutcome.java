package org.ouroboros.memristor.core.programming;

/** How programming ended for a cell, as far as the strategy could see. */
public enum CellOutcome {
  /** A reading was within the tolerance. */
  CONVERGED,
  /** The strategy left it without judging a reading after its last pulse. */
  UNVERIFIED,
  /** It stands at the end of its window and the target was not reached. */
  SATURATED,
  /** It no longer answers to pulses. */
  STUCK,
  /** Pulses, time or energy were used up before it arrived. */
  BUDGET_SPENT,
  /** The run was cancelled before it arrived. */
  CANCELLED
}
