package org.ouroboros.memristor.examples.comparison;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.plot.Plots;
import org.ouroboros.memristor.examples.programming.Spread;
import org.ouroboros.memristor.examples.programming.StuckJudgement;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.HtmlPage;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Report of a strategy comparison: tables, JSON, CSV, plots and an HTML page. Equal runs write
 * equal bytes.
 */
public final class ComparisonReport {

  /** What the columns of {@link #table()} mean. */
  public static final String LEGEND =
      "Fractions of the working cells with 95 % Wilson intervals. Converged: outcome reported by"
          + " the strategy; true: true conductance within the tolerance; read: last reading within"
          + " it (for a strategy that does not read after its pulse, a reading taken for the"
          + " evaluation); sym: true, by the symmetric difference. Pulses, reads, time (pulses,"
          + " reads, settling) and energy per device, including devices that missed their target:"
          + " mean / median / 95th percentile. Array: cell by cell, and row-parallel.";

  private final StrategyComparison.Result result;
  private final DelayClaim claim;

  /**
   * Creates the report.
   *
   * @param result the result of the comparison
   */
  public ComparisonReport(StrategyComparison.Result result) {
    this.result = result;
    claim = new DelayClaim(result.results());
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
    for (StrategyResult one : result.results()) {
      table.add(
          List.of(
              one.contender().title(),
              one.contender().voltages().word(),
              one.terms().within(),
              one.terms().reads(),
              Figures.interval(one.hits().converged()),
              Figures.interval(one.hits().byTrueValue()),
              Figures.interval(one.hits().byReading()),
              Figures.percent(one.hits().symmetricByTrueValue()),
              spread(one.costs().pulses(), 1),
              spread(one.costs().reads(), 1),
              spread(one.costs().seconds(), 1e6),
              spread(one.costs().joules(), 1e9),
              DelayClaim.number(one.array().cellByCell().seconds())
                  + " / "
                  + DelayClaim.number(one.array().rowParallel().seconds())));
    }
    return table;
  }

  private static String spread(Spread spread, double unit) {
    return DelayClaim.number(unit * spread.mean())
        + " / "
        + DelayClaim.number(unit * spread.median())
        + " / "
        + DelayClaim.number(unit * spread.percentile95());
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
    for (PulseTuning.Family family : PulseTuning.Family.values()) {
      for (PulseTuning.Aim aim : PulseTuning.Aim.values()) {
        for (Terms terms : result.settings().terms()) {
          result.tuning().find(family, aim, terms).ifPresent(trial -> table.add(row(aim, trial)));
        }
      }
    }
    return table;
  }

  private static List<String> row(PulseTuning.Aim aim, PulseTuning.Trial trial) {
    return List.of(
        trial.candidate().family().word(),
        aim == PulseTuning.Aim.PULSES ? "fewest pulses" : "least time",
        trial.terms().within(),
        trial.terms().reads(),
        trial.candidate().label(),
        String.format(Locale.ROOT, "%.2f", 100 * trial.converged()),
        DelayClaim.number(trial.meanPulses()),
        DelayClaim.number(1e6 * trial.meanSeconds()));
  }

  /**
   * Compares one-shot programming with every write-verify strategy.
   *
   * @return a row for each write-verify strategy and condition
   */
  public TextTable claimTable() {
    return claim.table();
  }

  /**
   * Returns under which conditions one-shot programming is faster.
   *
   * @return a line for each write-verify strategy
   */
  public List<String> verdicts() {
    return claim.verdicts();
  }

  /**
   * Returns how well stuck cells were detected.
   *
   * @return a row for each strategy and condition; none if no cell was stuck
   */
  public TextTable stuckTable() {
    TextTable table =
        new TextTable(
            List.of("strategy", "voltages", "within", "reads", "false alarms [%]", "missed [%]"));
    for (StrategyResult one : result.results()) {
      if (one.array().stuck().isPresent()) {
        StuckJudgement stuck = one.array().stuck().get();
        table.add(
            List.of(
                one.contender().title(),
                one.contender().voltages().word(),
                one.terms().within(),
                one.terms().reads(),
                Figures.interval(stuck.falseAlarms()),
                Figures.interval(stuck.misses())));
      }
    }
    return table;
  }

  /**
   * Writes {@code report.json}, {@code results.csv}, {@code tuning.csv}, {@code index.html} and,
   * where they are {@linkplain Plots#possible possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    ComparisonRecord record = new ComparisonRecord(result, claim);
    record.write(folder.resolve("report.json"));
    record.writeResults(folder.resolve("results.csv"));
    writeTuning(folder.resolve("tuning.csv"));
    List<ComparisonPlots.Picture> pictures =
        Plots.possible() ? new ComparisonPlots(result).write(folder) : List.of();
    page(pictures).write(folder.resolve("index.html"));
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
          for (PulseTuning.Trial trial : result.tuning().trials()) {
            printer.printRecord(
                trial.candidate().family().word(),
                trial.candidate().label(),
                trial.terms().tolerance(),
                trial.terms().readNoise(),
                trial.cells(),
                trial.converged(),
                trial.meanPulses(),
                trial.meanSeconds(),
                String.join(" ", result.tuning().chosenFor(trial)));
          }
        });
  }

  private HtmlPage page(List<ComparisonPlots.Picture> pictures) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", ComparisonSettings.MODEL + ", " + ComparisonSettings.VARIATION);
    values.put("array", result.settings().rows() + " x " + result.settings().columns());
    values.put("seed", Long.toString(result.settings().seed().value()));
    values.put("pulse budget per cell", Integer.toString(ComparisonSettings.PULSES));
    values.put("read, settling", "1 us, 0.1 us");
    values.put("driver", "pulses of 50 ns to 20 ms in steps of 10 ns");
    values.put("stuck cells", DelayClaim.number(100 * result.settings().stuckShare()) + " %");
    HtmlPage page = new HtmlPage("P3: delay to tolerance").table(table()).paragraph(LEGEND);
    if (!result.finished()) {
      page.paragraph("This run was cancelled; missing results were not run.");
    }
    page.heading("One pulse against write-verify").table(claimTable());
    verdicts().forEach(page::paragraph);
    if (!stuckTable().rows().isEmpty()) {
      page.heading("Stuck cells").table(stuckTable());
    }
    page.heading("Write-verify settings chosen on the validation set").table(tuningTable());
    pictures.forEach(picture -> page.picture(picture.file(), picture.caption()));
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "results.csv", "tuning.csv"));
  }
}
