package org.ouroboros.memristor.examples.plot;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.examples.format.Decimal;

/**
 * A panel of lines.
 *
 * @param title what it shows
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines the lines, at least one
 */
public record LinePlot(String title, Axis x, Axis y, List<Line> lines) {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 520;

  /** More lines than this have their names below each other. */
  private static final int MOST_IN_A_ROW = 4;

  private static final int LEGEND_LINE = 22;

  public LinePlot {
    lines = List.copyOf(lines);
    Require.atLeast("lines", lines.size(), 1);
  }

  /**
   * An axis.
   *
   * @param title quantity and unit
   * @param logarithmic whether equal ratios are equally far
   */
  public record Axis(String title, boolean logarithmic) {}

  /**
   * A line. Places where a coordinate is not finite, or not positive on a logarithmic axis, break
   * it.
   *
   * @param name what the legend calls it
   * @param x horizontal coordinates
   * @param y vertical coordinates, as many
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Line(String name, double[] x, double[] y) {

    public Line {
      Require.length("y", y.length, x.length);
    }
  }

  /**
   * Writes panels side by side.
   *
   * @param file the PNG file
   * @param panels the panels, at least one
   */
  public static void write(Path file, List<LinePlot> panels) {
    BufferedImage[] images =
        panels.stream()
            .map(panel -> BitmapEncoder.getBufferedImage(panel.chart()))
            .toArray(BufferedImage[]::new);
    Plots.write(file, Plots.grid(images));
  }

  private XYChart chart() {
    boolean many = lines.size() > MOST_IN_A_ROW;
    int height = many ? HEIGHT + LEGEND_LINE * lines.size() : HEIGHT;
    XYChart chart = PlotStyle.chart(WIDTH, height, title);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    AxesChartStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(x.logarithmic()).setYAxisLogarithmic(y.logarithmic());
    styler.setXAxisTickLabelsFormattingFunction(value -> Decimal.plain(value, 3));
    styler.setYAxisTickLabelsFormattingFunction(value -> Decimal.plain(value, 3));
    styler.setXAxisMaxLabelCount(6);
    styler.setLegendVisible(lines.size() > 1);
    if (many) {
      styler.setLegendLayout(Styler.LegendLayout.Vertical);
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      XYSeries series = chart.addSeries(line.name(), shown(line.x(), x), shown(line.y(), y));
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(PlotStyle.colour(i));
      series.setLineStyle(PlotStyle.SOLID);
    }
    return chart;
  }

  private static double[] shown(double[] values, Axis axis) {
    double[] shown = values.clone();
    for (int i = 0; i < shown.length; i++) {
      if (!Double.isFinite(shown[i]) || (axis.logarithmic() && shown[i] <= 0)) {
        shown[i] = Double.NaN;
      }
    }
    return shown;
  }
}
