package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.device.DeviceModel;

class DeviceSweepCommandTest {

  private static CommandResult sweep(Object... args) {
    return CommandResult.of(
        Stream.concat(Stream.of("device", "sweep"), Arrays.stream(args)).toArray());
  }

  private static List<double[]> rows(String csv) {
    return csv.lines()
        .skip(1)
        .map(
            line ->
                Arrays.stream(line.split(",", -1))
                    .mapToDouble(f -> f.isEmpty() ? Double.NaN : Double.parseDouble(f))
                    .toArray())
        .toList();
  }

  private static String header(String csv) {
    return csv.lines().findFirst().orElseThrow();
  }

  @Test
  void iv_jart_isAPinchedLoopWhoseStateMovesAlong() {
    String csv = sweep("--model", "jart-vcm-v1b", "--cycles", 2).assertFine().out();
    assertThat(header(csv)).isEqualTo("cycle,seconds,volts,amperes,siemens,state");
    List<double[]> rows = rows(csv);
    assertThat(rows).hasSize(800);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double[] row : rows) {
      assertThat(row[2] * row[3]).as("power").isPositive();
      least = Math.min(least, row[4]);
      most = Math.max(most, row[4]);
    }
    assertThat(most / least).isGreaterThan(5);
    // Off on the way up to the peak of SET, on on the way down.
    assertThat(rows.get(60)[2]).isCloseTo(rows.get(139)[2], within(1e-12));
    assertThat(rows.get(139)[3] / rows.get(60)[3]).isGreaterThan(3);
  }

  @Test
  void iv_sine_runsAsASineToBothPeaks() {
    String csv =
        sweep(
                "--model",
                "jart-vcm-v1b",
                "--waveform",
                "sine",
                "--cycles",
                1,
                "--points",
                8,
                "--seconds",
                "8e-3",
                "--set-volts",
                "-0.4",
                "--reset-volts",
                "0.8")
            .assertFine()
            .out();
    List<double[]> rows = rows(csv);
    for (int i = 0; i < 8; i++) {
      double part = (i % 4 + 0.5) / 4;
      double peak = i < 4 ? -0.4 : 0.8;
      assertThat(rows.get(i)[1]).isCloseTo((i + 0.5) * 1e-3, within(1e-15));
      assertThat(rows.get(i)[2]).isCloseTo(peak * Math.sin(Math.PI * part), within(1e-15));
    }
  }

  @Test
  void pulses_softBounds_followTheClosedForm() {
    String csv =
        sweep(
                "--model",
                "soft-bounds",
                "--kind",
                "pulses",
                "--points",
                50,
                "--cycles",
                1,
                "--seconds",
                "1e-6")
            .assertFine()
            .out();
    assertThat(header(csv)).isEqualTo("cycle,pulse,volts,siemens,joules,state");
    List<double[]> rows = rows(csv);
    assertThat(rows).hasSize(101);
    double start = rows.get(0)[5];
    for (int n = 0; n <= 50; n++) {
      // Each step takes 0.002 / 1.25 of what is left to the bound at 1.25.
      double expected = 1.25 - (1.25 - start) * Math.pow(1 - 0.002 / 1.25, n);
      assertThat(rows.get(n)[5]).isCloseTo(expected, within(1e-12));
    }
    assertThat(rows.get(100)[3]).isLessThan(rows.get(50)[3]);
  }

  @Test
  void pulses_withVariation_followTheSeed() {
    Object[] args = {
      "--model", "jart-vcm-v1b", "--kind", "pulses", "--variation", "REALISTIC", "--seed", "1"
    };
    String one = sweep(args).assertFine().out();
    assertThat(sweep(args).out()).isEqualTo(one);
    args[args.length - 1] = "2";
    assertThat(sweep(args).assertFine().out()).isNotEqualTo(one);
  }

  @Test
  void switching_jart_hasThePublishedSwingsAndFallsWithTheVoltage() {
    String csv =
        sweep(
                "--model",
                "jart-vcm-v1b",
                "--kind",
                "switching",
                "--set-volts",
                "-0.684",
                "--reset-volts",
                "1.413",
                "--points",
                2)
            .assertFine()
            .out();
    assertThat(header(csv)).startsWith("volts,swing_seconds,seconds_to_10_percent");
    List<double[]> rows = rows(csv);
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)[0]).isEqualTo(-0.342);
    assertThat(rows.get(0)[1]).isCloseTo(9.89998e-3, within(1e-8));
    assertThat(rows.get(2)[0]).isEqualTo(0.7065);
    assertThat(rows.get(2)[1]).isCloseTo(9.89918e-3, within(1e-8));
    assertThat(rows.get(1)[1]).isLessThan(1e-6);
    for (double[] row : rows) {
      for (int part = 3; part <= 10; part++) {
        assertThat(row[part]).isGreaterThan(row[part - 1]);
      }
      assertThat(row[1]).isGreaterThan(row[10]);
    }
  }

  @Test
  void switching_belowTheThreshold_hasNoNumbers() {
    String csv =
        sweep("--model", "vteam", "--kind", "switching", "--set-volts", "-0.3", "--points", 2)
            .assertFine()
            .out();
    assertThat(csv.lines().skip(1).findFirst()).contains("-0.15,,,,,,,,,,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iv", "pulses", "switching"})
  void plot_ofEveryKind_isWrittenBesideTheTable(String kind, @TempDir Path folder)
      throws IOException {
    Path plot = folder.resolve("sweep.png");
    Path table = folder.resolve("sweep.csv");
    String said =
        sweep(
                "--model",
                "jart-vcm-v1b",
                "--kind",
                kind,
                "--points",
                20,
                "--out",
                table,
                "--plot",
                plot)
            .assertFine()
            .out();
    assertThat(said).contains("wrote " + table, "wrote " + plot);
    assertThat(Files.readAllLines(table)).hasSizeGreaterThan(20);
    BufferedImage image = ImageIO.read(plot.toFile());
    assertThat(image.getHeight()).isGreaterThan(400);
  }

  @Test
  void sweep_everyModelAndKind_isFineOrSaysWhyNot() {
    for (DeviceModel model : DeviceModel.catalog().all()) {
      for (String kind : List.of("iv", "pulses", "switching")) {
        CommandResult result =
            sweep("--model", model.name(), "--kind", kind, "--points", 6, "--cycles", 1);
        if (model.name().equals("soft-bounds") && !kind.equals("pulses")) {
          result.assertRefused("must be of a physical device", "soft-bounds");
        } else {
          assertThat(result.assertFine().out()).doesNotContain("NaN");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--cycles, 0, --cycles",
    "--points, 3, --points",
    "--seconds, 0, --seconds",
    "--seconds, NaN, --seconds",
    "--set-volts, 0.3, set voltage",
    "--reset-volts, -1, reset voltage",
    "--reset-volts, NaN, reset voltage",
    "--set-volts, -300, must keep jart-vcm-v1b in the range",
    "--start-siemens, 1, --start-siemens",
    "--kind, other, other",
    "--waveform, square, square",
    "--variation, WILD, WILD",
  })
  void sweep_badValue_isRefused(String option, String value, String part) {
    sweep("--model", "jart-vcm-v1b", option, value).assertRefused(part);
  }

  @Test
  void sweep_pulsesThatAreNoUnits_areRefused() {
    sweep("--model", "soft-bounds", "--kind", "pulses", "--seconds", "1.5e-6")
        .assertRefused("whole number");
  }

  @Test
  void show_jart_hasParametersPresetsPointWindowAndSolver() {
    assertThat(CommandResult.of("device", "show", "jart-vcm-v1b").assertFine().out())
        .contains(
            "filamentRadiusMetres",
            "4.5e-08",
            "variation REALISTIC",
            "variation C2C_ONLY",
            "walk 90 %",
            "-0.342",
            "0.7065",
            "9.44530021e-05",
            "1.98974521",
            "solver (REALISTIC)",
            "tabulated transit times");
  }

  @Test
  void show_everyModel_isFine() {
    for (DeviceModel model : DeviceModel.catalog().all()) {
      String text = CommandResult.of("device", "show", model.name()).assertFine().out();
      assertThat(text).contains(model.name(), "solver (").doesNotContain("NaN", "Infinity");
    }
  }

  @Test
  void show_unknown_isRefused() {
    CommandResult.of("device", "show", "nothing").assertRefused("model", "'nothing'");
  }
}
