package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.strategies.evaluation.ComparisonCondition;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyResult;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;

/**
 * Report of a strategy comparison: tables, JSON, CSV, plots and an HTML page. Equal runs write
 * equal bytes.
 */
final class ComparisonReport {

  /** What the columns of {@link #table()} mean. */
  public static final String LEGEND =
      "Fractions of the working cells with 95 % Wilson intervals. Converged: outcome reported by"
          + " the strategy; true: true conductance within the tolerance; read: last reading within"
          + " it (for a strategy that does not read after its pulse, a reading taken for the"
          + " evaluation); sym: true, by the symmetric difference. Pulses, reads, time (pulses,"
          + " reads, settling) and energy per device, including devices that missed their target:"
          + " mean / median / 95th percentile. Array: cell by cell, and row-parallel.";

  private final ComparisonSettings settings;
  private final StrategyComparison.Result result;
  private final DelayComparison delayComparison;

  /**
   * Creates the report.
   *
   * @param settings the settings of the comparison
   * @param result the result of the comparison
   */
  public ComparisonReport(ComparisonSettings settings, StrategyComparison.Result result) {
    this.settings = settings;
    this.result = result;
    delayComparison = new DelayComparison(result.results());
  }

  /**
   * Returns the main table.
   *
   * @return a row for each strategy, tolerance and read noise
   */
  public TextTable table() {
    TextTable table =
        new TextTable(
            List.of(
                "strategy",
                "voltages",
                "within",
                "reads",
                "converged [%]",
                "true [%]",
                "read [%]",
                "sym [%]",
                "pulses",
                "reads taken",
                "time [us]",
                "energy [nJ]",
                "array [s]"));
    for (StrategyResult strategyResult : result.results()) {
      table.add(
          List.of(
              strategyResult.entry().title(),
              strategyResult.entry().voltages(),
              strategyResult.condition().toleranceText(),
              strategyResult.condition().readNoiseText(),
              ReportFormat.interval(strategyResult.hitRates().converged()),
              ReportFormat.interval(strategyResult.hitRates().byTrueValue()),
              ReportFormat.interval(strategyResult.hitRates().byReading()),
              ReportFormat.percent(strategyResult.hitRates().symmetricByTrueValue()),
              meanMedianPercentile(strategyResult.deviceCosts().pulses(), 1),
              meanMedianPercentile(strategyResult.deviceCosts().reads(), 1),
              meanMedianPercentile(strategyResult.deviceCosts().seconds(), 1e6),
              meanMedianPercentile(strategyResult.deviceCosts().joules(), 1e9),
              DelayComparison.format(strategyResult.arrayResult().cellByCell().totalSeconds())
                  + " / "
                  + DelayComparison.format(
                      strategyResult.arrayResult().rowParallel().totalSeconds())));
    }
    return table;
  }

  private static String meanMedianPercentile(SummaryStatistics statistics, double unit) {
    return DelayComparison.format(unit * statistics.mean())
        + " / "
        + DelayComparison.format(unit * statistics.median())
        + " / "
        + DelayComparison.format(unit * statistics.percentile95());
  }

  /**
   * Returns the write-verify settings chosen on the validation set and their results there.
   *
   * @return a row for each family, criterion and condition
   */
  public TextTable tuningTable() {
    TextTable table =
        new TextTable(
            List.of(
                "write-verify",
                "chosen for",
                "within",
                "reads",
                "settings",
                "converged [%]",
                "pulses",
                "time [us]"));
    for (StrategyTuning.Family family : StrategyTuning.Family.values()) {
      for (StrategyTuning.Criterion criterion : StrategyTuning.Criterion.values()) {
        for (ComparisonCondition condition : result.conditions()) {
          result
              .tuning()
              .find(family, criterion, condition)
              .ifPresent(candidateResult -> table.add(row(criterion, candidateResult)));
        }
      }
    }
    return table;
  }

  private static List<String> row(
      StrategyTuning.Criterion criterion, StrategyTuning.CandidateResult candidateResult) {
    return List.of(
        candidateResult.candidate().family().label(),
        criterion == StrategyTuning.Criterion.PULSES ? "fewest pulses" : "least time",
        candidateResult.condition().toleranceText(),
        candidateResult.condition().readNoiseText(),
        candidateResult.candidate().label(),
        String.format(Locale.ROOT, "%.2f", 100 * candidateResult.converged()),
        DelayComparison.format(candidateResult.meanPulses()),
        DelayComparison.format(1e6 * candidateResult.meanSeconds()));
  }

