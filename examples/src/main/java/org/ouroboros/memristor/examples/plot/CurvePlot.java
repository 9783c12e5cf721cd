package org.ouroboros.memristor.examples.plot;

import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.io.WholeFile;
import org.ouroboros.memristor.examples.format.Decimal;

/**
 * Lines over a common axis.
 *
 * @param title above the plot
 * @param xTitle quantity and unit along
 * @param yTitle quantity and unit upwards
 * @param lines the lines, at least one
 * @param logarithmicX whether decades of x are equally wide
 */
public record CurvePlot(
    String title, String xTitle, String yTitle, List<Line> lines, boolean logarithmicX) {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;

  /** More lines than this have their names in a column beside the plot. */
  private static final int MOST_IN_A_ROW = 8;

  /** Copies the list. */
  public CurvePlot {
    Require.atLeast("lines", lines.size(), 1);
    lines = List.copyOf(lines);
  }

  /**
   * Lines over a linear axis.
   *
   * @param title above the plot
   * @param xTitle quantity and unit along
   * @param yTitle quantity and unit upwards
   * @param lines the lines, at least one
   */
  public CurvePlot(String title, String xTitle, String yTitle, List<Line> lines) {
    this(title, xTitle, yTitle, lines, false);
  }

  /**
   * The same with a logarithmic x axis.
   *
   * @return the plot
   */
  public CurvePlot withLogarithmicX() {
    return new CurvePlot(title, xTitle, yTitle, lines, true);
  }

  /** A line. Immutable; its arrays are looked at, not copied. */
  public static final class Line {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final boolean guide;

    private Line(String name, double[] x, double[] y, boolean guide) {
      Require.length("y", y.length, x.length);
      this.name = name;
      this.x = x;
      this.y = y;
      this.guide = guide;
    }

    /**
     * A line with a colour, and markers where points are few.
     *
     * @param name what the legend calls it
     * @param x where its points lie
     * @param y their values; NaN leaves a gap
     * @return the line
     */
    public static Line of(String name, double[] x, double[] y) {
      return new Line(name, x, y, false);
    }

    /**
     * A dashed grey line to compare with.
     *
     * @param name what the legend calls it
     * @param x where its points lie
     * @param y their values
     * @return the line
     */
    public static Line guide(String name, double[] x, double[] y) {
      return new Line(name, x, y, true);
    }
  }

  /**
   * Draws the plot.
   *
   * @param file the PNG file
   */
  public void write(Path file) {
    XYChart chart = PlotStyle.chart(WIDTH, HEIGHT, title);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    chart.getStyler().setXAxisLogarithmic(logarithmicX);
    chart.getStyler().setMarkerSize(6);
    if (lines.size() > MOST_IN_A_ROW) {
      chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
      chart.getStyler().setLegendLayout(Styler.LegendLayout.Vertical);
    }
    if (logarithmicX) {
      chart.getStyler().setXAxisTickLabelsFormattingFunction(x -> Decimal.plain(x, 3));
    }
    int coloured = 0;
    for (Line line : lines) {
      XYSeries series = chart.addSeries(line.name, line.x, line.y);
      int colour = line.guide ? 0 : coloured++;
      series.setLineColor(line.guide ? PlotStyle.GUIDE : PlotStyle.colour(colour));
      series.setLineStyle(line.guide ? PlotStyle.DASHED : PlotStyle.SOLID);
      boolean marked = !line.guide && line.x.length <= 20;
      series.setMarker(marked ? PlotStyle.marker(colour) : SeriesMarkers.NONE);
      series.setMarkerColor(PlotStyle.colour(colour));
    }
    WholeFile.write(file, out -> ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out));
  }
}
