package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.examples.output.Plots;

class ProtocolCommandsTest {

  @TempDir private Path folder;

  private CommandResult protocol(String name, Path out, Object threads) {
    return CommandResult.of(
        "protocol",
        name,
        "--requests",
        150,
        "--optimum-devices",
        60,
        "--seed",
        3,
        "--threads",
        threads,
        "--out",
        out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P2", "P2h"})
  void protocol_otherThreads_givesTheSameBytesAndAllFiles(String name) throws IOException {
    Path one = folder.resolve("one");
    Path three = folder.resolve("three");
    CommandResult result = protocol(name, one, 1).assertFine();
    protocol(name, three, 3).assertFine();
    assertThat(three.resolve("report.json")).hasSameBinaryContentAs(one.resolve("report.json"));
    assertThat(result.out()).contains("optimum", "2% read noise", "wrote");
    String page = Files.readString(one.resolve("index.html"));
    List<String> names =
        name.equals("P2h")
            ? List.of("report.json", "hits.csv", "history.png")
            : List.of("report.json", "requests.csv", "target-reached.png", "reliability.png");
    for (String file : names) {
      assertThat(page).contains("\"" + file + "\"");
      if (Plots.available() || !file.endsWith(".png")) {
        assertThat(one.resolve(file)).isNotEmptyFile();
      }
    }
  }

  @Test
  void protocolP2h_anyMapper_hasARowForEachNumberOfEarlierRequests() throws IOException {
    protocol("p2h", folder.resolve("p2h"), 2).assertFine();
    List<String> lines = Files.readAllLines(folder.resolve("p2h").resolve("hits.csv"));
    assertThat(lines).hasSize(1 + 2 * 3 * 9);
    assertThat(lines.get(0)).startsWith("earlier_requests,told_tolerance,relative_read_noise,");
  }

  @Test
  void protocol_withoutCeiling_saysSoWithADash() {
    CommandResult.of(
            "protocol",
            "P2",
            "--requests",
            50,
            "--optimum-devices",
            0,
            "--out",
            folder.resolve("p2"))
        .assertFine();
  }

  @Test
  void ceiling_pulseResponseDevice_writesTableMapAndPicture() throws IOException {
    Path out = folder.resolve("soft");
    CommandResult result =
        CommandResult.of(
                "ceiling",
                "--model",
                "soft-bounds",
                "--optimum-devices",
                20,
                "--requests",
                50,
                "--map-cells",
                4,
                "--out",
                out)
            .assertFine();
    assertThat(result.out()).contains("50%", "20%", "10%", "10% sym", "inverse");
    assertThat(Files.readAllLines(out.resolve("ceiling-map.csv"))).hasSize(1 + 3 * 16);
    assertThat(Files.readString(out.resolve("ceiling.json")))
        .contains("\"schema\" : \"ouroboros/ceiling\"", "\"wilson95Lower\"", "\"ofTarget\"");
    if (Plots.available()) {
      assertThat(out.resolve("ceiling-map.png")).isNotEmptyFile();
    }
  }

  @Test
  void ceiling_voltagesOfADriver_areAmongThePulses() throws IOException {
    Path out = folder.resolve("fast");
    CommandResult.of(
            "ceiling",
            "--set-volts=-0.4:-0.5:0.1",
            "--reset-volts",
            "0.8:1.0:0.2",
            "--shortest-seconds",
            "50e-9",
            "--resolution-seconds",
            "10e-9",
            "--optimum-devices",
            30,
            "--requests",
            30,
            "--map-cells",
            6,
            "--out",
            out)
        .assertFine();
    List<String> lines = Files.readAllLines(out.resolve("ceiling-map.csv"));
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line.split(",", -1)[3]).isIn("-0.4", "-0.5", "0.8", "1.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "--set-volts=0.4, --set-volts",
    "--set-volts=-0.5:-0.4:0.1, strongestVolts",
    "--set-volts=-0.4:-0.5, --set-volts",
    "--set-volts=fast, --set-volts",
    "--reset-volts=0.8:1.0:0, step of --reset-volts",
    "--longest-seconds=-1, longestSeconds",
    "--resolution-seconds=NaN, resolutionSeconds",
    "--optimum-devices=0, --optimum-devices",
    "--requests=0, --requests",
    "--map-cells=0, --map-cells",
    "--model=none, 'none'",
    "--variation=other, 'other'",
    "--protocol=P9, P9"
  })
  void ceiling_badOption_isRefusedAndWritesNothing(String option, String part) {
    Path out = folder.resolve("ceiling");
    CommandResult.of("ceiling", option, "--out", out).assertRefused(part);
    assertThat(out).doesNotExist();
  }

  @Test
  void baseline_smallSize_writesEverySource() throws IOException {
    Path out = folder.resolve("baseline");
    CommandResult result =
        CommandResult.of(
                "study",
                "error-sources",
                "--requests",
                60,
                "--optimum-devices",
                30,
                "--threads",
                2,
                "--out",
                out)
            .assertFine();
    assertThat(result.out())
        .contains("filamentRadiusMetres only", "all but discLengthMetres", "low end to middle");
    assertThat(out.resolve("baseline.json")).isNotEmptyFile();
    // Two protocols of 12 sources with and without stop, and twice two more ways to choose.
    assertThat(Files.readAllLines(out.resolve("baseline.csv"))).hasSize(1 + 9 * (2 * 24 + 4));
  }

  @Test
  void baseline_ofNoDevices_isRefused() {
    CommandResult.of("study", "error-sources", "--requests", 0, "--out", folder.resolve("b"))
        .assertRefused("--requests", "0");
  }

  @Test
  void export_onnxAndJson_writesBoth() {
    Path onnx = folder.resolve("mapper.onnx");
    CommandResult.of("mapper", "export", "--mapper", "jart-vcm-v1b-realistic", "--out", onnx)
        .assertFine();
    assertThat(onnx).isNotEmptyFile();
    Path json = folder.resolve("mapper.json");
    CommandResult.of(
            "mapper",
            "export",
            "--mapper",
            "jart-vcm-v1b-realistic",
            "--format",
            "json",
            "--out",
            json)
        .assertFine();
    assertThat(json).content().startsWith("{");
  }

  @Test
  void export_unknownFormatOrMapper_isRefused() {
    Path out = folder.resolve("m");
    CommandResult.of(
            "mapper",
            "export",
            "--mapper",
            "jart-vcm-v1b-realistic",
            "--format",
            "pt",
            "--out",
            out)
        .assertRefused("--format", "pt");
    CommandResult.of("mapper", "export", "--mapper", "nobody", "--out", out)
        .assertRefused("--mapper", "'nobody'");
    assertThat(out).doesNotExist();
  }
}
