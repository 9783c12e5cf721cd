package org.ouroboros.memristor.examples.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.mapper.evaluation.TradeOff;

/**
 * Makes the report of the hits of mappers over the costs of their pulses.
 *
 * @param points the results, the default voltages first
 * @param seed the seed of the run
 */
record TradeOffReport(List<TradeOff.Point> points, Seed seed) {

  Report report() {
    Columns<TradeOff.Point> columns =
        new Columns<TradeOff.Point>()
            .value("utility of a success", "", "name", TradeOff.Point::name)
            .data("delay_seconds", "", point -> point.utility().delaySeconds())
            .data("energy_joules", "", point -> point.utility().energyJoules())
            .text("within, requested", point -> ReportFormat.percent(point.tolerance()))
            .data("tolerance", "tolerance", TradeOff.Point::tolerance)
            .proportion("hits [%] (95 %)", "", "hits", TradeOff.Point::hits)
            .data("hits", "", point -> point.hits().hits())
            .data("requests", "", point -> point.hits().trials())
            .number(
                "mean pulse [s]",
                "mean_pulse_seconds",
                "meanPulseSeconds",
                1,
                point -> point.meanCost().seconds())
            .number(
                "mean energy [J]",
                "mean_pulse_joules",
                "meanPulseJoules",
                1,
                point -> point.meanCost().joules());
    Report report =
        new Report(
                "Hits of mappers over the costs of their pulses",
                "trade-off.json",
                "ouroboros/trade-off",
                seed.value())
            .csv("trade-off.csv", columns, points)
            .table(columns.table(points))
            .plot("trade-off.png", "Hits over mean delay.", file -> plot().write(file));
    report.json().set("points", columns.json(points));
    return report;
  }

  /** One line per tolerance through the trained mappers, one point for the default voltages. */
  private LinePlot plot() {
    List<LinePlot.Line> lines = new ArrayList<>();
    int defaultCount = ReportFormat.TOLERANCES.size();
    for (double tolerance : ReportFormat.TOLERANCES) {
      String label = "within " + ReportFormat.percent(tolerance);
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
    return LinePlot.Line.of(
        name,
        points.stream()
            .filter(point -> point.tolerance() == tolerance)
            .sorted(Comparator.comparingDouble(point -> point.meanCost().seconds()))
            .toList(),
        point -> point.meanCost().seconds(),
        point -> 100 * point.hits().value());
  }
}
