package org.ouroboros.memristor.examples.output;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.validation.Require;

/** Report plots, about 1000 pixels wide. */
public final class Plots {
  private static final int WIDTH = 1040;
  private static final int PANEL_HEIGHT = 470;
  private static final double MICROSIEMENS_PER_SIEMENS = 1e6;

  /** Bin width of the histogram, and its largest magnitude. */
  private static final double BIN_WIDTH = 0.02;

  private static final double MAX_DIFFERENCE = 1;

  private Plots() {}

  /**
   * Target and reached conductances of a set of devices.
   *
   * @param name name in the legend
   * @param targetSiemens target conductances [S], at least one; not copied
   * @param reachedSiemens reached conductances [S], of equal length; not copied
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sample(String name, double[] targetSiemens, double[] reachedSiemens) {
    public Sample {
      Require.atLeast("devices", targetSiemens.length, 1);
      Require.length("reachedSiemens", reachedSiemens.length, targetSiemens.length);
    }
  }

  /**
   * Cost and accuracy of a programming strategy.
   *
   * @param name name in the legend
   * @param secondsPerDevice mean programming time of a device [s]
   * @param within10Percent fraction of devices within 10 % of their targets
   * @param classificationAccuracy fraction of digits classified correctly
   */
  public record CostError(
      String name,
      double secondsPerDevice,
      double within10Percent,
      double classificationAccuracy) {}

  /**
   * {@return whether plots can be drawn} Java needs a system font, which a minimal container may
   * lack.
   */
  public static boolean available() {
    try {
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("0");
      graphics.dispose();
      return true;
    } catch (RuntimeException | InternalError | LinkageError e) {
      return false;
    }
  }

