package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;

/** Plots of a programming result. */
final class ProgramPlots {
  private ProgramPlots() {}

  /**
   * Writes convergence over pulses, a map of the pulses per cell and a histogram of the errors.
   * Returns the files written; none where plots are not {@linkplain Plots#available possible}.
   */
  static List<Path> write(Path folder, String name, ArrayProgramming.Result result) {
    if (!Plots.available()) {
      return List.of();
    }
    ProgrammingReport report = result.report();
    int[] working = result.workingCells();
    Path convergence = folder.resolve("convergence.png");
    new LinePlot(
            "Converged cells over pulses",
            new LinePlot.Axis("pulses", false),
            new LinePlot.Axis("working cells [%]", false),
            List.of(
                ComparisonPlots.convergence(
                    name, StrategyComparison.StrategyResult.convergedPercent(report, working))))
        .write(convergence);
    Path map = folder.resolve("pulses.png");
    HeatMap.write(map, name + ": pulses per cell", pulses(result));
    Path errors = folder.resolve("errors.png");
    double[] targets = Arrays.stream(working).mapToDouble(report.targets()::siemens).toArray();
    double[] reached = Arrays.stream(working).mapToDouble(report::reachedSiemens).toArray();
    Plots.histogram(errors, List.of(new Plots.Sample(name, targets, reached)));
    return List.of(convergence, map, errors);
  }

  private static double[][] pulses(ArrayProgramming.Result result) {
    int columns = result.array().columns();
    double[][] map = new double[result.array().rows()][columns];
    for (int r = 0; r < map.length; r++) {
      int first = r * columns;
      Arrays.setAll(map[r], c -> result.report().cost().pulses(first + c));
    }
    return map;
  }
}
