package org.ouroboros.memristor.examples.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Accuracy;

/**
 * Reached conductances and cost of programming a network's arrays.
 *
 * @param id identifier in files
 * @param title name in tables and plots
 * @param arrays a report for each array, in programming order
 */
record NetworkProgrammingResult(String id, String title, List<ProgrammingReport> arrays) {

  public NetworkProgrammingResult {
    arrays = List.copyOf(arrays);
  }

  /**
   * Returns the number of devices in all arrays.
   *
   * @return at least 0
   */
  public int devices() {
    return arrays.stream().mapToInt(report -> report.targets().cells()).sum();
  }

  /**
   * Returns the target conductances, array after array.
   *
   * @return a new array [S]
   */
  public double[] targetSiemens() {
    double[] siemens = new double[devices()];
    int i = 0;
    for (ProgrammingReport report : arrays) {
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        siemens[i++] = report.targets().siemens(cell);
      }
    }
    return siemens;
  }

  /**
   * Returns the true reached conductances, array after array.
   *
   * @return a new array [S]
   */
  public double[] reachedSiemens() {
    double[] siemens = new double[devices()];
    int i = 0;
    for (ProgrammingReport report : arrays) {
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        siemens[i++] = report.reachedSiemens(cell);
      }
    }
    return siemens;
  }

  /**
   * Compares reached with target conductances.
   *
   * @return hit rates and differences
   */
  public Accuracy accuracy() {
    return new Accuracy(reachedSiemens(), targetSiemens());
  }

  /**
   * Returns the total cost.
   *
   * @return sums over all devices
   */
  public ProgrammingCost.Totals totals() {
    long pulses = 0;
    long reads = 0;
    double seconds = 0;
    double joules = 0;
    for (ProgrammingReport report : arrays) {
      ProgrammingCost.Totals totals = report.cost().totals();
      pulses += totals.pulses();
      reads += totals.reads();
      seconds += totals.seconds();
      joules += totals.joules();
    }
    return new ProgrammingCost.Totals(pulses, reads, seconds, joules);
  }

  /**
   * Returns the number of devices by outcome.
   *
   * @return a count for every outcome, including 0
   */
  public Map<CellOutcome, Integer> outcomes() {
    Map<CellOutcome, Integer> counts = new EnumMap<>(CellOutcome.class);
    for (ProgrammingReport report : arrays) {
      report.outcomes().forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
    }
    return counts;
  }
}
