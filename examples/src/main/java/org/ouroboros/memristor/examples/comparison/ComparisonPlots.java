package org.ouroboros.memristor.examples.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.examples.crossbar.HeatMap;
import org.ouroboros.memristor.examples.plot.LinePlot;

/** Plots of a strategy comparison. */
final class ComparisonPlots {

  /** Tolerance of the convergence plots and of the maps. */
  private static final double SHOWN = 0.05;

  private final List<StrategyResult> results;

  ComparisonPlots(StrategyComparison.Result result) {
    results = result.results();
  }

  /** File name and caption of a plot. */
  record Picture(String file, String caption) {}

  List<Picture> write(Path folder) {
    List<Picture> pictures = new ArrayList<>();
    for (double noise : results.stream().map(one -> one.terms().readNoise()).distinct().toList()) {
      Terms shown = new Terms(SHOWN, noise);
      for (Voltages voltages : Voltages.values()) {
        List<StrategyResult> those =
            results.stream()
                .filter(one -> one.contender().voltages() == voltages)
                .filter(one -> one.terms().readNoise() == noise)
                .toList();
        if (!those.isEmpty()) {
          String suffix = "-" + voltages.word() + (noise == 0 ? "" : "-read-noise") + ".png";
          String what = shown.reads() + ", " + voltages.word() + " voltages.";
          if (those.stream().anyMatch(one -> one.terms().equals(shown))) {
            convergence(folder.resolve("convergence" + suffix), shown, those);
            pictures.add(
                new Picture(
                    "convergence" + suffix,
                    "Converged cells over pulses, " + shown.within() + ", " + what));
          }
          delay(folder.resolve("delay-tolerance" + suffix), those);
          pictures.add(
              new Picture(
                  "delay-tolerance" + suffix,
                  "Mean time per device and hit rate by true value over the tolerance, " + what));
        }
      }
    }
    results.stream()
        .filter(one -> one.terms().equals(new Terms(SHOWN, 0)))
        .forEach(one -> pictures.add(map(folder, one)));
    return pictures;
  }

  private static Picture map(Path folder, StrategyResult one) {
    String file = "pulses-" + one.contender().id() + ".png";
    HeatMap.draw(folder.resolve(file), title(one) + ": pulses per cell", one.shown().pulses());
    return new Picture(file, title(one) + ", " + one.terms().words() + ": pulses of each cell.");
  }

  private static String title(StrategyResult one) {
    return one.contender().title() + ", " + one.contender().voltages().word() + " voltages";
  }

  private static void convergence(Path file, Terms terms, List<StrategyResult> those) {
    List<LinePlot.Line> lines =
        those.stream()
            .filter(one -> one.terms().equals(terms))
            .map(one -> one.shown().convergence())
            .toList();
    String title = "Converged cells over pulses, " + terms.words();
    LinePlot.Axis pulses = new LinePlot.Axis("pulses", true);
    LinePlot.Axis cells = new LinePlot.Axis("working cells [%]", false);
    new LinePlot(title, pulses, cells, lines).write(file);
  }

  /** Mean time and hit rate over the tolerance, side by side. */
  private static void delay(Path file, List<StrategyResult> results) {
    List<LinePlot.Line> times = new ArrayList<>();
    List<LinePlot.Line> shares = new ArrayList<>();
    for (Contender contender :
        results.stream().map(StrategyResult::contender).distinct().toList()) {
      List<StrategyResult> those =
          results.stream().filter(one -> one.contender().equals(contender)).toList();
      double[] tolerances =
          those.stream().mapToDouble(one -> 100 * one.terms().tolerance()).toArray();
      double[] seconds =
          those.stream().mapToDouble(one -> 1e6 * one.costs().seconds().mean()).toArray();
      double[] arrived =
          those.stream().mapToDouble(one -> 100 * one.hits().byTrueValue().share()).toArray();
      times.add(new LinePlot.Line(contender.title(), tolerances, seconds));
      shares.add(new LinePlot.Line(contender.title(), tolerances, arrived));
    }
    LinePlot.Axis tolerance = new LinePlot.Axis("tolerance [%]", true);
    LinePlot.Axis time = new LinePlot.Axis("programming time [\u00b5s]", true);
    LinePlot.Axis share = new LinePlot.Axis("devices [%]", false);
    LinePlot.write(
        file,
        List.of(
            new LinePlot("Mean time per device", tolerance, time, times),
            new LinePlot("Truly within the tolerance", tolerance, share, shares)));
  }
}
