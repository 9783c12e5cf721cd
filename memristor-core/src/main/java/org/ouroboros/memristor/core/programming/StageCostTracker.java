package org.ouroboros.memristor.core.programming;

/** Tracks the cost of cells since the start of a stage against the stage's limits. */
final class StageCostTracker {

  private final BlockAccess access;
  private final CostLimits limits;
  private final double[][] startCosts;

  StageCostTracker(BlockAccess access, CostLimits limits) {
    this.access = access;
    this.limits = limits;
    startCosts = new double[limits.equals(CostLimits.UNLIMITED) ? 0 : access.cells()][];
    for (int cell = 0; cell < startCosts.length; cell++) {
      startCosts[cell] = costs(cell);
    }
  }

  private double[] costs(int cell) {
    ProgrammingCost cost = access.cost();
    int arrayCell = access.arrayCell(cell);
    return new double[] {
      cost.pulses(arrayCell),
      cost.seconds(arrayCell),
      cost.joules(arrayCell),
      cost.coulombs(arrayCell)
    };
  }

  boolean isExhausted(int cell) {
    if (startCosts.length == 0) {
      return false;
    }
    double[] current = costs(cell);
    double[] start = startCosts[cell];
    return current[0] - start[0] >= limits.pulses()
        || current[1] - start[1] >= limits.seconds()
        || current[2] - start[2] >= limits.joules()
        || current[3] - start[3] >= limits.coulombs();
  }
}
