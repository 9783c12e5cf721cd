package org.ouroboros.memristor.examples.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.device.ConductanceRange;

class PlotsTest {

  private static final Plots.Sample WAY =
      new Plots.Sample("way", new double[] {1e-4, 2e-4, 3e-4}, new double[] {1e-4, 9e-4, 1e-5});

  @TempDir private Path folder;

  @BeforeEach
  void needsFonts() {
    assumeThat(Plots.available()).isTrue();
  }

  private static void assertPicture(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isBetween(500, 1100);
    long colours =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .distinct()
            .count();
    assertThat(colours).isGreaterThan(10);
  }

  @Test
  void scatter_oneAndThreeWays_isDrawn() throws IOException {
    Path file = folder.resolve("scatter.png");
    Plots.scatter(file, List.of(WAY));
    assertPicture(file);
    int height = ImageIO.read(file.toFile()).getHeight();
    Plots.Sample other = new Plots.Sample("other", new double[] {1e-4}, new double[] {2e-4});
    Plots.scatter(
        file,
        List.of(WAY, other, new Plots.Sample("third", new double[] {1e-4}, new double[] {1e-4})));
    assertPicture(file);
    assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(2 * height);
  }

  @Test
  void histogram_differencesBeyondTheAxis_isDrawn() throws IOException {
    Path file = folder.resolve("histogram.png");
    Plots.histogram(file, List.of(WAY));
    assertPicture(file);
  }

  @Test
  void delay_equalTimesAndNone_isDrawn() throws IOException {
    Path file = folder.resolve("delay.png");
    Plots.delay(file, List.of(new Plots.CostError("a", 1e-3, 0.5, 0.9)), 0.98);
    assertPicture(file);
    Plots.delay(
        file,
        List.of(new Plots.CostError("a", 0, 0, 0), new Plots.CostError("b", 1e-2, 1, 1)),
        0.98);
    assertPicture(file);
  }

  @Test
  void lines_gapAndGuide_areDrawn() throws IOException {
    Path file = folder.resolve("lines.png");
    double[] x = {0, 1, 2};
    new LinePlot(
            "title",
            new LinePlot.Axis("x", false),
            new LinePlot.Axis("y", false),
            List.of(
                new LinePlot.Line("line", x, new double[] {1, Double.NaN, 3}),
                LinePlot.Line.reference("guide", x, x)))
        .write(file);
    assertPicture(file);
  }

  @Test
  void heatMap_missingShares_isDrawn() throws IOException {
    Path file = folder.resolve("map.png");
    ConductanceRange range = new ConductanceRange(1e-6, 5e-4);
    HeatMap.Values shares = (start, target) -> start == target ? Double.NaN : 0.1 * start;
    HeatMap.write(
        file,
        List.of(
            new HeatMap.Panel("a", 7, range, shares), new HeatMap.Panel("b", 3, range, shares)));
    assertPicture(file);
  }
}
