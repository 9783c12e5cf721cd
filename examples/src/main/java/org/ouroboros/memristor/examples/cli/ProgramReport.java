package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.interval;
import static org.ouroboros.memristor.examples.output.ReportFormat.proportion;
import static org.ouroboros.memristor.examples.output.ReportFormat.reading;
import static org.ouroboros.memristor.examples.output.ReportFormat.significant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.PulseTrace;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;

/** Makes the report of a programming run, and CSV files of cells and pulses. */
final class ProgramReport {
  /** A cost per cell: name and unit in the table, key in JSON, name in CSV, value of a cell. */
  private record Quantity(
      String title, double unit, String key, String column, IntFunction<Number> value) {
    String text(double number) {
      return significant(unit * number, 4);
    }

    SummaryStatistics statistics(int[] cells) {
      return SummaryStatistics.of(cells, cell -> value.apply(cell).doubleValue());
    }
  }

  private final ArrayProgramming.Result result;
  private final ProgrammingReport report;
  private final int[] workingCells;
  private final List<Quantity> quantities;

  ProgramReport(ArrayProgramming.Result result) {
    this.result = result;
    report = result.report();
    workingCells = result.workingCells();
    ProgrammingCost cost = report.cost();
    quantities =
        List.of(
            new Quantity("pulses", 1, "pulses", "pulses", cost::pulses),
            new Quantity("reads", 1, "reads", "reads", cost::reads),
            new Quantity(
                "switches of polarity", 1, "polaritySwitches", "switches", cost::polaritySwitches),
            new Quantity("time [us]", 1e6, "seconds", "seconds", cost::seconds),
            new Quantity("energy [nJ]", 1e9, "joules", "joules", cost::joules),
            new Quantity("wear [nC]", 1e9, "wearCoulombs", "coulombs", cost::coulombs));
  }

