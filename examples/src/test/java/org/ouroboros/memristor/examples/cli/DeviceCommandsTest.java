package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceCommandsTest {

  private static CommandResult trace(String model, String volts, String seconds, String siemens) {
    return CommandResult.of(
        "device",
        "trace",
        "--model",
        model,
        "--volts",
        volts,
        "--seconds",
        seconds,
        "--start-siemens",
        siemens,
        "--points",
        11);
  }

  private static List<double[]> rows(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  @Test
  void list_showsModelsWithSourceAndPresets() {
    assertThat(CommandResult.of("device", "list").assertFine().out())
        .contains("jart-vcm-v1b", "Bengel", "REALISTIC", "-0.342");
  }

  @Test
  void trace_jartSet_endsWhereReferenceDoes() {
    // Golden trajectory of independent code: SET -0.342 V from N = 0.06 for 10 us.
    CommandResult result = trace("jart-vcm-v1b", "-0.342", "1e-5", "9.4453e-5").assertFine();
    assertThat(result.out().lines().findFirst())
        .contains("seconds,volts,siemens,amperes,coulombs,joules,state");
    List<double[]> rows = rows(result.out());
    assertThat(rows).hasSize(11);
    double[] first = rows.get(0);
    assertThat(first[0]).isZero();
    assertThat(first[3]).isCloseTo(-3.0403815161671427e-05, Percentage.withPercentage(1e-7));
    double[] last = rows.get(10);
    assertThat(last[0]).isEqualTo(1e-5);
    assertThat(last[2]).isCloseTo(9.447833943532247e-05, Percentage.withPercentage(1e-6));
    assertThat(last[6]).isCloseTo(0.06001852181712475, Percentage.withPercentage(1e-6));
    // Energy is voltage times charge, and charge nearly current times time here.
    assertThat(last[5]).isCloseTo(-0.342 * last[4], Percentage.withPercentage(1e-10));
    assertThat(last[4]).isCloseTo(-3.0403e-5 * 1e-5, Percentage.withPercentage(0.1));
  }

  @Test
  void trace_bareDevice_leavesTheWindow() {
    List<double[]> rows =
        rows(trace("jart-vcm-v1b", "-0.342", "2e-2", "9.4453e-5").assertFine().out());
    assertThat(rows.get(10)[2]).isGreaterThan(5.6e-4);
  }

  @Test
  void trace_zeroSeconds_staysAtStart() {
    List<double[]> rows = rows(trace("jart-vcm-v1b", "0.7065", "0", "2e-4").assertFine().out());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)[2]).isCloseTo(2e-4, within(1e-16));
  }

  @Test
  void trace_withVariation_followsTheSeed() {
    Object[] args = {
      "device", "trace", "--model", "jart-vcm-v1b", "--volts", "-0.342", "--seconds", "1e-3",
      "--start-siemens", "2e-4", "--points", "3", "--variation", "REALISTIC", "--seed", "1"
    };
    String one = CommandResult.of(args).assertFine().out();
    assertThat(CommandResult.of(args).out()).isEqualTo(one);
    args[args.length - 1] = "2";
    assertThat(CommandResult.of(args).assertFine().out()).isNotEqualTo(one);
  }

  @Test
  void trace_toFile_saysWhere(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("trace.csv");
    CommandResult result =
        CommandResult.of(
            "device",
            "trace",
            "--model",
            "jart-vcm-v1b",
            "--volts",
            "-0.342",
            "--seconds",
            "1e-3",
            "--start-siemens",
            "2e-4",
            "--out",
            file);
    assertThat(result.assertFine().out()).contains(file.toString());
    assertThat(Files.readAllLines(file)).hasSize(201);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.342, -1e-3, 2e-4, --seconds, -0.001",
    "-0.342, NaN, 2e-4, --seconds, NaN",
    "NaN, 1e-3, 2e-4, --volts, NaN",
    "Infinity, 1e-3, 2e-4, --volts, Infinity",
    "-0.342, 1e-3, 9.4452e-5, --start-siemens, 9.4452E-5",
    "-0.342, 1e-3, 5.5931e-4, --start-siemens, 5.5931E-4",
    "-0.342, 1e-3, NaN, --start-siemens, NaN",
    "-0.342, 1e-3, 2e-4x, --start-siemens, 2e-4x",
  })
  void trace_badValue_isRefused(
      String volts, String seconds, String siemens, String name, String value) {
    trace("jart-vcm-v1b", volts, seconds, siemens).assertRefused(name, value);
  }

  @Test
  void trace_unknownModel_isRefused() {
    trace("nothing", "1", "1", "1e-4").assertRefused("model", "jart-vcm-v1b", "'nothing'");
  }

  @Test
  void trace_unknownVariation_isRefused() {
    CommandResult.of(
            "device",
            "trace",
            "--model",
            "jart-vcm-v1b",
            "--volts",
            "-0.342",
            "--seconds",
            "1e-3",
            "--start-siemens",
            "2e-4",
            "--variation",
            "WILD")
        .assertRefused("variation", "REALISTIC", "'WILD'");
  }

  @Test
  void trace_outOfRangeOfTheEquations_isRefusedAndWritesNothing(@TempDir Path folder) {
    Path file = folder.resolve("trace.csv");
    CommandResult.of(
            "device",
            "trace",
            "--model",
            "jart-vcm-v1b",
            "--volts",
            "-300",
            "--seconds",
            "1e-3",
            "--start-siemens",
            "2e-4",
            "--out",
            file)
        .assertRefused("pulse of -300.0 V", "jart-vcm-v1b");
    assertThat(file).doesNotExist();
  }

  @Test
  void trace_missingOption_isRefused() {
    CommandResult.of("device", "trace", "--model", "jart-vcm-v1b").assertRefused("--volts");
  }
}
