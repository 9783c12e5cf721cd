package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.strategies.evaluation.ComparisonCondition;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyEntry;
import org.ouroboros.memristor.strategies.evaluation.StrategyResult;

/** Plots of a strategy comparison. */
final class ComparisonPlots {

  /** Tolerance of the convergence plots and of the maps. */
  private static final double PLOTTED_TOLERANCE = 0.05;

  private final List<StrategyResult> results;

  ComparisonPlots(StrategyComparison.Result result) {
    results = result.results();
  }

  /** File name and caption of a plot. */
  record PlotFile(String file, String caption) {}

  List<PlotFile> write(Path folder) {
    List<PlotFile> plots = new ArrayList<>();
    for (double relativeReadNoise :
        results.stream()
            .map(strategyResult -> strategyResult.condition().relativeReadNoise())
            .distinct()
            .toList()) {
      ComparisonCondition plotted = new ComparisonCondition(PLOTTED_TOLERANCE, relativeReadNoise);
      for (Voltages voltages : Voltages.values()) {
        List<StrategyResult> selected =
            results.stream()
                .filter(
                    strategyResult -> strategyResult.entry().voltages().equals(voltages.label()))
                .filter(
                    strategyResult ->
                        strategyResult.condition().relativeReadNoise() == relativeReadNoise)
                .toList();
        if (!selected.isEmpty()) {
          String suffix =
              "-" + voltages.label() + (relativeReadNoise == 0 ? "" : "-read-noise") + ".png";
          String description = plotted.readNoiseText() + ", " + voltages.label() + " voltages.";
          if (selected.stream()
              .anyMatch(strategyResult -> strategyResult.condition().equals(plotted))) {
            convergence(folder.resolve("convergence" + suffix), plotted, selected);
            plots.add(
                new PlotFile(
                    "convergence" + suffix,
                    "Converged cells over pulses, "
                        + plotted.toleranceText()
                        + ", "
                        + description));
          }
          delay(folder.resolve("delay-tolerance" + suffix), selected);
          plots.add(
              new PlotFile(
                  "delay-tolerance" + suffix,
                  "Mean time per device and hit rate by true value over the tolerance, "
                      + description));
        }
      }
    }
    results.stream()
        .filter(
            strategyResult ->
                strategyResult.condition().equals(new ComparisonCondition(PLOTTED_TOLERANCE, 0)))
        .forEach(strategyResult -> plots.add(map(folder, strategyResult)));
    return plots;
  }

  private static PlotFile map(Path folder, StrategyResult strategyResult) {
    String file = "pulses-" + strategyResult.entry().id() + ".png";
    HeatMap.write(
        folder.resolve(file),
        title(strategyResult) + ": pulses per cell",
        strategyResult.plotData().pulses());
    return new PlotFile(
        file,
        title(strategyResult)
            + ", "
            + strategyResult.condition().text()
            + ": pulses of each cell.");
  }

  private static String title(StrategyResult strategyResult) {
    return strategyResult.entry().title() + ", " + strategyResult.entry().voltages() + " voltages";
  }

  private static LinePlot.Line convergence(StrategyResult strategyResult) {
    double[] percent = strategyResult.plotData().convergedPercent();
    double[] pulses = new double[percent.length];
    Arrays.setAll(pulses, k -> k + 1);
    StrategyEntry entry = strategyResult.entry();
    return new LinePlot.Line(entry.title() + ", " + entry.voltages(), pulses, percent);
  }

  private static void convergence(
      Path file, ComparisonCondition condition, List<StrategyResult> selected) {
    List<LinePlot.Line> lines =
        selected.stream()
            .filter(strategyResult -> strategyResult.condition().equals(condition))
            .map(ComparisonPlots::convergence)
            .toList();
    String title = "Converged cells over pulses, " + condition.text();
    LinePlot.Axis pulses = new LinePlot.Axis("pulses", true);
    LinePlot.Axis cells = new LinePlot.Axis("working cells [%]", false);
    new LinePlot(title, pulses, cells, lines).write(file);
  }

  /** Mean time and hit rate over the tolerance, side by side. */
  private static void delay(Path file, List<StrategyResult> results) {
    List<LinePlot.Line> times = new ArrayList<>();
    List<LinePlot.Line> hitRates = new ArrayList<>();
    for (StrategyEntry entry : results.stream().map(StrategyResult::entry).distinct().toList()) {
      List<StrategyResult> selected =
          results.stream().filter(strategyResult -> strategyResult.entry().equals(entry)).toList();
      double[] tolerances =
          selected.stream()
              .mapToDouble(strategyResult -> 100 * strategyResult.condition().tolerance())
              .toArray();
      double[] seconds =
          selected.stream()
              .mapToDouble(strategyResult -> 1e6 * strategyResult.deviceCosts().seconds().mean())
              .toArray();
      double[] percentages =
          selected.stream()
              .mapToDouble(strategyResult -> 100 * strategyResult.hitRates().byTrueValue().value())
              .toArray();
      times.add(new LinePlot.Line(entry.title(), tolerances, seconds));
      hitRates.add(new LinePlot.Line(entry.title(), tolerances, percentages));
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
