package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.TradeOff;

/**
 * Table, CSV file and plot of the hits of mappers over the costs of their pulses.
 *
 * @param points the results, the default voltages first
 */
record TradeOffReport(List<TradeOff.Point> points) {

  private static final List<String> COLUMNS =
      List.of(
          "delay_seconds",
          "energy_joules",
          "tolerance",
          "hits",
          "requests",
          "mean_pulse_seconds",
          "mean_pulse_joules");

  TextTable table() {
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

  /** Writes {@code trade-off.csv} and, if possible, {@code trade-off.png}. */
  void write(Path folder) {
    CsvTable.write(
        folder.resolve("trade-off.csv"),
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
      plot().write(folder.resolve("trade-off.png"));
    }
  }

  /** One line per tolerance through the trained mappers, one point for the default voltages. */
  private LinePlot plot() {
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
