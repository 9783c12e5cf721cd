package org.ouroboros.memristor.examples.programming;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.Delay;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Report of a programming run: JSON record, table, and CSV of cells and pulses. It contains no wall
 * clock times, thread counts or folders: equal runs give equal bytes.
 */
public final class ProgramReport {

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

  private final ArrayProgramming.Result result;
  private final ProgrammingReport report;
  private final int[] healthy;
  private final boolean anyStuck;

  /**
   * Makes the report of a run.
   *
   * @param result its result
   */
  public ProgramReport(ArrayProgramming.Result result) {
    this.result = result;
    report = result.report();
    healthy = result.healthy();
    anyStuck = healthy.length < result.devices().bank().cells();
  }

  /**
   * Returns the fractions of working cells that reached their targets.
   *
   * @return by outcome, by true conductance and by last reading
   */
  public Arrived arrived() {
    IntPredicate converged = cell -> report.outcome(cell) == CellOutcome.CONVERGED;
    IntPredicate truly = cell -> report.targets().hit(cell, report.reachedSiemens(cell));
    IntPredicate read = cell -> report.targets().hit(cell, report.readSiemens(cell));
    return new Arrived(share(converged), share(truly), share(read));
  }

  /**
   * Fractions of the working cells.
   *
   * @param converged cells with outcome CONVERGED
   * @param byTrueValue cells whose true conductance is within their tolerance
   * @param byReading cells whose last reading is within their tolerance
   */
  public record Arrived(Proportion converged, Proportion byTrueValue, Proportion byReading) {}

  private Proportion share(IntPredicate property) {
    return new Proportion(Arrays.stream(healthy).filter(property).count(), healthy.length);
  }

  /**
   * Returns the cost per cell as a table.
   *
   * @return one row per quantity
   */
  public TextTable table() {
    Ledger ledger = report.ledger();
    TextTable table = new TextTable(List.of("per cell", "mean", "median", "95 %", "array"));
    table.add(row("pulses", Spread.over(healthy, ledger::pulses), 1));
    table.add(row("reads", Spread.over(healthy, ledger::reads), 1));
    table.add(row("switches of polarity", Spread.over(healthy, ledger::switches), 1));
    table.add(row("time [us]", Spread.over(healthy, ledger::seconds), 1e6));
    table.add(row("energy [nJ]", Spread.over(healthy, ledger::joules), 1e9));
    table.add(row("wear [nC]", Spread.over(healthy, ledger::coulombs), 1e9));
    return table;
  }

