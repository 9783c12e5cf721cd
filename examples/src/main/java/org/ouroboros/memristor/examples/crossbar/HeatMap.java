package org.ouroboros.memristor.examples.crossbar;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.ouroboros.memristor.core.internal.io.AtomicFile;
import org.ouroboros.memristor.examples.format.Decimal;

/** Heat map of one value per cell of an array, row 0 on top. */
public final class HeatMap {

  /** Perceptually uniform colour map viridis (van der Walt and Smith 2015). */
  private static final Color[] COLOURS = {
    new Color(0x44, 0x01, 0x54),
    new Color(0x3b, 0x52, 0x8b),
    new Color(0x21, 0x91, 0x8c),
    new Color(0x5e, 0xc9, 0x62),
    new Color(0xfd, 0xe7, 0x25)
  };

  /** Larger arrays are averaged over neighbours. */
  private static final int MAX_CELLS_PER_SIDE = 128;

  private HeatMap() {}

  /**
   * Writes a heat map.
   *
   * @param file the PNG file
   * @param title the quantity, with its unit
   * @param values rows x columns
   */
  public static void draw(Path file, String title, double[][] values) {
    double[][] shown = downsample(values);
    int rows = shown.length;
    int columns = shown[0].length;
    HeatMapChart chart = new HeatMapChartBuilder().width(760).height(680).title(title).build();
    chart.setXAxisTitle("column");
    chart.setYAxisTitle("row, the first on top");
    chart.getStyler().setShowValue(false);
    chart.getStyler().setRangeColors(COLOURS);
    chart.getStyler().setHeatMapDecimalValueFormatter(value -> Decimal.plain(value, 3));
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLocale(Locale.ROOT);
    chart.getStyler().setXAxisMaxLabelCount(9);
    List<Number[]> cells = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        cells.add(new Number[] {c, rows - 1 - r, shown[r][c]});
        low = Math.min(low, shown[r][c]);
        high = Math.max(high, shown[r][c]);
      }
    }
    chart.getStyler().setMin(low).setMax(high > low ? high : low + 1);
    List<Integer> x =
        IntStream.range(0, columns).map(c -> c * blockSize(values[0].length)).boxed().toList();
    List<Integer> y =
        IntStream.range(0, rows)
            .map(r -> (rows - 1 - r) * blockSize(values.length))
            .boxed()
            .toList();
    chart.addSeries(title, x, y, cells);
    AtomicFile.write(file, out -> ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", out));
  }

  private static int blockSize(int length) {
    return (length + MAX_CELLS_PER_SIDE - 1) / MAX_CELLS_PER_SIDE;
  }

  private static double[][] downsample(double[][] values) {
    int rowStep = blockSize(values.length);
    int columnStep = blockSize(values[0].length);
    int rows = (values.length + rowStep - 1) / rowStep;
    int columns = (values[0].length + columnStep - 1) / columnStep;
    double[][] means = new double[rows][columns];
    int[][] counts = new int[rows][columns];
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        means[r / rowStep][c / columnStep] += values[r][c];
        counts[r / rowStep][c / columnStep]++;
      }
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        means[r][c] /= counts[r][c];
      }
    }
    return means;
  }
}
