package org.ouroboros.memristor.examples.output;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/** Heat maps of values over two axes, dark (low) to bright (high); NaN is white. */
public final class HeatMap {
  private static final int LEFT = 62;
  private static final int TOP = 40;
  private static final int BOTTOM = 58;
  private static final int GAP = 34;
  private static final int BAR = 90;

  /** Larger arrays are averaged over neighbours. */
  private static final int MAX_CELLS_PER_SIDE = 128;

  /** Colours of evenly rising lightness (Viridis, Smith and van der Walt 2015). */
  private static final int[] COLOURS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private final Graphics2D graphics;
  private final int side;
  private final Scale scale;

  private HeatMap(Graphics2D graphics, int side, Scale scale) {
    this.graphics = graphics;
    this.side = side;
    this.scale = scale;
  }

  /** Values by their cell along both axes. */
  @FunctionalInterface
  public interface Values {
    /** {@return a value; NaN is drawn white} The index y starts at the bottom. */
    double at(int x, int y);
  }

  /**
   * A map of fractions, from 0 to 1, over start (horizontal) and target (vertical) conductance.
   *
   * @param title its title
   * @param size cells along each axis
   * @param range conductances of both axes [S]
   * @param fractions the fractions
   */
  public record Panel(String title, int size, ConductanceRange range, Values fractions) {}

  private record Axis(String title, int cells, double first, double last) {
    static Axis micro(String title, int cells, ConductanceRange range) {
      return new Axis(title, cells, 1e6 * range.minSiemens(), 1e6 * range.maxSiemens());
    }
  }

  private record Plot(String title, Axis x, Axis y, Values values) {}

  private record Scale(double low, double high, DoubleFunction<String> text) {}

  /** Writes maps of fractions, at least one, side by side into a PNG file. */
  public static void write(Path file, List<Panel> panels) {
    Require.atLeast("panels", panels.size(), 1);
    List<Plot> plots =
        panels.stream()
            .map(
                panel ->
                    new Plot(
                        panel.title(),
                        Axis.micro("start [\u00b5S]", panel.size(), panel.range()),
                        Axis.micro("target [\u00b5S]", panel.size(), panel.range()),
                        panel.fractions()))
            .toList();
    write(file, plots, 300, new Scale(0, 1, value -> Math.round(100 * value) + " %"));
  }

  /**
   * Writes a map of one value per cell of an array, row 0 on top.
   *
   * @param file the PNG file
   * @param title the quantity, with its unit
   * @param values rows x columns
   */
  public static void write(Path file, String title, double[][] values) {
    double[][] shown = downsample(values);
    double low = Arrays.stream(shown).flatMapToDouble(Arrays::stream).min().orElseThrow();
    double high = Arrays.stream(shown).flatMapToDouble(Arrays::stream).max().orElseThrow();
    Plot plot =
        new Plot(
            title,
            new Axis("column", shown[0].length, 0, values[0].length),
            new Axis("row", shown.length, values.length, 0),
            (column, y) -> shown[shown.length - 1 - y][column]);
    Scale scale =
        new Scale(low, high > low ? high : low + 1, value -> ReportFormat.plain(value, 3));
    write(file, List.of(plot), 560, scale);
  }

  private static void write(Path file, List<Plot> plots, int side, Scale scale) {
    int width = LEFT + plots.size() * (side + GAP) + BAR;
    BufferedImage image = new BufferedImage(width, TOP + side + BOTTOM, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    HeatMap map = new HeatMap(graphics, side, scale);
    for (int i = 0; i < plots.size(); i++) {
      map.cells(plots.get(i), LEFT + i * (side + GAP));
      map.axes(plots.get(i), LEFT + i * (side + GAP), i == 0);
    }
    map.bar(LEFT + plots.size() * (side + GAP));
    graphics.dispose();
    Plots.write(file, image);
  }

  private void cells(Plot plot, int left) {
    int columns = plot.x().cells();
    int rows = plot.y().cells();
    for (int x = 0; x < columns; x++) {
      int from = left + side * x / columns;
      int width = left + side * (x + 1) / columns - from;
      for (int y = 0; y < rows; y++) {
        int top = TOP + side - side * (y + 1) / rows;
        graphics.setColor(colour(plot.values().at(x, y)));
        graphics.fillRect(from, top, width, TOP + side - side * y / rows - top);
      }
    }
  }

  private void axes(Plot plot, int left, boolean withVertical) {
    graphics.setColor(PlotStyle.TEXT);
    centred(plot.title(), left + side / 2, TOP - 14);
    centred(plot.x().title(), left + side / 2, TOP + side + 42);
    for (int tick = 0; tick <= 4; tick++) {
      centred(text(plot.x(), tick), left + side * tick / 4, TOP + side + 18);
      if (withVertical) {
        String text = text(plot.y(), tick);
        int x = left - 6 - graphics.getFontMetrics().stringWidth(text);
        graphics.drawString(text, x, TOP + side - side * tick / 4 + 4);
      }
    }
    if (withVertical) {
      graphics.drawString(plot.y().title(), 4, TOP - 14);
    }
  }

  private static String text(Axis axis, int tick) {
    return ReportFormat.plain(axis.first() + (axis.last() - axis.first()) * tick / 4, 3);
  }

  private void bar(int left) {
    double span = scale.high() - scale.low();
    for (int y = 0; y < side; y++) {
      graphics.setColor(colour(scale.low() + span * (1 - (y + 0.5) / side)));
      graphics.fillRect(left, TOP + y, 14, 1);
    }
    graphics.setColor(PlotStyle.TEXT);
    for (int tick = 0; tick <= 4; tick++) {
      String text = scale.text().apply(scale.low() + span * tick / 4);
      graphics.drawString(text, left + 20, TOP + side - side * tick / 4 + 4);
    }
  }

  private void centred(String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private Color colour(double value) {
    if (Double.isNaN(value)) {
      return Color.WHITE;
    }
    double fraction = (value - scale.low()) / (scale.high() - scale.low());
    double position = Math.max(0, Math.min(1, fraction)) * (COLOURS.length - 1);
    int k = Math.min(COLOURS.length - 2, (int) position);
    double part = position - k;
    int[] channels = new int[3];
    for (int c = 0; c < channels.length; c++) {
      int low = COLOURS[k] >> (16 - 8 * c) & 0xff;
      int high = COLOURS[k + 1] >> (16 - 8 * c) & 0xff;
      channels[c] = (int) Math.round(low + part * (high - low));
    }
    return new Color(channels[0], channels[1], channels[2]);
  }

  private static double[][] downsample(double[][] values) {
    int rowStep = (values.length + MAX_CELLS_PER_SIDE - 1) / MAX_CELLS_PER_SIDE;
    int columnStep = (values[0].length + MAX_CELLS_PER_SIDE - 1) / MAX_CELLS_PER_SIDE;
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
