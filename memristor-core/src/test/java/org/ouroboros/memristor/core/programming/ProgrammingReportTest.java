package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.stats.Proportion;

class ProgrammingReportTest {

  private static ProgrammingReport report(CellOutcome... outcomes) {
    PeripheryParameters periphery = PeripheryParameters.EXACT;
    ProgrammingCost cost = new ProgrammingCost(outcomes.length, periphery);
    double[] siemens = new double[outcomes.length];
    double[] reached = new double[outcomes.length];
    for (int cell = 0; cell < outcomes.length; cell++) {
      siemens[cell] = 50e-6;
      reached[cell] = outcomes[cell] == CellOutcome.CONVERGED ? 50e-6 : 60e-6;
      cost.addPulse(cell, 2, 0.25, -3e-9, 1.5e-9);
      cost.addRead(cell, 0);
    }
    ProgrammingTask task =
        new ProgrammingTask(ProgrammingTargets.of(siemens, 0.05), Budget.ofPulses(9));
    return new ProgrammingReport(task, outcomes, reached, reached, cost, cost.totalDelay());
  }

  @Test
  void faultDetection_stuckCells_countsAlarmsMissesAndCellsAtTarget() {
    ProgrammingReport report =
        report(
            CellOutcome.STUCK,
            CellOutcome.CONVERGED,
            CellOutcome.STUCK,
            CellOutcome.BUDGET_SPENT,
            CellOutcome.CONVERGED);
    assertThat(FaultDetectionScore.of(report, cell -> cell >= 2))
        .isEqualTo(new FaultDetectionScore(new Proportion(1, 2), new Proportion(1, 2), 1));
  }

  @Test
  void cancelled_anyCellCancelled_isTrue() {
    assertThat(report(CellOutcome.CONVERGED, CellOutcome.CANCELLED).cancelled()).isTrue();
    assertThat(report(CellOutcome.CONVERGED, CellOutcome.STUCK).cancelled()).isFalse();
  }

  @Test
  void summary_allConverged_isOneSentence() {
    double seconds = report(CellOutcome.CONVERGED).cost().totals().seconds();
    assertThat(seconds).isBetween(0.25, 0.2501);
    assertThat(report(CellOutcome.CONVERGED, CellOutcome.CONVERGED).summary())
        .isEqualTo(
            "100.0 % of 2 cells converged and 100.0 % are within tolerance, with 2.0 pulses,"
                + " 1.0 reads, 250 ms and 1.50 nJ per cell; the array took 500 ms.");
  }

  @Test
  void summary_otherOutcomes_areCounted() {
    String summary =
        report(CellOutcome.CONVERGED, CellOutcome.STUCK, CellOutcome.BUDGET_SPENT).summary();
    assertThat(summary).startsWith("33.3 % of 3 cells converged and 33.3 % are within tolerance");
    assertThat(summary).contains("Not converged: ").contains("1 stuck").contains("1 budget spent");
  }

  @Test
  void summary_otherDefaultLocale_isTheSame() {
    Locale before = Locale.getDefault();
    String expected = report(CellOutcome.STUCK).summary();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(report(CellOutcome.STUCK).summary()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }
}
