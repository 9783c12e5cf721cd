package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.strategies.evaluation.StrategyResult;

/**
 * Plots of a programming result.
 *
 * @param name name of the strategy
 * @param result the result
 */
record ProgramPlots(String name, ArrayProgramming.Result result) {

  /**
   * Writes convergence over pulses, a map of the pulses per cell and a histogram of the errors.
   *
   * @param folder the folder, created if missing
   * @return the files written; none where plots are not {@linkplain Plots#available possible}
   */
  public List<Path> write(Path folder) {
    if (!Plots.available()) {
      return List.of();
    }
    Path convergence = folder.resolve("convergence.png");
    new LinePlot(
            "Converged cells over pulses",
            new LinePlot.Axis("pulses", false),
            new LinePlot.Axis("working cells [%]", false),
            List.of(convergence()))
        .write(convergence);
    Path map = folder.resolve("pulses.png");
    HeatMap.write(map, name + ": pulses per cell", pulses());
    Path errors = folder.resolve("errors.png");
    Plots.histogram(errors, List.of(sample()));
    return List.of(convergence, map, errors);
  }

  private LinePlot.Line convergence() {
    double[] percent = StrategyResult.convergedPercent(result.report(), result.workingCells());
    double[] pulses = new double[percent.length];
    Arrays.setAll(pulses, k -> k + 1);
    return new LinePlot.Line(name, pulses, percent);
  }

  private double[][] pulses() {
    int columns = result.array().columns();
    double[][] map = new double[result.array().rows()][columns];
    for (int r = 0; r < map.length; r++) {
      int first = r * columns;
      Arrays.setAll(map[r], c -> result.report().cost().pulses(first + c));
    }
    return map;
  }

  private Plots.Sample sample() {
    ProgrammingReport report = result.report();
    int[] workingCells = result.workingCells();
    double[] targets = Arrays.stream(workingCells).mapToDouble(report.targets()::siemens).toArray();
    double[] reachedSiemens =
        Arrays.stream(workingCells).mapToDouble(report::reachedSiemens).toArray();
    return new Plots.Sample(name, targets, reachedSiemens);
  }
}
