package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.demo.DemoEffort;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.plot.Plots;
import org.ouroboros.memristor.examples.report.ReportFormat;
import org.ouroboros.memristor.examples.report.TextTable;
import org.ouroboros.memristor.mapper.PulseUtility;
import org.ouroboros.memristor.mapper.evaluation.TradeOff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates success over delay or energy. */
@Command(
    name = "tradeoff",
    description = {
      "Trains mappers that choose voltage and time, one for each value of a success, and evaluates",
      "them on the same requests; writes a table as CSV and a plot of hits over mean delay."
    })
final class MapperTradeOffCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of(
          "delay_seconds",
          "energy_joules",
          "tolerance",
          "hits",
          "requests",
          "mean_pulse_seconds",
          "mean_pulse_joules");

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "jart-vcm-v1b",
      description = "Device model (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: the model's first).")
  private @Nullable String variation;

  @Mixin private DriverOptions driver;

  @Option(
      names = "--delays-seconds",
      paramLabel = "T",
      split = ",",
      description = "Delays of the same utility as one success [s], one mapper for each.")
  private List<Double> delays = List.of();

  @Option(
      names = "--energies-joules",
      paramLabel = "E",
      split = ",",
      description = "Energies of the same utility as one success [J], one mapper for each.")
  private List<Double> energies = List.of();

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "quick",
      description =
          "Effort of each training: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DemoEffort effort;

  @Option(
      names = {"--size", "--count"},
      paramLabel = "N",
      defaultValue = "20000",
      description = "New devices, one request each (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-tradeoff",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    Require.atLeast("--size", size, 1);
    Require.that(
        delays.size() + energies.size() > 0,
        "--delays-seconds and --energies-joules",
        "must have at least one value",
        "none");
    DeviceModel device = common.model(model);
    Variation preset =
        variation == null
            ? GenericVariation.defaultFor(device)
            : GenericVariation.find(device, variation);
    List<PulseUtility> utilities =
        Stream.concat(
                delays.stream().map(delay -> new PulseUtility(delay, Double.POSITIVE_INFINITY)),
                energies.stream().map(energy -> new PulseUtility(Double.POSITIVE_INFINITY, energy)))
            .toList();
    TradeOff study =
        new TradeOff(
            new TradeOff.Devices(device, preset),
            driver.driver(device, 0),
            utilities,
            effort.mapper(),
            size);
    List<TradeOff.Point> points;
    try (ProgressDisplay progress = common.progress()) {
      points = study.run(common.run(progress));
    }
    write(points);
    common.warnWithoutFonts();
    common.out().print(table(points).text());
    common.out().println("wrote " + out.resolve("trade-off.csv"));
    common.out().flush();
    return 0;
  }

  private static TextTable table(List<TradeOff.Point> points) {
    TextTable table =
        new TextTable(
            List.of(
                "utility of a success",
                "within, requested",
                "hits [%] (95 %)",
                "mean pulse [s]",
                "mean energy [J]"));
    for (TradeOff.Point point : points) {
      table.add(
          List.of(
              point.name(),
              String.format(Locale.ROOT, "%.0f%%", 100 * point.tolerance()),
              ReportFormat.interval(point.hits()),
              String.format(Locale.ROOT, "%.3g", point.meanCost().seconds()),
              String.format(Locale.ROOT, "%.3g", point.meanCost().joules())));
    }
    return table;
  }

  private void write(List<TradeOff.Point> points) {
    CsvTable.write(
        out.resolve("trade-off.csv"),
        COLUMNS,
        printer -> {
          for (TradeOff.Point point : points) {
            printer.printRecord(
                point.utility().delaySeconds(),
                point.utility().energyJoules(),
                point.tolerance(),
                point.hits().hits(),
                point.hits().trials(),
                point.meanCost().seconds(),
                point.meanCost().joules());
          }
        });
    if (Plots.available()) {
      plot(points).write(out.resolve("trade-off.png"));
    }
  }

  /** One line per tolerance through the trained mappers, one point for the default voltages. */
  private static LinePlot plot(List<TradeOff.Point> points) {
    List<LinePlot.Line> lines = new ArrayList<>();
    int defaultCount = ReportFormat.TOLERANCES.size();
    for (double tolerance : ReportFormat.TOLERANCES) {
      String label = String.format(Locale.ROOT, "within %.0f %%", 100 * tolerance);
      lines.add(line(label, points.subList(defaultCount, points.size()), tolerance));
      lines.add(line(label + ", default voltages", points.subList(0, defaultCount), tolerance));
    }
    return new LinePlot(
        "Hits over delay, P2",
        new LinePlot.Axis("mean pulse length [s]", true),
        new LinePlot.Axis("hits [%]", false),
        lines);
  }

  private static LinePlot.Line line(String name, List<TradeOff.Point> points, double tolerance) {
    List<TradeOff.Point> atTolerance =
        points.stream()
            .filter(point -> point.tolerance() == tolerance)
            .sorted((a, b) -> Double.compare(a.meanCost().seconds(), b.meanCost().seconds()))
            .toList();
    return new LinePlot.Line(
        name,
        atTolerance.stream().mapToDouble(point -> point.meanCost().seconds()).toArray(),
        atTolerance.stream().mapToDouble(point -> 100 * point.hits().value()).toArray());
  }
}
