package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.PulseTrace;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;

/**
 * Report of a programming run: JSON record, table, and CSV of cells and pulses. It contains no wall
 * clock times, thread counts or folders: equal runs give equal bytes.
 */
final class ProgramReport {

  private static final List<String> CELL_COLUMNS =
      List.of(
          "row",
          "column",
          "target_siemens",
          "tolerance",
          "reached_siemens",
          "read_siemens",
          "pulses",
          "reads",
          "switches",
          "seconds",
          "joules",
          "coulombs",
          "outcome");

  private static final List<String> TRACE_COLUMNS =
      List.of(
          "cell", "pulse", "volts", "seconds", "joules", "coulombs", "reached_siemens", "outcome");

  private final ArrayProgramming.Result result;
  private final ProgrammingReport report;
  private final int[] workingCells;
  private final boolean anyStuck;

  /**
   * Makes the report of a run.
   *
   * @param result its result
   */
  public ProgramReport(ArrayProgramming.Result result) {
    this.result = result;
    report = result.report();
    workingCells = result.workingCells();
    anyStuck = workingCells.length < result.array().bank().cells();
  }

  /**
   * Returns the fractions of working cells that reached their targets.
   *
   * @return by outcome, by true conductance and by last reading
   */
  public SuccessRates successRates() {
    IntPredicate converged = cell -> report.outcome(cell) == CellOutcome.CONVERGED;
    IntPredicate byTrueValue =
        cell -> report.targets().isWithinTolerance(cell, report.reachedSiemens(cell));
    IntPredicate byReading =
        cell -> report.targets().isWithinTolerance(cell, report.readSiemens(cell));
    return new SuccessRates(proportion(converged), proportion(byTrueValue), proportion(byReading));
  }

  /**
   * Fractions of the working cells.
   *
   * @param converged cells with outcome CONVERGED
   * @param byTrueValue cells whose true conductance is within their tolerance
   * @param byReading cells whose last reading is within their tolerance
   */
  public record SuccessRates(Proportion converged, Proportion byTrueValue, Proportion byReading) {}

  private Proportion proportion(IntPredicate property) {
    return new Proportion(
        Arrays.stream(workingCells).filter(property).count(), workingCells.length);
  }

  /**
   * Returns the cost per cell as a table.
   *
   * @return one row per quantity
   */
  public TextTable table() {
    ProgrammingCost cost = report.cost();
    TextTable table = new TextTable(List.of("per cell", "mean", "median", "95 %", "array"));
    table.add(row("pulses", SummaryStatistics.of(workingCells, cost::pulses), 1));
    table.add(row("reads", SummaryStatistics.of(workingCells, cost::reads), 1));
    table.add(
        row("switches of polarity", SummaryStatistics.of(workingCells, cost::polaritySwitches), 1));
    table.add(row("time [us]", SummaryStatistics.of(workingCells, cost::seconds), 1e6));
    table.add(row("energy [nJ]", SummaryStatistics.of(workingCells, cost::joules), 1e9));
    table.add(row("wear [nC]", SummaryStatistics.of(workingCells, cost::coulombs), 1e9));
    return table;
  }

