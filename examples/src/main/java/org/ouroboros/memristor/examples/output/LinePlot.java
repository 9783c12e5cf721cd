package org.ouroboros.memristor.examples.output;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A line plot. Lines of few points have markers.
 *
 * @param title its title
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines the lines, at least one
 */
public record LinePlot(String title, Axis x, Axis y, List<Line> lines) {
  private static final int HEIGHT = 520;

  /** Width of a panel among others, and of a single one. */
  private static final int NARROW = 520;

  private static final int WIDE = 860;

  /** Above this number of lines the legend is a column, beside a wide or below a narrow panel. */
  private static final int MAX_LINES_OF_ROW_LEGEND = 8;

  private static final int MAX_LINES_OF_NARROW_ROW_LEGEND = 4;

  private static final int LEGEND_LINE_HEIGHT = 22;

  /** Lines with at most this number of points have markers. */
  private static final int MAX_MARKED_POINTS = 20;

  public LinePlot {
    lines = List.copyOf(lines);
    Require.atLeast("lines", lines.size(), 1);
  }

  /**
   * An axis.
   *
   * @param title quantity and unit
   * @param logarithmic whether the axis is logarithmic
   */
  public record Axis(String title, boolean logarithmic) {}

  /**
   * A line. It is interrupted where a coordinate is not finite, or not positive on a logarithmic
   * axis.
   *
   * @param name name in the legend
   * @param x horizontal coordinates
   * @param y vertical coordinates, as many
   * @param reference whether it is a dashed grey reference line
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(String name, double[] x, double[] y, boolean reference) {
    public Line {
      Require.length("y", y.length, x.length);
    }

    /** Creates a coloured line. */
    public Line(String name, double[] x, double[] y) {
      this(name, x, y, false);
    }

    /**
     * {@return a coloured line through a point for each object}
     *
     * @param <T> type of the objects
     * @param name name in the legend
     * @param objects the objects, in order
     * @param x horizontal coordinate of an object
     * @param y vertical coordinate of an object
     */
    public static <T> Line of(
        String name, List<T> objects, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
      return new Line(
          name,
          objects.stream().mapToDouble(x).toArray(),
          objects.stream().mapToDouble(y).toArray());
    }

    /** {@return a dashed grey reference line} */
    public static Line reference(String name, double[] x, double[] y) {
      return new Line(name, x, y, true);
    }
  }

  /** Writes this plot as a PNG image. */
  public void write(Path file) {
    Plots.write(file, BitmapEncoder.getBufferedImage(chart(WIDE)));
  }

  /** Writes plots, at least one, side by side as a PNG image. */
  public static void write(Path file, List<LinePlot> panels) {
    BufferedImage[] images =
        panels.stream()
            .map(panel -> BitmapEncoder.getBufferedImage(panel.chart(NARROW)))
            .toArray(BufferedImage[]::new);
    Plots.write(file, Plots.tile(images));
  }

  private XYChart chart(int width) {
    boolean columnLegend =
        lines.size() > (width < WIDE ? MAX_LINES_OF_NARROW_ROW_LEGEND : MAX_LINES_OF_ROW_LEGEND);
    boolean legendBelow = columnLegend && width < WIDE;
    int height = legendBelow ? HEIGHT + LEGEND_LINE_HEIGHT * lines.size() : HEIGHT;
    XYChart chart = PlotStyle.chart(width, height, title);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    AxesChartStyler styler = chart.getStyler();
    styler.setMarkerSize(6);
    styler.setXAxisLogarithmic(x.logarithmic()).setYAxisLogarithmic(y.logarithmic());
    styler.setXAxisTickLabelsFormattingFunction(value -> ReportFormat.plain(value, 3));
    styler.setYAxisTickLabelsFormattingFunction(value -> ReportFormat.plain(value, 3));
    styler.setXAxisMaxLabelCount(6);
    styler.setLegendVisible(lines.size() > 1);
    if (columnLegend) {
      styler.setLegendLayout(Styler.LegendLayout.Vertical);
    }
    if (columnLegend && !legendBelow) {
      styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    }
    int colourIndex = 0;
    for (Line line : lines) {
      XYSeries series =
          chart.addSeries(line.name(), plottable(line.x(), x), plottable(line.y(), y));
      boolean marked = !line.reference() && line.x().length <= MAX_MARKED_POINTS;
      int colour = line.reference() ? 0 : colourIndex++;
      series.setLineColor(line.reference() ? PlotStyle.REFERENCE : PlotStyle.colour(colour));
      series.setLineStyle(line.reference() ? PlotStyle.DASHED : PlotStyle.SOLID);
      series.setMarker(marked ? PlotStyle.marker(colour) : SeriesMarkers.NONE);
      series.setMarkerColor(PlotStyle.colour(colour));
    }
    return chart;
  }

  private static double[] plottable(double[] values, Axis axis) {
    double[] plottable = values.clone();
    for (int i = 0; i < plottable.length; i++) {
      if (!Double.isFinite(plottable[i]) || (axis.logarithmic() && plottable[i] <= 0)) {
        plottable[i] = Double.NaN;
      }
    }
    return plottable;
  }
}
