package org.ouroboros.memristor.examples.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.internal.io.AtomicFile;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Heat map of fractions over start (horizontal) and target (vertical) conductance, dark (0) to
 * bright (1). Panels are drawn side by side.
 */
public final class HeatMap {

  private static final int PANEL = 300;
  private static final int LEFT = 62;
  private static final int TOP = 40;
  private static final int BOTTOM = 58;
  private static final int GAP = 34;
  private static final int BAR = 70;

  /** Colours of evenly rising lightness (Viridis, Smith and van der Walt 2015). */
  private static final int[] COLOURS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private HeatMap() {}

  /** Fractions by start and target. */
  @FunctionalInterface
  public interface Fractions {
    /**
     * Returns a fraction.
     *
     * @param start index of the start
     * @param target index of the target
     * @return a value from 0 to 1; NaN is drawn white
     */
    double at(int start, int target);
  }

  /**
   * A panel.
   *
   * @param title its title
   * @param size cells along each axis
   * @param range conductances of both axes [S]
   * @param fractions the fractions
   */
  public record Panel(String title, int size, ConductanceRange range, Fractions fractions) {}

  /**
   * Writes panels to an image.
   *
   * @param file the PNG file
   * @param panels the panels, at least one
   */
  public static void write(Path file, List<Panel> panels) {
    Require.atLeast("panels", panels.size(), 1);
    int width = LEFT + panels.size() * (PANEL + GAP) + BAR;
    BufferedImage image =
        new BufferedImage(width, TOP + PANEL + BOTTOM, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    for (int i = 0; i < panels.size(); i++) {
      panel(graphics, panels.get(i), LEFT + i * (PANEL + GAP), i == 0);
    }
    bar(graphics, LEFT + panels.size() * (PANEL + GAP));
    graphics.dispose();
    AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
  }

  private static void panel(Graphics2D graphics, Panel panel, int left, boolean first) {
    for (int start = 0; start < panel.size(); start++) {
      for (int target = 0; target < panel.size(); target++) {
        int x = left + PANEL * start / panel.size();
        int right = left + PANEL * (start + 1) / panel.size();
        int y = TOP + PANEL - PANEL * (target + 1) / panel.size();
        int below = TOP + PANEL - PANEL * target / panel.size();
        graphics.setColor(colour(panel.fractions().at(start, target)));
        graphics.fillRect(x, y, right - x, below - y);
      }
    }
    graphics.setColor(PlotStyle.TEXT);
    centred(graphics, panel.title(), left + PANEL / 2, TOP - 14);
    centred(graphics, "start [\u00b5S]", left + PANEL / 2, TOP + PANEL + 42);
    ConductanceRange range = panel.range();
    for (int tick = 0; tick <= 4; tick++) {
      double micro = 1e6 * (range.minSiemens() + range.span() * tick / 4);
      String text = String.format(Locale.ROOT, micro < 10 ? "%.2g" : "%.0f", micro);
      centred(graphics, text, left + PANEL * tick / 4, TOP + PANEL + 18);
      if (first) {
        int y = TOP + PANEL - PANEL * tick / 4 + 4;
        graphics.drawString(text, left - 6 - graphics.getFontMetrics().stringWidth(text), y);
      }
    }
    if (first) {
      graphics.drawString("target [\u00b5S]", 4, TOP - 14);
    }
  }

  private static void bar(Graphics2D graphics, int left) {
    for (int y = 0; y < PANEL; y++) {
      graphics.setColor(colour(1 - (y + 0.5) / PANEL));
      graphics.fillRect(left, TOP + y, 14, 1);
    }
    graphics.setColor(PlotStyle.TEXT);
    for (int tick = 0; tick <= 4; tick++) {
      graphics.drawString(25 * tick + " %", left + 20, TOP + PANEL - PANEL * tick / 4 + 4);
    }
  }

  private static void centred(Graphics2D graphics, String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private static Color colour(double fraction) {
    if (Double.isNaN(fraction)) {
      return Color.WHITE;
    }
    double position = Math.max(0, Math.min(1, fraction)) * (COLOURS.length - 1);
    int k = Math.min(COLOURS.length - 2, (int) position);
    double part = position - k;
    Color low = new Color(COLOURS[k]);
    Color high = new Color(COLOURS[k + 1]);
    return new Color(
        mix(low.getRed(), high.getRed(), part),
        mix(low.getGreen(), high.getGreen(), part),
        mix(low.getBlue(), high.getBlue(), part));
  }

  private static int mix(int low, int high, double part) {
    return (int) Math.round(low + part * (high - low));
  }
}
