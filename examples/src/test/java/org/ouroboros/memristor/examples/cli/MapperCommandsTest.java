package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;

class MapperCommandsTest {

  private static final String BUNDLED = "jart-vcm-v1b-realistic-p1";

  @TempDir private static Path shared;

  @TempDir private Path folder;

  /** A mapper that has hardly been trained. */
  private static Path trained;

  @BeforeAll
  static void train() {
    trained = shared.resolve("mapper.json");
    CommandResult result =
        CommandResult.of(
            "mapper",
            "train",
            "--protocol",
            "P1",
            "--effort",
            "smoke",
            "--name",
            "my-mapper",
            "--seed",
            7,
            "--out",
            trained);
    assertThat(result.assertFine().out()).contains("noise-free inverse", "wrote " + trained);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private CommandResult predict(Object mapper, Path in, Path out) {
    return CommandResult.of("mapper", "predict", "--mapper", mapper, "--in", in, "--out", out);
  }

  @Test
  void train_sameSeedOtherThreads_givesTheSameBytes() throws IOException {
    Path again = folder.resolve("again.json");
    CommandResult.of(
            "mapper",
            "train",
            "--protocol",
            "P1",
            "--effort",
            "smoke",
            "--name",
            "my-mapper",
            "--seed",
            7,
            "--threads",
            3,
            "--out",
            again)
        .assertFine();
    assertThat(again).hasSameBinaryContentAs(trained);
  }

  @Test
  void predict_requests_givesOnePulseEachInTheSameOrder() throws IOException {
    double[][] pairs = {{1e-4, 2e-4}, {5e-4, 1.2e-4}, {3e-4, 3e-4}, {9.4453e-5, 5.593e-4}};
    StringBuilder text = new StringBuilder("start_siemens,target_siemens\n");
    PulseRequests requests = new PulseRequests(pairs.length);
    NetworkMapper mapper = PulseMappers.bundled(BUNDLED);
    for (double[] pair : pairs) {
      text.append(pair[0]).append(',').append(pair[1]).append('\n');
      double start = mapper.range().snapOrThrow("start", pair[0]);
      double target = mapper.range().snapOrThrow("target", pair[1]);
      requests.add(requests.size(), start, target, 0.5);
    }
    Path out = folder.resolve("pulses.csv");
    CommandResult.of(
            "mapper",
            "predict",
            "--mapper",
            BUNDLED,
            "--tolerance",
            "0.5",
            "--in",
            file("requests.csv", text.toString()),
            "--out",
            out)
        .assertFine();
    PulsePlan choices = new PulsePlan();
    mapper.choose(requests, mapper.newMemory(pairs.length), choices);
    List<String> expected = new ArrayList<>(List.of("volts,seconds"));
    for (int i = 0; i < pairs.length; i++) {
      expected.add(choices.volts(i) + "," + choices.seconds(i));
    }
    assertThat(Files.readAllLines(out)).isEqualTo(expected);
    assertThat(expected.get(1)).startsWith("-0.342,");
    assertThat(expected.get(2)).startsWith("0.7065,");
    assertThat(expected.get(3)).endsWith(",0.0");
  }

  @Test
  void predict_withSuccess_addsTheProbability() throws IOException {
    Path in = file("requests.csv", "start_siemens,target_siemens\n3e-4,3e-4\n1e-4,3e-4\n");
    List<String> lines =
        CommandResult.of(
                "mapper", "predict", "--mapper", BUNDLED, "--success-probability", "--in", in)
            .assertFine()
            .out()
            .lines()
            .toList();
    assertThat(lines).hasSize(3).first().isEqualTo("volts,seconds,success_probability");
    assertThat(lines.get(1)).endsWith(",0.0,1.0");
    String[] answer = lines.get(2).split(",", -1);
    assertThat(Double.parseDouble(answer[2])).isBetween(0.0, 0.2);
  }

  @Test
  void predict_withoutOut_printsThePulsesOnly() throws IOException {
    Path in = file("requests.csv", "start_siemens,target_siemens\n1e-4,2e-4\n");
    CommandResult result =
        CommandResult.of("mapper", "predict", "--mapper", trained, "--in", in).assertFine();
    assertThat(result.out().lines()).hasSize(2).first().isEqualTo("volts,seconds");
  }

  @Test
  void predict_noRequests_givesTheHeader() throws IOException {
    Path out = folder.resolve("pulses.csv");
    predict(trained, file("requests.csv", "start_siemens,target_siemens\n"), out).assertFine();
    assertThat(out).hasContent("volts,seconds\n");
  }

  @Test
  void predict_missesOfTheWindowByLessThanAMillionth_areTaken() throws IOException {
    Path in =
        file(
            "requests.csv",
            "start_siemens,target_siemens\n9.44529127e-5,5.59300745e-4\n5.593e-4,9.4453e-5\n");
    predict(trained, in, folder.resolve("pulses.csv")).assertFine();
  }

  @ParameterizedTest
  @CsvSource({
    "9.44528e-5, 2e-4, start_siemens, 9.44528E-5",
    "5.59302e-4, 2e-4, start_siemens, 5.59302E-4",
    "2e-4, 9.44528e-5, target_siemens, 9.44528E-5",
    "2e-4, 5.59302e-4, target_siemens, 5.59302E-4",
    "NaN, 2e-4, start_siemens, NaN",
    "2e-4, Infinity, target_siemens, Infinity",
    "-2e-4, 2e-4, start_siemens, -2.0E-4",
    "two, 2e-4, start_siemens must be a number, 'two'"
  })
  void predict_badConductance_isRefusedAndWritesNothing(
      String start, String target, String name, String value) throws IOException {
    Path in =
        file("in.csv", "start_siemens,target_siemens\n1e-4,2e-4\n" + start + "," + target + "\n");
    Path out = folder.resolve("pulses.csv");
    predict(BUNDLED, in, out).assertRefused("--in line 3", name, value);
    assertThat(out).doesNotExist();
  }

  @Test
  void predict_badInput_leavesTheOldOutput() throws IOException {
    Path out = file("pulses.csv", "as before");
    predict(BUNDLED, file("in.csv", "start_siemens,target_siemens\n1,1\n"), out)
        .assertRefused("--in line 2");
    assertThat(out).hasContent("as before");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start_siemens,target_siemens\n1e-4",
        "start_siemens,target_siemens\n1e-4,2e-4,3e-4",
        "start,target\n1e-4,2e-4",
        "1e-4,2e-4\n1e-4,2e-4",
        "start_siemens,target_siemens\n\"1e-4,2e-4",
        ""
      })
  void predict_malformedCsv_isRefused(String text) throws IOException {
    Path out = folder.resolve("pulses.csv");
    predict(BUNDLED, file("in.csv", text), out).assertRefused("--in", "must", "but was");
    assertThat(out).doesNotExist();
  }

