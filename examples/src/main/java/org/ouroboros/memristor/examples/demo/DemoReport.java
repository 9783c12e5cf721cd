package org.ouroboros.memristor.examples.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.core.internal.io.LibraryVersion;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;

/**
 * Report of the demonstration: tables, plots and an HTML page. The JSON file is written by {@link
 * DemoJson}.
 */
public final class DemoReport {

  private static final List<String> CELL_COLUMNS =
      List.of(
          "way",
          "array",
          "cell",
          "target_siemens",
          "reached_siemens",
          "last_read_siemens",
          "pulses",
          "reads",
          "seconds",
          "joules",
          "outcome");

  /** Legend of {@link #table()}. */
  public static final String LEGEND =
      "Percentage of devices that ended within 50, 20, 10 % of their target; sym: by the symmetric"
          + " difference. Pulses, reads, programming time and energy per device. Accuracy on the"
          + " test digits.";

  private final DemoSettings settings;
  private final DemoResult result;

  /**
   * Creates a report.
   *
   * @param settings the settings
   * @param result the result
   */
  public DemoReport(DemoSettings settings, DemoResult result) {
    this.settings = settings;
    this.result = result;
  }

  /**
   * Returns the main table: hit rates in both forms of the difference, cost per device, accuracy.
   *
   * @return a row for each programming run and one for floating point
   */
  public TextTable table() {
    List<String> header = new ArrayList<>(List.of("strategy"));
    for (String form : List.of("", " sym")) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        header.add(String.format(Locale.ROOT, "%.0f%%%s", 100 * tolerance, form));
      }
    }
    header.addAll(List.of("pulses", "reads", "time [ms]", "energy [nJ]", "digits [%]"));
    TextTable table = new TextTable(header);
    List<String> floatingPoint = new ArrayList<>(List.of("floating point"));
    while (floatingPoint.size() < header.size() - 1) {
      floatingPoint.add("-");
    }
    floatingPoint.add(ReportFormat.percent(result.classifier().accuracy()));
    table.add(floatingPoint);
    for (DemoResult.ProgrammedClassifier classifier : result.programmed()) {
      table.add(row(classifier.programming(), ReportFormat.percent(classifier.accuracy())));
    }
    table.add(row(result.analogMapper().programming(), "-"));
    return table;
  }

  private static List<String> row(NetworkProgrammingResult programming, String digits) {
    List<String> row = new ArrayList<>(List.of(programming.title()));
    Accuracy accuracy = programming.accuracy();
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        row.add(ReportFormat.percent(accuracy.withinTolerance(form, tolerance)));
      }
    }
    ProgrammingCost.Totals totals = programming.totals();
    double devices = programming.devices();
    row.add(String.format(Locale.ROOT, "%.2f", totals.pulses() / devices));
    row.add(String.format(Locale.ROOT, "%.2f", totals.reads() / devices));
    row.add(ReportFormat.plain(1e3 * totals.seconds() / devices, 3));
    row.add(ReportFormat.plain(1e9 * totals.joules() / devices, 3));
    row.add(digits);
    return row;
  }

  /**
   * Compares the hit rates of the mapper on its own array with those of the digital one.
   *
   * @return a row for each tolerance
   */
  public TextTable mapperTable() {
    TextTable table =
        new TextTable(List.of("requests within", "digital [%]", "analog [%]", "loss [points]"));
    for (DemoResult.MapperHitRates hitRates : result.analogMapper().hitRates()) {
      double loss = 100 * (hitRates.digital().value() - hitRates.analog().value());
      table.add(
          List.of(
              String.format(
                  Locale.ROOT, "+-%.0f%% (%s)", 100 * hitRates.tolerance(), hitRates.protocol()),
              ReportFormat.percent(hitRates.digital()),
              ReportFormat.percent(hitRates.analog()),
              String.format(Locale.ROOT, "%.1f", loss)));
    }
    return table;
  }

  /**
   * Writes {@code report.json}, {@code cells.csv}, {@code index.html} and, where they are
   * {@linkplain Plots#available possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    new DemoJson(settings, result).write(folder.resolve("report.json"));
    writeCells(folder.resolve("cells.csv"));
    page().write(folder.resolve("index.html"));
    if (!Plots.available()) {
      return;
    }
    Plots.scatter(folder.resolve("target-reached.png"), samples(result.strategies()));
    Plots.scatter(folder.resolve("target-reached-other.png"), samples(result.otherMappers()));
    Plots.histogram(folder.resolve("error-histogram.png"), samples(result.strategies()));
    Proportion floatingPoint = result.classifier().accuracy();
    Plots.delay(folder.resolve("delay-accuracy.png"), costErrorPoints(), floatingPoint.value());
  }

  private void writeCells(Path file) {
    CsvTable.write(
        file,
        CELL_COLUMNS,
        printer -> {
          for (DemoResult.ProgrammedClassifier classifier : result.programmed()) {
            DemoCells.print(classifier.programming(), printer);
          }
          DemoCells.print(result.analogMapper().programming(), printer);
        });
  }

  private static List<Plots.Sample> samples(List<DemoResult.ProgrammedClassifier> programmed) {
    return programmed.stream()
        .map(DemoResult.ProgrammedClassifier::programming)
        .map(
            programming ->
                new Plots.Sample(
                    programming.title(), programming.targetSiemens(), programming.reachedSiemens()))
        .toList();
  }

  private List<Plots.CostError> costErrorPoints() {
    return result.programmed().stream()
        .map(
            classifier -> {
              NetworkProgrammingResult programming = classifier.programming();
              double within10 =
                  programming.accuracy().withinTolerance(RelativeDifference.OF_TARGET, 0.1).value();
              double seconds = programming.totals().seconds() / programming.devices();
              return new Plots.CostError(
                  programming.title(), seconds, within10, classifier.accuracy().value());
            })
        .toList();
  }

  private HtmlPage page() {
    Proportion floatingPoint = result.classifier().accuracy();
    int devices = result.strategies().get(0).programming().devices();
    return new HtmlPage("A digit classifier programmed into simulated memristor crossbars")
        .paragraph(
            String.format(
                Locale.ROOT,
                "A 64-32-10 network classifies %s %% of %d test digits correctly in floating point."
                    + " Its weights were programmed as differential pairs into arrays of %d JART"
                    + " VCM v1b devices (preset REALISTIC) in random states: the same targets and"
                    + " copies of the same devices for every strategy. The digits were then"
                    + " classified with the arrays.",
                ReportFormat.percent(floatingPoint),
                floatingPoint.trials(),
                devices))
        .paragraph(
            "The pulse mapper was trained for this report on devices that are in no array: once on"
                + " requests that a pulse can reach (P1) and once on arbitrary ones (P2). Weights"
                + " are arbitrary targets, so the strategies use the latter.")
        .heading("Strategies")
        .table(table())
        .paragraph(LEGEND)
        .image("target-reached.png", "Target against reached conductance; dashed: +-10 %.")
        .image("error-histogram.png", "Relative difference from the target.")
        .image("delay-accuracy.png", "Accuracy against programming time.")
        .heading("The mapper on its own array")
        .paragraph(
            "The weights of the pulse mapper were programmed into crossbars as well (hybrid, with"
                + " the digital mapper). Its analog inference then chose the pulses for another"
                + " copy of the classifier's arrays.")
        .table(mapperTable())
        .image("target-reached-other.png", "The same arrays, pulses chosen by other mappers.")
        .heading("Settings")
        .values(settingTexts())
        .heading("Data")
        .links(List.of("report.json", "cells.csv"));
  }

  private Map<String, String> settingTexts() {
    DemoSettings.Periphery periphery = settings.periphery();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("library", LibraryVersion.get());
    values.put("Java", System.getProperty("java.version"));
    values.put("seed", Long.toString(settings.seed().value()));
    values.put("device", Demo.MODEL + ", " + Demo.VARIATION);
    values.put(
        "largest array", settings.tileSize().maxRows() + " x " + settings.tileSize().maxColumns());
    values.put(
        "converters",
        periphery.converters().dacBits()
            + " bits in, "
            + periphery.converters().adcBits()
            + " bits out");
    values.put("read noise", 100 * periphery.relativeReadNoise() + " %");
    values.put("tolerance", 100 * settings.goal().tolerance() + " %");
    values.put("budget", settings.goal().pulses() + " pulses per device");
    values.put("effort", settings.effort().name().toLowerCase(Locale.ROOT));
    return values;
  }
}
