package org.ouroboros.memristor.examples.output;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.validation.Require;

/** Report plots, about 1000 pixels wide. */
public final class Plots {

  private static final int WIDTH = 1040;
  private static final int PANEL_HEIGHT = 470;
  private static final int CHART_HEIGHT = 560;
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
   * Returns whether plots can be drawn: Java needs a system font, which a minimal container may
   * lack.
   *
   * @return true if there is a font
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
   * Writes a scatter plot of target against reached conductance, a panel for each sample.
   *
   * @param file the PNG file
   * @param samples the samples, at least one
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
   * Writes a histogram of the relative difference from the target, a line for each sample.
   *
   * @param file the PNG file
   * @param samples the samples, at least one
   */
  public static void histogram(Path file, List<Sample> samples) {
    XYChart chart =
        PlotStyle.chart(WIDTH, CHART_HEIGHT, "Relative difference from the target (bins of 2 %)");
    chart.setXAxisTitle("(reached - target) / target [%]; beyond 100 % counted in the last bin");
    chart.setYAxisTitle("devices [%]");
    AxesChartStyler styler = chart.getStyler();
    styler.setYAxisLogarithmic(true).setXAxisDecimalPattern("0");
    styler.setXAxisMin(-100 * MAX_DIFFERENCE).setXAxisMax(100 * MAX_DIFFERENCE);
    styler.setYAxisMin(0.01).setYAxisMax(100.0).setXAxisMaxLabelCount(11);
    styler.setYAxisTickLabelsFormattingFunction(Plots::plain);
    for (int i = 0; i < samples.size(); i++) {
      double[] fractions = binFractions(samples.get(i));
      double[] x = new double[2 * fractions.length];
      double[] y = new double[2 * fractions.length];
      for (int bin = 0; bin < fractions.length; bin++) {
        x[2 * bin] = 100 * (-MAX_DIFFERENCE + bin * BIN_WIDTH);
        x[2 * bin + 1] = 100 * (-MAX_DIFFERENCE + (bin + 1) * BIN_WIDTH);
        // An empty bin has no logarithm and is not drawn.
        y[2 * bin] = fractions[bin] > 0 ? Math.max(0.01, 100 * fractions[bin]) : Double.NaN;
        y[2 * bin + 1] = y[2 * bin];
      }
      XYSeries line = chart.addSeries(samples.get(i).name(), x, y);
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(PlotStyle.colour(i));
      line.setLineStyle(PlotStyle.SOLID);
    }
    write(file, BitmapEncoder.getBufferedImage(chart));
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
    XYChart devices = delayPanel("Devices within 10 % of their targets", points);
    XYChart digits = delayPanel("Digits classified correctly (dashed: floating point)", points);
    for (int i = 0; i < points.size(); i++) {
      CostError point = points.get(i);
      addPoint(devices, i, point, point.within10Percent());
      addPoint(digits, i, point, point.classificationAccuracy());
    }
    double[] times = timeAxis(points);
    double level = 100 * digitsInFloatingPoint;
    XYSeries line = digits.addSeries("floating point", times, new double[] {level, level});
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(PlotStyle.REFERENCE);
    line.setLineStyle(PlotStyle.DASHED);
    line.setShowInLegend(false);
    BufferedImage[] panels = {
      BitmapEncoder.getBufferedImage(devices), BitmapEncoder.getBufferedImage(digits)
    };
    write(file, tile(panels));
  }

  private static XYChart delayPanel(String title, List<CostError> points) {
    XYChart chart = PlotStyle.chart(WIDTH / 2, PANEL_HEIGHT + 150, title);
    chart.setXAxisTitle("mean programming time per device [ms]");
    chart.setYAxisTitle("%");
    double[] times = timeAxis(points);
    AxesChartStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(true).setXAxisMin(times[0]).setXAxisMax(times[1]);
    styler.setYAxisMin(0.0).setYAxisMax(102.0).setYAxisDecimalPattern("0");
    styler.setXAxisTickLabelsFormattingFunction(Plots::plain);
    styler.setLegendLayout(Styler.LegendLayout.Vertical);
    styler.setMarkerSize(12);
    return chart;
  }

  /** Whole decades that contain all times. */
  private static double[] timeAxis(List<CostError> points) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (CostError point : points) {
      low = Math.min(low, milliseconds(point));
      high = Math.max(high, milliseconds(point));
    }
    double first = Math.pow(10, Math.floor(Math.log10(low)));
    double last = Math.pow(10, Math.ceil(Math.log10(high)));
    return new double[] {first, last > first ? last : 10 * first};
  }

  private static void addPoint(XYChart chart, int index, CostError point, double fraction) {
    double[] at = {milliseconds(point)};
    XYSeries series = chart.addSeries(point.name(), at, new double[] {100 * fraction});
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(PlotStyle.marker(index));
    series.setMarkerColor(PlotStyle.colour(index));
  }

  /** At least a picosecond, for the logarithmic axis. */
  private static double milliseconds(CostError point) {
    return 1e3 * Math.max(1e-12, point.secondsPerDevice());
  }

  /**
   * Writes a reliability diagram: observed against predicted success.
   *
   * @param file the PNG file
   * @param calibrations known calibrations by name, at least one
   */
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

  private static String plain(double value) {
    return ReportFormat.plain(value, 3);
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
