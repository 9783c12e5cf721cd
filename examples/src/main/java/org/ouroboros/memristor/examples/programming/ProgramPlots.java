package org.ouroboros.memristor.examples.programming;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.examples.crossbar.HeatMap;
import org.ouroboros.memristor.examples.plot.ConductanceSample;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.plot.Plots;

/**
 * Plots of a programming result.
 *
 * @param name name of the strategy
 * @param result the result
 */
public record ProgramPlots(String name, ArrayProgramming.Result result) {

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
            List.of(convergence(name, result)))
        .write(convergence);
    Path map = folder.resolve("pulses.png");
    HeatMap.draw(map, name + ": pulses per cell", result.pulseCounts());
    Path errors = folder.resolve("errors.png");
    Plots.histogram(errors, List.of(sample()));
    return List.of(convergence, map, errors);
  }

  /**
   * Returns the fraction of working cells that had converged, over the number of pulses.
   *
   * @param name name of the line
   * @param result the result of a strategy
   * @return a line [%] from 1 pulse to the maximum of all cells
   */
  public static LinePlot.Line convergence(String name, ArrayProgramming.Result result) {
    ProgrammingReport report = result.report();
    int[] workingCells = result.workingCells();
    long maxPulses = Arrays.stream(workingCells).mapToLong(report.cost()::pulses).max().orElse(0);
    double[] counts = new double[(int) Math.max(1, Math.min(maxPulses, 1 << 20))];
    for (int cell : workingCells) {
      if (report.outcome(cell) == CellOutcome.CONVERGED) {
        long cellPulses = Math.max(1, report.cost().pulses(cell));
        counts[(int) Math.min(counts.length, cellPulses) - 1]++;
      }
    }
    double[] pulses = new double[counts.length];
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      pulses[k] = k + 1;
      sum += counts[k];
      counts[k] = 100 * sum / workingCells.length;
    }
    return new LinePlot.Line(name, pulses, counts);
  }

  private ConductanceSample sample() {
    ProgrammingReport report = result.report();
    int[] workingCells = result.workingCells();
    double[] targets = Arrays.stream(workingCells).mapToDouble(report.targets()::siemens).toArray();
    double[] reachedSiemens =
        Arrays.stream(workingCells).mapToDouble(report::reachedSiemens).toArray();
    return new ConductanceSample(name, targets, reachedSiemens);
  }
}
