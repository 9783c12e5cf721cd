package org.ouroboros.memristor.examples.programming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.examples.report.ReportFormat;

/**
 * Quality of the detection of stuck cells by a strategy. A stuck cell that is within its tolerance
 * need not be detected and is counted separately.
 *
 * @param falseAlarms working cells reported as stuck, of all working cells
 * @param misses stuck cells off target that were not reported as stuck, of all such cells
 * @param atTarget number of stuck cells within their tolerance
 */
public record FaultDetectionScore(Proportion falseAlarms, Proportion misses, int atTarget) {

  /**
   * Compares a report with the simulated devices.
   *
   * @param report the report of the strategy
   * @param bank the devices
   * @return false alarms and misses
   */
  public static FaultDetectionScore of(ProgrammingReport report, DeviceBank bank) {
    int working = 0;
    int falseAlarms = 0;
    int offTarget = 0;
    int missed = 0;
    int atTarget = 0;
    for (int cell = 0; cell < bank.cells(); cell++) {
      boolean reportedStuck = report.outcome(cell) == CellOutcome.STUCK;
      if (!bank.stuck(cell)) {
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

  /**
   * Returns the score as JSON.
   *
   * @return both fractions with their intervals
   */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("falseAlarms", ReportFormat.proportion(falseAlarms));
    node.set("misses", ReportFormat.proportion(misses));
    return node.put("stuckAtTarget", atTarget);
  }
}