  /**
   * Compares one-shot programming with every write-verify strategy.
   *
   * @return a row for each write-verify strategy and condition
   */
  public TextTable delayTable() {
    return delayComparison.table();
  }

  /**
   * Returns under which conditions one-shot programming is faster.
   *
   * @return a line for each write-verify strategy
   */
  public List<String> delaySummaries() {
    return delayComparison.summaries();
  }

  /**
   * Returns how well stuck cells were detected.
   *
   * @return a row for each strategy and condition; none if no cell was stuck
   */
  public TextTable faultDetectionTable() {
    TextTable table =
        new TextTable(
            List.of("strategy", "voltages", "within", "reads", "false alarms [%]", "missed [%]"));
    for (StrategyResult strategyResult : result.results()) {
      if (strategyResult.arrayResult().faultDetection().isPresent()) {
        FaultDetectionScore faultDetection = strategyResult.arrayResult().faultDetection().get();
        table.add(
            List.of(
                strategyResult.entry().title(),
                strategyResult.entry().voltages(),
                strategyResult.condition().toleranceText(),
                strategyResult.condition().readNoiseText(),
                ReportFormat.interval(faultDetection.falseAlarms()),
                ReportFormat.interval(faultDetection.misses())));
      }
    }
    return table;
  }

  /**
   * Writes {@code report.json}, {@code results.csv}, {@code tuning.csv}, {@code index.html} and,
   * where they are {@linkplain Plots#available possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    ComparisonDataFiles dataFiles = new ComparisonDataFiles(settings, result, delayComparison);
    dataFiles.write(folder.resolve("report.json"));
    dataFiles.writeResults(folder.resolve("results.csv"));
    writeTuning(folder.resolve("tuning.csv"));
    List<ComparisonPlots.PlotFile> plots =
        Plots.available() ? new ComparisonPlots(result).write(folder) : List.of();
    page(plots).write(folder.resolve("index.html"));
  }

  private void writeTuning(Path file) {
    CsvTable.write(
        file,
        List.of(
            "family",
            "settings",
            "tolerance",
            "relative_read_noise",
            "cells",
            "converged_share",
            "mean_pulses",
            "mean_seconds",
            "chosen_for"),
        printer -> {
          for (StrategyTuning.CandidateResult candidateResult :
              result.tuning().candidateResults()) {
            printer.printRecord(
                candidateResult.candidate().family().label(),
                candidateResult.candidate().label(),
                candidateResult.condition().tolerance(),
                candidateResult.condition().relativeReadNoise(),
                candidateResult.cells(),
                candidateResult.converged(),
                candidateResult.meanPulses(),
                candidateResult.meanSeconds(),
                String.join(" ", result.tuning().chosenFor(candidateResult)));
          }
        });
  }

  private HtmlPage page(List<ComparisonPlots.PlotFile> plots) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", ComparisonSettings.MODEL + ", " + ComparisonSettings.VARIATION);
    values.put("array", settings.rows() + " x " + settings.columns());
    values.put("seed", Long.toString(settings.seed().value()));
    values.put("pulse budget per cell", Integer.toString(ComparisonSettings.PULSE_BUDGET));
    values.put("read, settling", "1 us, 0.1 us");
    values.put("driver", "pulses of 50 ns to 20 ms in steps of 10 ns");
    values.put("stuck cells", DelayComparison.format(100 * settings.stuckFraction()) + " %");
    HtmlPage page = new HtmlPage("P3: delay to tolerance").table(table()).paragraph(LEGEND);
    if (!result.finished()) {
      page.paragraph("This run was cancelled; missing results were not run.");
    }
    page.heading("One pulse against write-verify").table(delayTable());
    delaySummaries().forEach(page::paragraph);
    if (!faultDetectionTable().rows().isEmpty()) {
      page.heading("Stuck cells").table(faultDetectionTable());
    }
    page.heading("Write-verify settings chosen on the validation set").table(tuningTable());
    plots.forEach(plot -> page.image(plot.file(), plot.caption()));
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "results.csv", "tuning.csv"));
  }
}