  private static List<String> row(String name, SummaryStatistics statistics, double scale) {
    return List.of(
        name,
        number(scale * statistics.mean()),
        number(scale * statistics.median()),
        number(scale * statistics.percentile95()),
        number(scale * statistics.total()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /**
   * Returns the outcomes as text.
   *
   * @return lines with the success rates, the outcomes, the delay, and the detection of stuck cells
   *     if there are any
   */
  public String summary() {
    SuccessRates rates = successRates();
    StringBuilder text = new StringBuilder();
    text.append("converged [%]: ").append(ReportFormat.interval(rates.converged()));
    text.append(", by true value: ").append(ReportFormat.interval(rates.byTrueValue()));
    text.append(", by last reading: ").append(ReportFormat.interval(rates.byReading()));
    text.append('\n').append("outcomes: ");
    for (Map.Entry<CellOutcome, Integer> entry : report.outcomes().entrySet()) {
      if (entry.getValue() > 0) {
        text.append(name(entry.getKey())).append(' ').append(entry.getValue()).append("  ");
      }
    }
    text.append(
        String.format(
            Locale.ROOT, "%narray: %.4g s by its schedule", report.delay().totalSeconds()));
    if (anyStuck) {
      FaultDetectionScore detection = FaultDetectionScore.of(report, result.array().bank()::stuck);
      text.append("\nstuck cells [%]: false alarms ");
      text.append(ReportFormat.interval(detection.falseAlarms())).append(", missed ");
      text.append(ReportFormat.interval(detection.misses()));
    }
    return text.append('\n').toString();
  }

  private static String name(CellOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Writes the record.
   *
   * @param file the JSON file
   * @param settings settings of the run, written at the head of the record
   */
  public void writeRecord(Path file, ObjectNode settings) {
    ObjectNode root = JsonDocument.of("ouroboros/program-report", 1);
    root.set("provenance", ReportFormat.provenance(result.array().seed().orElseThrow().value()));
    root.set("settings", settings);
    root.put("finished", !result.cancelled());
    ObjectNode outcomes = root.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(key(outcome), count));
    SuccessRates rates = successRates();
    ObjectNode cells = root.putObject("workingCells");
    cells.put("count", workingCells.length);
    cells.set("converged", ReportFormat.proportion(rates.converged()));
    cells.set("withinToleranceByTrueValue", ReportFormat.proportion(rates.byTrueValue()));
    cells.set("withinToleranceByLastReading", ReportFormat.proportion(rates.byReading()));
    putErrors(cells.putArray("errors"));
    putCost(cells.putObject("ledger"));
    putArray(root.putObject("array"));
    if (anyStuck) {
      root.set(
          "stuckCells",
          ReportFormat.faultDetection(
              FaultDetectionScore.of(report, result.array().bank()::stuck)));
    }
    JsonDocument.write(file, root);
  }

  private static String key(CellOutcome outcome) {
    return outcome == CellOutcome.BUDGET_SPENT
        ? "budgetSpent"
        : outcome.name().toLowerCase(Locale.ROOT);
  }

  /** Error statistics by both definitions, of true conductances and of last readings. */
  private void putErrors(ArrayNode errors) {
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
      Accuracy accuracy = new Accuracy(reached, targets);
      for (RelativeDifference definition : RelativeDifference.values()) {
        double[] differences = accuracy.differences(definition);
        int[] all = IntStream.range(0, evaluated.length).toArray();
        SummaryStatistics signed = SummaryStatistics.of(all, i -> differences[i]);
        SummaryStatistics magnitudes = SummaryStatistics.of(all, i -> Math.abs(differences[i]));
        double meanSquare = SummaryStatistics.of(all, i -> differences[i] * differences[i]).mean();
        ObjectNode node = errors.addObject();
        node.put("value", byReading ? "lastReading" : "true");
        node.put(
            "relativeDifference",
            definition == RelativeDifference.OF_TARGET ? "ofTarget" : "symmetric");
        node.put("cells", evaluated.length);
        if (evaluated.length > 0) {
          node.put("mean", signed.mean()).put("meanMagnitude", magnitudes.mean());
          node.put("medianMagnitude", magnitudes.median());
          node.put("percentile95Magnitude", magnitudes.percentile95());
          node.put("rootMeanSquare", Math.sqrt(meanSquare));
        }
      }
    }
  }

  private void putCost(ObjectNode node) {
    ProgrammingCost cost = report.cost();
    node.set("pulses", ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::pulses)));
    node.set("reads", ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::reads)));
    node.set(
        "polaritySwitches",
        ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::polaritySwitches)));
    node.set("seconds", ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::seconds)));
    node.set("joules", ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::joules)));
    node.set(
        "wearCoulombs",
        ReportFormat.statistics(SummaryStatistics.of(workingCells, cost::coulombs)));
  }

  private void putArray(ObjectNode node) {
    ProgrammingCost cost = report.cost();
    ProgrammingCost.Totals totals = cost.totals();
    node.put("pulses", totals.pulses()).put("reads", totals.reads());
    node.put("products", cost.products());
    node.put("polaritySwitches", cost.totalPolaritySwitches());
    node.put("joules", totals.joules()).put("wearCoulombs", cost.totalCoulombs());
    putDelay(node.putObject("delayCellByCell"), cost.totalDelay());
    putDelay(node.putObject("delayBySchedule"), report.delay());
  }

  private static void putDelay(ObjectNode node, ProgrammingCost.Delay delay) {
    node.put("seconds", delay.totalSeconds());
    node.put("pulseSeconds", delay.pulseSeconds()).put("readSeconds", delay.readSeconds());
    node.put("settleSeconds", delay.settlingSeconds())
        .put("switchSeconds", delay.polaritySwitchSeconds());
  }

  /**
   * Writes the result of every cell.
   *
   * @param file the CSV file
   */
  public void writeCells(Path file) {
    int columns = result.array().columns();
    ProgrammingCost cost = report.cost();
    CsvTable.write(
        file,
        CELL_COLUMNS,
        printer -> {
          for (int cell = 0; cell < cost.cells(); cell++) {
            double read = report.readSiemens(cell);
            printer.printRecord(
                cell / columns,
                cell % columns,
                report.targets().siemens(cell),
                report.targets().tolerance(cell),
                report.reachedSiemens(cell),
                Double.isNaN(read) ? "" : read,
                cost.pulses(cell),
                cost.reads(cell),
                cost.polaritySwitches(cell),
                cost.seconds(cell),
                cost.joules(cell),
                cost.coulombs(cell),
                report.outcome(cell));
          }
        });
  }

  /**
   * Writes every pulse, ordered by cell, then by time.
   *
   * @param file the CSV file
   * @param trace the pulses
   */
  public void writeTrace(Path file, PulseTrace trace) {
    CsvTable.write(
        file,
        TRACE_COLUMNS,
        printer -> {
          for (PulseTrace.Pulse pulse : trace.pulses()) {
            printer.printRecord(
                pulse.cell(),
                pulse.number(),
                pulse.volts(),
                pulse.seconds(),
                pulse.joules(),
                pulse.coulombs(),
                pulse.reachedSiemens(),
                pulse.outcome());
          }
        });
  }
}
