package org.ouroboros.memristor.examples.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Common style of all plots. */
final class PlotStyle {
  static final Color TEXT = new Color(0x22, 0x2b, 0x36);
  static final Color GRID = new Color(0xe3, 0xe7, 0xec);
  static final Color REFERENCE = new Color(0x8a, 0x94, 0xa0);
  static final BasicStroke SOLID =
      new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {5f, 4f}, 0f);

  /** Colour-blind safe palette (Okabe and Ito 2008), darkest first. */
  private static final Color[] COLOURS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x6b, 0x4c, 0x9a),
    new Color(0x7a, 0x7a, 0x7a)
  };

  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CIRCLE
  };

  private PlotStyle() {}

  /** The colour of the i-th series, the same in all plots. */
  static Color colour(int i) {
    return COLOURS[i % COLOURS.length];
  }

  static Color translucent(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  static Marker marker(int i) {
    return MARKERS[i % MARKERS.length];
  }

  static XYChart chart(int width, int height, String title) {
    XYChart chart = new XYChartBuilder().width(width).height(height).title(title).build();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    AxesChartStyler styler = chart.getStyler();
    styler
        .setPlotGridLinesColor(GRID)
        .setPlotGridLinesStroke(new BasicStroke(1f))
        .setAxisTickLabelsFont(font)
        .setAxisTickLabelsColor(TEXT)
        .setAxisTickMarksColor(REFERENCE)
        .setAxisTitleFont(font)
        .setPlotMargin(0)
        .setLocale(Locale.ROOT)
        .setChartBackgroundColor(Color.WHITE)
        .setChartFontColor(TEXT)
        .setChartTitleFont(font.deriveFont(Font.BOLD, 14f))
        .setChartPadding(12)
        .setLegendFont(font)
        .setLegendBorderColor(Color.WHITE)
        .setLegendBackgroundColor(Color.WHITE)
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setPlotBackgroundColor(Color.WHITE)
        .setPlotBorderColor(REFERENCE)
        .setAntiAlias(true);
    return chart;
  }
}
