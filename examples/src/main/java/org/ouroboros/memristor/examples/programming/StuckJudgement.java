package org.ouroboros.memristor.examples.programming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.examples.report.Figures;

/**
 * What a strategy said of stuck cells, held against the truth. A stuck cell that happens to stand
 * within its tolerance needs no finding and counts neither way.
 *
 * @param falseAlarms working cells that were called stuck, of all working cells
 * @param misses stuck cells off their targets that were not called stuck, of all of those
 * @param atTarget stuck cells that stand within their tolerance
 */
public record StuckJudgement(Proportion falseAlarms, Proportion misses, int atTarget) {

  /**
   * Judges a report.
   *
   * @param report what the strategy said
   * @param bank the devices
   * @return false alarms and misses
   */
  public static StuckJudgement of(ProgrammingReport report, DeviceBank bank) {
    int working = 0;
    int alarms = 0;
    int off = 0;
    int missed = 0;
    int atTarget = 0;
    for (int cell = 0; cell < bank.cells(); cell++) {
      boolean called = report.outcome(cell) == CellOutcome.STUCK;
      if (!bank.stuck(cell)) {
        working++;
        alarms += called ? 1 : 0;
      } else if (report.targets().hit(cell, report.reachedSiemens(cell))) {
        atTarget++;
      } else {
        off++;
        missed += called ? 0 : 1;
      }
    }
    return new StuckJudgement(
        new Proportion(alarms, working), new Proportion(missed, off), atTarget);
  }

  /**
   * As a record.
   *
   * @return both shares with their intervals
   */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("falseAlarms", Figures.proportion(falseAlarms));
    node.set("misses", Figures.proportion(misses));
    return node.put("stuckAtTarget", atTarget);
  }
}
