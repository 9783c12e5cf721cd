package org.ouroboros.memristor.core.programming;

import java.util.function.IntPredicate;
import org.ouroboros.memristor.core.stats.Proportion;

/**
 * Quality of the detection of stuck cells by a strategy. A stuck cell that is within its tolerance
 * need not be detected and is counted separately.
 *
 * @param falseAlarms working cells reported as stuck, of all working cells
 * @param misses stuck cells off target that were not reported as stuck, of all such cells
 * @param atTarget number of stuck cells within their tolerance
 */
public record FaultDetectionScore(Proportion falseAlarms, Proportion misses, int atTarget) {
  /** {@return the score of a report} */
  public static FaultDetectionScore of(ProgrammingReport report, IntPredicate stuck) {
    int working = 0;
    int falseAlarms = 0;
    int offTarget = 0;
    int missed = 0;
    int atTarget = 0;
    for (int cell = 0; cell < report.targets().cells(); cell++) {
      boolean reportedStuck = report.outcome(cell) == CellOutcome.STUCK;
      if (!stuck.test(cell)) {
        working++;
        falseAlarms += reportedStuck ? 1 : 0;
      } else if (report.targets().isWithinTolerance(cell, report.reachedSiemens(cell))) {
        atTarget++;
      } else {
        offTarget++;
        missed += reportedStuck ? 0 : 1;
      }
    }
    return new FaultDetectionScore(
        new Proportion(falseAlarms, working), new Proportion(missed, offTarget), atTarget);
  }
}
