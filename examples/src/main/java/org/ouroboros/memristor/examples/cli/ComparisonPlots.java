package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;

/** Plots of a strategy comparison. */
final class ComparisonPlots {
  /** Tolerance of the convergence plots and of the maps. */
  private static final double PLOTTED_TOLERANCE = 0.05;

  private final List<StrategyComparison.StrategyResult> results;

  ComparisonPlots(StrategyComparison.Result result) {
    results = result.results();
  }

  void addTo(Report report) {
    for (double relativeReadNoise :
        results.stream()
            .map(result -> result.condition().relativeReadNoise())
            .distinct()
            .toList()) {
      for (Voltages voltages : Voltages.values()) {
        addTo(
            report,
            voltages.label(),
            relativeReadNoise,
            results.stream()
                .filter(result -> result.entry().voltages().equals(voltages.label()))
                .filter(result -> result.condition().relativeReadNoise() == relativeReadNoise)
                .toList());
      }
    }
    StrategyComparison.Condition exact = new StrategyComparison.Condition(PLOTTED_TOLERANCE, 0);
    results.stream()
        .filter(result -> result.condition().equals(exact))
        .forEach(
            result ->
                report.plot(
                    "pulses-" + result.entry().id() + ".png",
                    title(result) + ", " + exact.text() + ": pulses of each cell.",
                    file ->
                        HeatMap.write(
                            file,
                            title(result) + ": pulses per cell",
                            result.plotData().pulses())));
  }

  private static void addTo(
      Report report,
      String voltages,
      double relativeReadNoise,
      List<StrategyComparison.StrategyResult> selected) {
    StrategyComparison.Condition plotted =
        new StrategyComparison.Condition(PLOTTED_TOLERANCE, relativeReadNoise);
    String suffix = "-" + voltages + (relativeReadNoise == 0 ? "" : "-read-noise") + ".png";
    String description = plotted.readNoiseText() + ", " + voltages + " voltages.";
    List<StrategyComparison.StrategyResult> converging =
        selected.stream().filter(result -> result.condition().equals(plotted)).toList();
    if (!converging.isEmpty()) {
      report.plot(
          "convergence" + suffix,
          "Converged cells over pulses, " + plotted.toleranceText() + ", " + description,
          file -> convergence(plotted, converging).write(file));
    }
    if (!selected.isEmpty()) {
      report.plot(
          "delay-tolerance" + suffix,
          "Mean time per device and hit rate by true value over the tolerance, " + description,
          file -> delay(file, selected));
    }
  }

  private static String title(StrategyComparison.StrategyResult result) {
    return result.entry().title() + ", " + result.entry().voltages() + " voltages";
  }

  /** The percentage of converged cells over the number of pulses. */
  static LinePlot.Line convergence(String name, double[] percent) {
    double[] pulses = new double[percent.length];
    Arrays.setAll(pulses, k -> k + 1);
    return new LinePlot.Line(name, pulses, percent);
  }

  private static LinePlot convergence(
      StrategyComparison.Condition condition, List<StrategyComparison.StrategyResult> selected) {
    return new LinePlot(
        "Converged cells over pulses, " + condition.text(),
        new LinePlot.Axis("pulses", true),
        new LinePlot.Axis("working cells [%]", false),
        selected.stream()
            .map(
                result ->
                    convergence(
                        result.entry().title() + ", " + result.entry().voltages(),
                        result.plotData().convergedPercent()))
            .toList());
  }

  /** Mean time and hit rate over the tolerance, side by side. */
  private static void delay(Path file, List<StrategyComparison.StrategyResult> results) {
    List<LinePlot.Line> times = new ArrayList<>();
    List<LinePlot.Line> hitRates = new ArrayList<>();
    for (StrategyComparison.Entry entry :
        results.stream().map(StrategyComparison.StrategyResult::entry).distinct().toList()) {
      List<StrategyComparison.StrategyResult> selected =
          results.stream().filter(result -> result.entry().equals(entry)).toList();
      ToDoubleFunction<StrategyComparison.StrategyResult> percent =
          result -> 100 * result.condition().tolerance();
      times.add(
          LinePlot.Line.of(
              entry.title(), selected, percent, r -> 1e6 * r.deviceCosts().seconds().mean()));
      hitRates.add(
          LinePlot.Line.of(
              entry.title(), selected, percent, r -> 100 * r.hitRates().byTrueValue().value()));
    }
    LinePlot.Axis tolerance = new LinePlot.Axis("tolerance [%]", true);
    LinePlot.Axis time = new LinePlot.Axis("programming time [\u00b5s]", true);
    LinePlot.Axis hitRate = new LinePlot.Axis("devices [%]", false);
    LinePlot.write(
        file,
        List.of(
            new LinePlot("Mean time per device", tolerance, time, times),
            new LinePlot("Truly within the tolerance", tolerance, hitRate, hitRates)));
  }
}
