package org.ouroboros.memristor.examples.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Accuracy;

/**
 * Reached conductances and cost of programming a network's arrays, in programming order; an
 * identifier in files, and a name in tables and plots.
 */
record NetworkProgrammingResult(String id, String title, List<ProgrammingReport> arrays) {
  NetworkProgrammingResult {
    arrays = List.copyOf(arrays);
  }

  /** A value of a cell. */
  @FunctionalInterface
  interface CellValue {
    double of(ProgrammingReport report, int cell);
  }

  /** Returns a value of every cell, array after array. */
  double[] cells(CellValue value) {
    return arrays.stream()
        .flatMapToDouble(
            report ->
                IntStream.range(0, report.targets().cells())
                    .mapToDouble(cell -> value.of(report, cell)))
        .toArray();
  }

  /** Returns the number of devices in all arrays. */
  int devices() {
    return arrays.stream().mapToInt(report -> report.targets().cells()).sum();
  }

  /** Returns the target conductances, array after array [S]. */
  double[] targetSiemens() {
    return cells((report, cell) -> report.targets().siemens(cell));
  }

  /** Returns the true reached conductances, array after array [S]. */
  double[] reachedSiemens() {
    return cells(ProgrammingReport::reachedSiemens);
  }

  /** Compares reached with target conductances. */
  Accuracy accuracy() {
    return new Accuracy(reachedSiemens(), targetSiemens());
  }

  /** Returns the total cost over all devices. */
  ProgrammingCost.Totals totals() {
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

  /** Returns the number of devices with each outcome, including 0. */
  Map<CellOutcome, Integer> outcomes() {
    Map<CellOutcome, Integer> counts = new EnumMap<>(CellOutcome.class);
    for (ProgrammingReport report : arrays) {
      report.outcomes().forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
    }
    return counts;
  }
}