  /**
   * Writes target against reached conductance as a PNG image, a panel for each of the samples, at
   * least one.
   */
  public static void scatter(Path file, List<Sample> samples) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (Sample sample : samples) {
      for (double[] siemens : List.of(sample.targetSiemens(), sample.reachedSiemens())) {
        low = Math.min(low, Arrays.stream(siemens).min().orElseThrow());
        high = Math.max(high, Arrays.stream(siemens).max().orElseThrow());
      }
    }
    double pad = 0.03 * (high - low);
    double[] ends = {
      Math.max(0, low - pad) * MICROSIEMENS_PER_SIEMENS, (high + pad) * MICROSIEMENS_PER_SIEMENS
    };
    BufferedImage[] panels = new BufferedImage[samples.size()];
    for (int i = 0; i < panels.length; i++) {
      panels[i] = BitmapEncoder.getBufferedImage(scatterPanel(samples.get(i), i, ends));
    }
    write(file, tile(panels));
  }

  private static XYChart scatterPanel(Sample sample, int index, double[] ends) {
    XYChart chart = PlotStyle.chart(WIDTH / 2, PANEL_HEIGHT, sample.name());
    chart.setXAxisTitle("target [\u00b5S]");
    chart.setYAxisTitle("reached [\u00b5S]");
    AxesChartStyler styler = chart.getStyler();
    styler.setXAxisMin(ends[0]).setXAxisMax(ends[1]).setYAxisMin(ends[0]).setYAxisMax(ends[1]);
    styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern("0");
    styler.setLegendVisible(false);
    chart
        .addSeries(
            sample.name(),
            microsiemens(sample.targetSiemens()),
            microsiemens(sample.reachedSiemens()))
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.CIRCLE)
        .setMarkerColor(PlotStyle.translucent(PlotStyle.colour(index), 90));
    styler.setMarkerSize(4);
    addReference(chart, "equal", ends, 1);
    addReference(chart, "+10 %", ends, 1.1);
    addReference(chart, "-10 %", ends, 0.9);
    return chart;
  }

  /** The line reached = factor * target, clipped to the plot. */
  private static void addReference(XYChart chart, String name, double[] ends, double factor) {
    double start = Math.max(ends[0], ends[0] / factor);
    double end = Math.min(ends[1], ends[1] / factor);
    XYSeries line =
        chart.addSeries(
            name, new double[] {start, end}, new double[] {factor * start, factor * end});
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(PlotStyle.REFERENCE);
    line.setLineStyle(factor == 1 ? PlotStyle.SOLID : PlotStyle.DASHED);
  }

  /**
   * Writes a histogram of the relative difference from the target as a PNG image, a line for each
   * of the samples, at least one.
   */
  public static void histogram(Path file, List<Sample> samples) {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (Sample sample : samples) {
      double[] fractions = binFractions(sample);
      double[] x = new double[2 * fractions.length];
      double[] y = new double[2 * fractions.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = 100 * (-MAX_DIFFERENCE + (i + 1) / 2 * BIN_WIDTH);
        y[i] = 100 * fractions[i / 2];
      }
      lines.add(new LinePlot.Line(sample.name(), x, y));
    }
    new LinePlot(
            "Relative difference from the target (bins of 2 %)",
            new LinePlot.Axis(
                "(reached - target) / target [%]; beyond 100 % counted in the last bin", false),
            new LinePlot.Axis("devices [%]", true),
            lines)
        .write(file);
  }

  private static double[] binFractions(Sample sample) {
    int bins = (int) Math.round(2 * MAX_DIFFERENCE / BIN_WIDTH);
    double[] fractions = new double[bins];
    int count = sample.targetSiemens().length;
    for (int i = 0; i < count; i++) {
      double difference =
          RelativeDifference.OF_TARGET.of(sample.reachedSiemens()[i], sample.targetSiemens()[i]);
      int bin = (int) Math.floor((difference + MAX_DIFFERENCE) / BIN_WIDTH);
      fractions[Math.max(0, Math.min(bins - 1, bin))] += 1.0 / count;
    }
    return fractions;
  }

  /**
   * Plots devices within 10 % of their targets and classification accuracy over programming time.
   *
   * @param file the PNG file
   * @param points the strategies
   * @param digitsInFloatingPoint fraction correct in floating point, drawn as a line
   */
  public static void delay(Path file, List<CostError> points, double digitsInFloatingPoint) {
    List<LinePlot.Line> devices = new ArrayList<>();
    List<LinePlot.Line> digits = new ArrayList<>();
    for (CostError point : points) {
      double[] milliseconds = {1e3 * point.secondsPerDevice()};
      double[] within = {100 * point.within10Percent()};
      double[] accuracy = {100 * point.classificationAccuracy()};
      devices.add(new LinePlot.Line(point.name(), milliseconds, within));
      digits.add(new LinePlot.Line(point.name(), milliseconds, accuracy));
    }
    DoubleSummaryStatistics seconds =
        points.stream().mapToDouble(CostError::secondsPerDevice).summaryStatistics();
    double[] ends = {1e3 * seconds.getMin(), 1e3 * seconds.getMax()};
    double level = 100 * digitsInFloatingPoint;
    digits.add(LinePlot.Line.reference("floating point", ends, new double[] {level, level}));
    LinePlot.Axis time = new LinePlot.Axis("mean programming time per device [ms]", true);
    LinePlot.Axis percent = new LinePlot.Axis("%", false);
    LinePlot.write(
        file,
        List.of(
            new LinePlot("Devices within 10 % of their targets", time, percent, devices),
            new LinePlot("Digits classified correctly", time, percent, digits)));
  }

  /** Writes observed against predicted success as a PNG image, with known calibrations by name. */
  public static void reliability(Path file, Map<String, Calibration> calibrations) {
    List<LinePlot.Line> lines = new ArrayList<>();
    lines.add(LinePlot.Line.reference("perfect", new double[] {0, 100}, new double[] {0, 100}));
    calibrations.forEach(
        (name, calibration) ->
            lines.add(
                LinePlot.Line.of(
                    name,
                    calibration.bins(),
                    bin -> 100 * bin.meanPrediction(),
                    bin -> 100 * bin.successes().value())));
    new LinePlot(
            "Success against predicted success",
            new LinePlot.Axis("predicted [%]", false),
            new LinePlot.Axis("succeeded [%]", false),
            lines)
        .write(file);
  }

  private static double[] microsiemens(double[] siemens) {
    return Arrays.stream(siemens).map(value -> MICROSIEMENS_PER_SIEMENS * value).toArray();
  }

  /** Arranges panels in rows of two. */
  static BufferedImage tile(BufferedImage[] panels) {
    int width = panels[0].getWidth();
    int height = panels[0].getHeight();
    int columns = Math.min(2, panels.length);
    int rows = (panels.length + columns - 1) / columns;
    BufferedImage whole =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, whole.getWidth(), whole.getHeight());
    for (int i = 0; i < panels.length; i++) {
      graphics.drawImage(panels[i], i % columns * width, i / columns * height, null);
    }
    graphics.dispose();
    return whole;
  }

  static void write(Path file, BufferedImage image) {
    DataFile.write(file, out -> ImageIO.write(image, "png", out));
  }
}
