package org.ouroboros.memristor.examples.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ouroboros.memristor.core.stats.Calibration;

/** Reliability diagram: observed against predicted success. */
public final class ReliabilityPlot {

  private ReliabilityPlot() {}

  /**
   * Writes the diagram.
   *
   * @param file the PNG file
   * @param calibrations known calibrations by name, at least one
   */
  public static void write(Path file, Map<String, Calibration> calibrations) {
    List<LinePlot.Line> lines = new ArrayList<>();
    lines.add(LinePlot.Line.reference("perfect", new double[] {0, 100}, new double[] {0, 100}));
    calibrations.forEach(
        (name, calibration) -> {
          double[] x = new double[calibration.bins().size()];
          double[] y = new double[x.length];
          for (int b = 0; b < x.length; b++) {
            x[b] = 100 * calibration.bins().get(b).meanPrediction();
            y[b] = 100 * calibration.bins().get(b).successes().value();
          }
          lines.add(new LinePlot.Line(name, x, y));
        });
    new LinePlot(
            "Success against predicted success",
            new LinePlot.Axis("predicted [%]", false),
            new LinePlot.Axis("succeeded [%]", false),
            lines)
        .write(file);
  }
}
