package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.TOLERANCES;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.mapper.evaluation.TradeOff;

/** Makes the report of hits over costs of pulses; the points of the default voltages are first. */
record TradeOffReport(List<TradeOff.Point> points, Seed seed) {
  Report report() {
    Columns<TradeOff.Point> columns =
        new Columns<TradeOff.Point>()
            .value("utility of a success", "", "name", TradeOff.Point::name)
            .data("delay_seconds", "", p -> p.utility().delaySeconds())
            .data("energy_joules", "", p -> p.utility().energyJoules())
            .text("within, requested", point -> percent(point.tolerance()))
            .data("tolerance", "tolerance", TradeOff.Point::tolerance)
            .proportion("hits [%] (95 %)", "", "hits", TradeOff.Point::hits)
            .data("hits", "", p -> p.hits().hits())
            .data("requests", "", p -> p.hits().trials())
            .number(
                "mean pulse [s]",
                "mean_pulse_seconds",
                "meanPulseSeconds",
                1,
                p -> p.meanCost().seconds())
            .number(
                "mean energy [J]",
                "mean_pulse_joules",
                "meanPulseJoules",
                1,
                p -> p.meanCost().joules());
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
    int defaultCount = TOLERANCES.size();
    for (double tolerance : TOLERANCES) {
      String label = "within " + percent(tolerance);
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
            .filter(p -> p.tolerance() == tolerance)
            .sorted(Comparator.comparingDouble(p -> p.meanCost().seconds()))
            .toList(),
        p -> p.meanCost().seconds(),
        point -> 100 * point.hits().value());
  }
}