  @Test
  void predict_missingFile_isRefused() {
    predict(BUNDLED, folder.resolve("none.csv"), folder.resolve("out.csv"))
        .assertRefused("--in", "must be a file that exists", "none.csv");
  }

  @Test
  void predict_truncatedMapper_isRefused() throws IOException {
    String whole = Files.readString(trained);
    Path in = file("in.csv", "start_siemens,target_siemens\n1e-4,2e-4\n");
    Path out = folder.resolve("pulses.csv");
    for (int length : new int[] {0, 1, 100, whole.length() / 2, whole.length() - 3}) {
      Path mapper = file("mapper.json", whole.substring(0, length));
      predict(mapper, in, out).assertRefused("--mapper", "mapper.json", "must");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void predict_unknownMapper_isRefused() throws IOException {
    Path in = file("in.csv", "start_siemens,target_siemens\n1e-4,2e-4\n");
    predict("nobody", in, folder.resolve("out.csv")).assertRefused("--mapper", BUNDLED, "'nobody'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.1", "NaN", "ten"})
  void predict_badTolerance_isRefused(String tolerance) throws IOException {
    Path in = file("in.csv", "start_siemens,target_siemens\n1e-4,2e-4\n");
    CommandResult.of("mapper", "predict", "--mapper", BUNDLED, "--tolerance", tolerance, "--in", in)
        .assertRefused("--tolerance");
  }

  @Test
  void evaluate_bundledMapper_beatsTheInverse() throws IOException {
    Path out = folder.resolve("trial.json");
    CommandResult result =
        CommandResult.of(
                "mapper",
                "evaluate",
                "--mapper",
                BUNDLED,
                "--requests",
                500,
                "--optimum-devices",
                50,
                "--out",
                out)
            .assertFine();
    assertThat(result.out()).contains(BUNDLED, "noise-free-inverse", "2% noise", "500 requests");
    assertThat(Files.readString(out)).contains("\"schema\" : \"ouroboros/mapper-trial\"");
  }

  @Test
  void protocolP1_smallCount_writesTheReport() throws IOException {
    Path out = folder.resolve("p1");
    CommandResult.of("protocol", "P1", "--requests", 200, "--optimum-devices", 50, "--out", out)
        .assertFine();
    assertThat(out.resolve("requests.csv")).content().hasLineCount(201);
    String page = Files.readString(out.resolve("index.html"));
    for (String name : List.of("target-reached.png", "error-histogram.png", "report.json")) {
      assertThat(page).contains("\"" + name + "\"");
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void protocol_unknown_isRefused() {
    CommandResult.of("protocol", "P9").assertRefused("P9");
  }

  @Test
  void protocol_countOfZero_isRefused() {
    CommandResult.of("protocol", "P1", "--requests", "0", "--out", folder.resolve("p1"))
        .assertRefused("--requests", "0");
  }

  @Test
  void train_unknownModel_isRefused() {
    CommandResult.of("mapper", "train", "--model", "none", "--out", folder.resolve("m.json"))
        .assertRefused("model", "'none'");
  }
}