  private static List<String> row(String name, Spread spread, double unit) {
    return List.of(
        name,
        number(unit * spread.mean()),
        number(unit * spread.median()),
        number(unit * spread.percentile95()),
        number(unit * spread.total()));
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
    Arrived arrived = arrived();
    StringBuilder text = new StringBuilder();
    text.append("converged [%]: ").append(Figures.interval(arrived.converged()));
    text.append(", by true value: ").append(Figures.interval(arrived.byTrueValue()));
    text.append(", by last reading: ").append(Figures.interval(arrived.byReading()));
    text.append('\n').append("outcomes: ");
    for (Map.Entry<CellOutcome, Integer> entry : report.outcomes().entrySet()) {
      if (entry.getValue() > 0) {
        text.append(name(entry.getKey())).append(' ').append(entry.getValue()).append("  ");
      }
    }
    text.append(
        String.format(Locale.ROOT, "%narray: %.4g s by its schedule", report.delay().seconds()));
    if (anyStuck) {
      StuckJudgement stuck = StuckJudgement.of(report, result.devices().bank());
      text.append("\nstuck cells [%]: false alarms ");
      text.append(Figures.interval(stuck.falseAlarms())).append(", missed ");
      text.append(Figures.interval(stuck.misses()));
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
    ObjectNode root = JsonRecord.of("ouroboros/program-report", 1);
    root.set("provenance", Figures.provenance(result.devices().plan().seed().value()));
    root.set("settings", settings);
    root.put("finished", !result.cancelled());
    ObjectNode outcomes = root.putObject("outcomes");
    report.outcomes().forEach((outcome, count) -> outcomes.put(key(outcome), count));
    Arrived arrived = arrived();
    ObjectNode cells = root.putObject("workingCells");
    cells.put("count", healthy.length);
    cells.set("converged", Figures.proportion(arrived.converged()));
    cells.set("withinToleranceByTrueValue", Figures.proportion(arrived.byTrueValue()));
    cells.set("withinToleranceByLastReading", Figures.proportion(arrived.byReading()));
    putErrors(cells.putArray("errors"));
    putLedger(cells.putObject("ledger"));
    putArray(root.putObject("array"));
    if (anyStuck) {
      root.set("stuckCells", StuckJudgement.of(report, result.devices().bank()).json());
    }
    JsonRecord.write(file, root);
  }

  private static String key(CellOutcome outcome) {
    return outcome == CellOutcome.BUDGET_SPENT
        ? "budgetSpent"
        : outcome.name().toLowerCase(Locale.ROOT);
  }

  /** Error statistics by both definitions, of true conductances and of last readings. */
  private void putErrors(ArrayNode errors) {
    for (boolean byReading : new boolean[] {false, true}) {
      int[] judged =
          Arrays.stream(healthy)
              .filter(cell -> !byReading || !Double.isNaN(report.readSiemens(cell)))
              .toArray();
      double[] reached =
          IntStream.of(judged)
              .mapToDouble(byReading ? report::readSiemens : report::reachedSiemens)
              .toArray();
      double[] wanted = IntStream.of(judged).mapToDouble(report.targets()::siemens).toArray();
      Accuracy accuracy = new Accuracy(reached, wanted);
      for (RelativeDifference form : RelativeDifference.values()) {
        double[] differences = accuracy.differences(form);
        int[] all = IntStream.range(0, judged.length).toArray();
        Spread signed = Spread.over(all, i -> differences[i]);
        Spread sizes = Spread.over(all, i -> Math.abs(differences[i]));
        double square = Spread.over(all, i -> differences[i] * differences[i]).mean();
        ObjectNode node = errors.addObject();
        node.put("value", byReading ? "lastReading" : "true");
        node.put(
            "relativeDifference", form == RelativeDifference.OF_TARGET ? "ofTarget" : "symmetric");
        node.put("cells", judged.length);
        if (judged.length > 0) {
          node.put("mean", signed.mean()).put("meanMagnitude", sizes.mean());
          node.put("medianMagnitude", sizes.median());
          node.put("percentile95Magnitude", sizes.percentile95());
          node.put("rootMeanSquare", Math.sqrt(square));
        }
      }
    }
  }

  private void putLedger(ObjectNode node) {
    Ledger ledger = report.ledger();
    node.set("pulses", Spread.over(healthy, ledger::pulses).json());
    node.set("reads", Spread.over(healthy, ledger::reads).json());
    node.set("polaritySwitches", Spread.over(healthy, ledger::switches).json());
    node.set("seconds", Spread.over(healthy, ledger::seconds).json());
    node.set("joules", Spread.over(healthy, ledger::joules).json());
    node.set("wearCoulombs", Spread.over(healthy, ledger::coulombs).json());
  }

  private void putArray(ObjectNode node) {
    Ledger ledger = report.ledger();
    Ledger.Totals totals = ledger.totals();
    node.put("pulses", totals.pulses()).put("reads", totals.reads());
    node.put("products", ledger.products());
    node.put("polaritySwitches", ledger.totalSwitches());
    node.put("joules", totals.joules()).put("wearCoulombs", ledger.totalCoulombs());
    putDelay(node.putObject("delayCellByCell"), ledger.totalDelay());
    putDelay(node.putObject("delayBySchedule"), report.delay());
  }

  private static void putDelay(ObjectNode node, Delay delay) {
    node.put("seconds", delay.seconds());
    node.put("pulseSeconds", delay.pulseSeconds()).put("readSeconds", delay.readSeconds());
    node.put("settleSeconds", delay.settleSeconds()).put("switchSeconds", delay.switchSeconds());
  }

  /**
   * Writes the result of every cell.
   *
   * @param file the CSV file
   */
  public void writeCells(Path file) {
    int columns = result.devices().plan().columns();
    Ledger ledger = report.ledger();
    CsvTable.write(
        file,
        CELL_COLUMNS,
        printer -> {
          for (int cell = 0; cell < ledger.cells(); cell++) {
            double read = report.readSiemens(cell);
            printer.printRecord(
                cell / columns,
                cell % columns,
                report.targets().siemens(cell),
                report.targets().tolerance(cell),
                report.reachedSiemens(cell),
                Double.isNaN(read) ? "" : read,
                ledger.pulses(cell),
                ledger.reads(cell),
                ledger.switches(cell),
                ledger.seconds(cell),
                ledger.joules(cell),
                ledger.coulombs(cell),
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
        file, PulseTrace.COLUMNS, printer -> trace.print(printer, result.devices().plan().cells()));
  }
}
