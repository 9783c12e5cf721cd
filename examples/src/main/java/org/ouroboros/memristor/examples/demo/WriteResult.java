package org.ouroboros.memristor.examples.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Accuracy;

/**
 * What one way of writing a network's arrays reached and cost.
 *
 * @param id short name, for files
 * @param title name for people
 * @param arrays a report for each array, in the order of writing
 */
public record WriteResult(String id, String title, List<ProgrammingReport> arrays) {

  public WriteResult {
    arrays = List.copyOf(arrays);
  }

  /**
   * Devices in all arrays.
   *
   * @return at least 0
   */
  public int devices() {
    return arrays.stream().mapToInt(report -> report.targets().cells()).sum();
  }

  /**
   * Wanted conductances, array after array.
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
   * True conductances reached, array after array.
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
   * Reached held against wanted conductances.
   *
   * @return hit rates and differences
   */
  public Accuracy accuracy() {
    return new Accuracy(reachedSiemens(), targetSiemens());
  }

  /**
   * What it cost.
   *
   * @return sums over all devices
   */
  public Ledger.Totals totals() {
    long pulses = 0;
    long reads = 0;
    double seconds = 0;
    double joules = 0;
    for (ProgrammingReport report : arrays) {
      Ledger.Totals totals = report.ledger().totals();
      pulses += totals.pulses();
      reads += totals.reads();
      seconds += totals.seconds();
      joules += totals.joules();
    }
    return new Ledger.Totals(pulses, reads, seconds, joules);
  }

  /**
   * How often each outcome occurred.
   *
   * @return a count for every outcome, 0 included
   */
  public Map<CellOutcome, Integer> outcomes() {
    Map<CellOutcome, Integer> counts = new EnumMap<>(CellOutcome.class);
    for (ProgrammingReport report : arrays) {
      report.outcomes().forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
    }
    return counts;
  }
}
