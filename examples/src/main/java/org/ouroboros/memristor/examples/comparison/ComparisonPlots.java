package org.ouroboros.memristor.examples.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.examples.crossbar.HeatMap;
import org.ouroboros.memristor.examples.plot.CurvePlot;
import org.ouroboros.memristor.examples.plot.LinePlot;

/** A comparison as pictures. */
final class ComparisonPlots {

  /** The tolerance at which convergence and maps are shown. */
  private static final double SHOWN = 0.05;

  private final List<StrategyResult> results;

  ComparisonPlots(StrategyComparison.Result result) {
    results = result.results();
  }

  /** A picture and what it shows. */
  record Picture(String file, String caption) {}

  List<Picture> write(Path folder) {
    List<Picture> pictures = new ArrayList<>();
    List<Double> noises = results.stream().map(one -> one.terms().readNoise()).distinct().toList();
    for (double noise : noises) {
      String suffix = noise == 0 ? "" : "-read-noise";
      Terms shown = new Terms(SHOWN, noise);
      List<StrategyResult> those =
          results.stream().filter(one -> one.terms().equals(shown)).toList();
      if (!those.isEmpty()) {
        String file = "convergence" + suffix + ".png";
        convergence(folder.resolve(file), shown, those);
        pictures.add(new Picture(file, "Converged cells over pulses, " + shown.words() + "."));
      }
      String file = "delay-tolerance" + suffix + ".png";
      delay(folder.resolve(file), noise);
      pictures.add(
          new Picture(
              file,
              "Mean programming time per device and share that truly arrived over the tolerance, "
                  + shown.reads()
                  + "."));
      if (noise == 0) {
        for (StrategyResult one : those) {
          String map = "pulses-" + one.contender().id() + ".png";
          HeatMap.draw(folder.resolve(map), title(one) + ": pulses per cell", one.shown().pulses());
          pictures.add(
              new Picture(map, title(one) + ", " + shown.words() + ": pulses of each cell."));
        }
      }
    }
    return pictures;
  }

  private static String title(StrategyResult one) {
    return one.contender().title() + ", " + one.contender().voltages().word() + " voltages";
  }

  private static void convergence(Path file, Terms terms, List<StrategyResult> those) {
    List<CurvePlot.Line> lines = those.stream().map(one -> one.shown().convergence()).toList();
    new CurvePlot(
            "Converged cells over pulses, " + terms.words(), "pulses", "working cells [%]", lines)
        .withLogarithmicX()
        .write(file);
  }

  /** Time and hits over the tolerance, side by side. */
  private void delay(Path file, double noise) {
    List<LinePlot.Line> times = new ArrayList<>();
    List<LinePlot.Line> shares = new ArrayList<>();
    for (Contender contender :
        results.stream().map(StrategyResult::contender).distinct().toList()) {
      List<StrategyResult> those =
          results.stream()
              .filter(one -> one.contender().equals(contender))
              .filter(one -> one.terms().readNoise() == noise)
              .toList();
      double[] tolerances =
          those.stream().mapToDouble(one -> 100 * one.terms().tolerance()).toArray();
      String name = contender.title() + ", " + contender.voltages().word();
      double[] seconds =
          those.stream().mapToDouble(one -> 1e6 * one.costs().seconds().mean()).toArray();
      double[] arrived =
          those.stream().mapToDouble(one -> 100 * one.hits().byTrueValue().share()).toArray();
      times.add(new LinePlot.Line(name, tolerances, seconds));
      shares.add(new LinePlot.Line(name, tolerances, arrived));
    }
    LinePlot.Axis tolerance = new LinePlot.Axis("tolerance [%]", true);
    LinePlot.write(
        file,
        List.of(
            new LinePlot(
                "Mean time per device",
                tolerance,
                new LinePlot.Axis("programming time [\u00b5s]", true),
                times),
            new LinePlot(
                "Truly within the tolerance",
                tolerance,
                new LinePlot.Axis("devices [%]", false),
                shares)));
  }
}