  /** Returns the report; the settings of the run are at the head of its JSON document. */
  Report report(ObjectNode settings) {
    Report all =
        new Report(
            "Programming of an array",
            "report.json",
            "ouroboros/program-report",
            result.array().seed().orElseThrow().value());
    ObjectNode root = all.json();
    root.set("settings", settings);
    root.put("finished", !result.cancelled());
    ObjectNode outcomes = root.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(key(outcome), count));
    ProgrammingTargets targets = report.targets();
    Proportion converged =
        Proportion.of(workingCells, i -> report.outcome(i) == CellOutcome.CONVERGED);
    Proportion byTrueValue =
        Proportion.of(workingCells, i -> targets.isWithinTolerance(i, report.reachedSiemens(i)));
    Proportion byReading =
        Proportion.of(workingCells, i -> targets.isWithinTolerance(i, report.readSiemens(i)));
    ObjectNode cells = root.putObject("workingCells").put("count", workingCells.length);
    cells.set("converged", proportion(converged));
    cells.set("withinToleranceByTrueValue", proportion(byTrueValue));
    cells.set("withinToleranceByLastReading", proportion(byReading));
    addErrors(cells.putArray("errors"));
    ObjectNode costs = cells.putObject("ledger");
    for (Quantity quantity : quantities) {
      costs.set(quantity.key(), ReportFormat.statistics(quantity.statistics(workingCells)));
    }
    addArray(root.putObject("array"));
    faultDetection().ifPresent(score -> root.set("stuckCells", ReportFormat.faultDetection(score)));
    return all.table(table())
        .legend(
            "converged [%]: "
                + interval(converged)
                + (", by true value: " + interval(byTrueValue))
                + (", by last reading: " + interval(byReading)))
        .legend(summary());
  }

  private Optional<FaultDetectionScore> faultDetection() {
    return workingCells.length < result.array().cells()
        ? Optional.of(FaultDetectionScore.of(report, result.array().bank()::stuck))
        : Optional.empty();
  }

  /** The cost per cell, a row for each quantity. */
  private TextTable table() {
    return new Columns<Quantity>()
        .text("per cell", Quantity::title)
        .text("mean", quantity -> quantity.text(quantity.statistics(workingCells).mean()))
        .text("median", quantity -> quantity.text(quantity.statistics(workingCells).median()))
        .text("95 %", quantity -> quantity.text(quantity.statistics(workingCells).percentile95()))
        .text("array", quantity -> quantity.text(quantity.statistics(workingCells).total()))
        .table(quantities);
  }

  /** Lines with the outcomes, the delay, and the detection of stuck cells if there are any. */
  private String summary() {
    String outcomes =
        report.outcomes().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> name(entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining("  ", "outcomes: ", "\n"));
    return outcomes
        + ("array: " + significant(report.delay().totalSeconds(), 4))
        + " s by its schedule"
        + faultDetection()
            .map(
                score ->
                    "\nstuck cells [%]: false alarms "
                        + interval(score.falseAlarms())
                        + (", missed " + interval(score.misses())))
            .orElse("");
  }

  private static String name(CellOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String key(CellOutcome outcome) {
    return outcome == CellOutcome.BUDGET_SPENT ? "budgetSpent" : name(outcome);
  }

  /** Error statistics by both definitions, of true conductances and of last readings. */
  private void addErrors(ArrayNode errors) {
    for (boolean byReading : new boolean[] {false, true}) {
      int[] evaluated =
          Arrays.stream(workingCells)
              .filter(cell -> !byReading || !Double.isNaN(report.readSiemens(cell)))
              .toArray();
      double[] reached =
          IntStream.of(evaluated)
              .mapToDouble(byReading ? report::readSiemens : report::reachedSiemens)
              .toArray();
      double[] targets = IntStream.of(evaluated).mapToDouble(report.targets()::siemens).toArray();
      for (RelativeDifference form : RelativeDifference.values()) {
        ObjectNode node = errors.addObject();
        node.put("value", byReading ? "lastReading" : "true");
        node.put("relativeDifference", ReportFormat.key(form)).put("cells", evaluated.length);
        if (evaluated.length > 0) {
          addErrors(node, new Accuracy(reached, targets).differences(form));
        }
      }
    }
  }

  private static void addErrors(ObjectNode node, double[] differences) {
    int[] all = IntStream.range(0, differences.length).toArray();
    SummaryStatistics magnitudes = SummaryStatistics.of(all, i -> Math.abs(differences[i]));
    double meanSquare = SummaryStatistics.of(all, i -> differences[i] * differences[i]).mean();
    node.put("mean", SummaryStatistics.of(all, i -> differences[i]).mean());
    node.put("meanMagnitude", magnitudes.mean()).put("medianMagnitude", magnitudes.median());
    node.put("percentile95Magnitude", magnitudes.percentile95());
    node.put("rootMeanSquare", Math.sqrt(meanSquare));
  }

  private void addArray(ObjectNode node) {
    ProgrammingCost cost = report.cost();
    ProgrammingCost.Totals totals = cost.totals();
    node.put("pulses", totals.pulses()).put("reads", totals.reads());
    node.put("products", cost.products());
    node.put("polaritySwitches", cost.totalPolaritySwitches());
    node.put("joules", totals.joules()).put("wearCoulombs", cost.totalCoulombs());
    addDelay(node.putObject("delayCellByCell"), cost.totalDelay());
    addDelay(node.putObject("delayBySchedule"), report.delay());
  }

  private static void addDelay(ObjectNode node, ProgrammingCost.Delay delay) {
    node.put("seconds", delay.totalSeconds()).put("pulseSeconds", delay.pulseSeconds());
    node.put("readSeconds", delay.readSeconds()).put("settleSeconds", delay.settlingSeconds());
    node.put("switchSeconds", delay.polaritySwitchSeconds());
  }

  /** Writes the result of every cell as CSV. */
  void writeCells(Path file) {
    int width = result.array().columns();
    Columns<Integer> columns =
        new Columns<Integer>()
            .data("row", "", cell -> cell / width)
            .data("column", "", cell -> cell % width)
            .data("target_siemens", "", report.targets()::siemens)
            .data("tolerance", "", report.targets()::tolerance)
            .data("reached_siemens", "", report::reachedSiemens)
            .data("read_siemens", "", cell -> reading(report.readSiemens(cell)));
    for (Quantity quantity : quantities) {
      columns.data(quantity.column(), "", quantity.value()::apply);
    }
    columns
        .data("outcome", "", report::outcome)
        .write(file, () -> IntStream.range(0, result.array().cells()).iterator());
  }

  /** Writes every pulse as CSV, ordered by cell, then by time. */
  static void writeTrace(Path file, PulseTrace trace) {
    new Columns<PulseTrace.Pulse>()
        .data("cell", "", PulseTrace.Pulse::cell)
        .data("pulse", "", PulseTrace.Pulse::number)
        .data("volts", "", PulseTrace.Pulse::volts)
        .data("seconds", "", PulseTrace.Pulse::seconds)
        .data("joules", "", PulseTrace.Pulse::joules)
        .data("coulombs", "", PulseTrace.Pulse::coulombs)
        .data("reached_siemens", "", PulseTrace.Pulse::reachedSiemens)
        .data("outcome", "", PulseTrace.Pulse::outcome)
        .write(file, trace.pulses());
  }
}
