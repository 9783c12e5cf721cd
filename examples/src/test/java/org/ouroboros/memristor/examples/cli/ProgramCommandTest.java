package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.examples.Main;
import org.ouroboros.memristor.examples.output.NpyArray;
import org.ouroboros.memristor.examples.output.Plots;

class ProgramCommandTest {

  private static final int ROWS = 36;
  private static final int COLUMNS = 60;

  @TempDir private Path folder;
  private Path targets;

  @BeforeEach
  void writeTargets() {
    targets = npy("targets.npy", ROWS, COLUMNS, cell -> 100e-6 + 440e-6 * Seed.uniform(3, cell));
  }

  private Path npy(String name, int rows, int columns, java.util.function.IntToDoubleFunction at) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, at);
    Path file = folder.resolve(name);
    new NpyArray(new int[] {rows, columns}, values).write(file);
    return file;
  }

  private CommandResult program(Object... more) {
    List<Object> args = new ArrayList<>(List.of("program", "--targets", targets, "--seed", 3));
    args.addAll(List.of(more));
    return CommandResult.of(args.toArray());
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hybrid", "write-verify", "one-shot"})
  void program_otherThreads_givesTheSameBytes(String strategy) throws IOException {
    for (int threads : new int[] {1, 3}) {
      Path out = folder.resolve(threads + "threads");
      program(
              "--strategy",
              strategy,
              "--threads",
              threads,
              "--read-noise",
              0.02,
              "--stuck",
              0.02,
              "--schedule",
              "row-parallel",
              "--out",
              out.resolve("report.json"),
              "--cells",
              out.resolve("cells.csv"),
              "--trace",
              out.resolve("pulses.csv"),
              "--save-array",
              out.resolve("array"))
          .assertFine();
    }
    for (String name : List.of("report.json", "cells.csv", "pulses.csv", "array")) {
      assertThat(folder.resolve("3threads").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("1threads").resolve(name));
    }
    JsonNode report = json(folder.resolve("1threads/report.json"));
    assertThat(report.get("finished").asBoolean()).isTrue();
    assertThat(report.get("stuckCells").get("falseAlarms").get("trials").asInt()).isPositive();
    long pulses = report.get("array").get("pulses").asLong();
    assertThat(Files.readAllLines(folder.resolve("1threads/pulses.csv"))).hasSize(1 + (int) pulses);
    assertThat(Files.readAllLines(folder.resolve("1threads/cells.csv")))
        .hasSize(1 + ROWS * COLUMNS);
  }

  @Test
  void program_verifiedToTolerance_bringsEveryCellThere() throws IOException {
    Path plots = folder.resolve("plots");
    CommandResult result =
        program("--strategy", "hybrid", "--out", folder.resolve("r.json"), "--plots", plots)
            .assertFine();
    assertThat(result.out()).contains("converged [%]: 100.00", "pulses", "wrote");
    JsonNode cells = json(folder.resolve("r.json")).get("workingCells");
    assertThat(cells.get("withinToleranceByTrueValue").get("share").asDouble()).isEqualTo(1);
    assertThat(cells.get("errors")).hasSize(4);
    if (Plots.available()) {
      for (String name : List.of("convergence.png", "pulses.png", "errors.png")) {
        assertThat(plots.resolve(name)).isNotEmptyFile();
      }
    }
  }

  @Test
  void program_savedArray_canBeGoneOnWith() throws IOException {
    Path array = folder.resolve("array");
    program("--strategy", "hybrid", "--out", folder.resolve("r.json"), "--save-array", array)
        .assertFine();
    Path again = folder.resolve("again.json");
    program("--strategy", "hybrid", "--array", array, "--out", again).assertFine();
    assertThat(json(again).get("array").get("pulses").asLong()).isZero();
  }

  @Test
  void program_levelsAndTolerancesPerCell_areWhatCellsAreBroughtTo() throws IOException {
    targets = npy("numbers.npy", 2, 3, cell -> cell % 3);
    Path levels = Files.writeString(folder.resolve("levels.csv"), "1.2e-4,3e-4,5e-4\n");
    Path tolerances = npy("tolerances.npy", 2, 3, cell -> 0.01 * (cell + 1));
    Path cells = folder.resolve("cells.csv");
    program(
            "--strategy",
            "hybrid",
            "--levels",
            levels,
            "--tolerance",
            tolerances,
            "--out",
            folder.resolve("r.json"),
            "--cells",
            cells)
        .assertFine();
    List<String> rows = Files.readAllLines(cells);
    for (int cell = 0; cell < 6; cell++) {
      String[] fields = rows.get(cell + 1).split(",", -1);
      double wanted = new double[] {1.2e-4, 3e-4, 5e-4}[cell % 3];
      assertThat(Double.parseDouble(fields[2])).isEqualTo(wanted);
      assertThat(Double.parseDouble(fields[4]))
          .isBetween(wanted * (1 - 0.01 * (cell + 1)), wanted * (1 + 0.01 * (cell + 1)));
    }
  }

  @Test
  void program_userEndsTheProcess_savesArrayReportAndCheckpoint() throws Exception {
    Path out = folder.resolve("r.json");
    Path checkpoint = folder.resolve("checkpoint");
    Path saved = folder.resolve("array");
    // Noise beyond the tolerance: this run would go on for hours.
    String endless =
        "--tolerance=1e-7 --read-noise=0.1 --pulses=1000000000 --strategy=write-verify";
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of("program", "--targets", targets.toString(), "--progress", "plain"));
    command.addAll(List.of(endless.split(" ")));
    command.addAll(List.of("--out", out.toString(), "--checkpoint", checkpoint.toString()));
    command.addAll(List.of("--save-array", saved.toString()));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    while (process.isAlive() && !Files.readString(log).contains("programming: ")) {
      Thread.sleep(50);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
    assertThat(json(out).get("finished").asBoolean()).isFalse();
    assertThat(json(out).get("array").get("pulses").asLong()).isPositive();
    assertThat(checkpoint).isNotEmptyFile();
    assertThat(Files.readString(log)).contains("stopped before all cells were finished; --resume");
    program("--strategy", "hybrid", "--array", saved, "--out", out).assertFine();
    CommandResult.of(
            "program",
            "--targets",
            targets,
            "--strategy",
            "hybrid",
            "--out",
            out,
            "--checkpoint",
            checkpoint,
            "--resume")
        .assertRefused("replay log must be of the same");
  }

  @Test
  void program_listOfStrategies_namesThem() {
    assertThat(CommandResult.of("program", "--strategy", "list").assertFine().out())
        .contains("one-shot: ", "hybrid: ", "write-verify: ");
  }

  @Test
  void program_ownStrategyInAJar_isUsed() throws IOException {
    Path source = Path.of("src/main/java/org/ouroboros/memristor/examples/CustomStrategy.java");
    String text =
        Files.readString(source).replace("package org.ouroboros.memristor.examples;", "package p;");
    Path plugins =
        new PluginJar(folder)
            .write(
                "own.jar",
                org.ouroboros.memristor.core.programming.StrategyFactory.class,
                "p.CustomStrategy",
                text);
    Path out = folder.resolve("r.json");
    program("--plugins", plugins, "--strategy", "doubling", "--tolerance", 0.2, "--out", out)
        .assertFine();
    assertThat(json(out).get("settings").get("strategy").asText()).isEqualTo("doubling");
    assertThat(json(out).get("workingCells").get("converged").get("share").asDouble())
        .isGreaterThan(0.9);
    program("--strategy", "doubling", "--out", out).assertRefused("strategy", "'doubling'");
  }

  @ParameterizedTest
  @CsvSource({
    "--tolerance, -1, --tolerance [0][0]",
    "--tolerance, none.npy, --tolerance",
    "--read-noise, 2, --read-noise",
    "--stuck, 1.5, --stuck",
    "--pulses, -1, budget pulses",
    "--schedule, sideways, row-parallel",
    "--schedule, grouped:0.5, maxLengthRatio",
    "--model, nobody, 'nobody'",
    "--variation, nobody, 'nobody'",
    "--mapper, nobody, 'nobody'",
    "--array, none, --array",
    "--set-volts, 1, --set-volts",
    "--threads, 0, --threads"
  })
  void program_badOption_isRefusedAndWritesNothing(String option, String value, String part) {
    Path out = folder.resolve("r.json");
    program("--strategy", "hybrid", "--out", out, option, value).assertRefused(part);
    assertThat(out).doesNotExist();
  }

  @Test
  void program_badInput_isRefused() {
    Path out = folder.resolve("r.json");
    program("--strategy", "nobody", "--out", out).assertRefused("strategy", "'nobody'");
    program("--out", out).assertRefused("--strategy");
    program("--strategy", "hybrid").assertRefused("--out");
    CommandResult.of("program", "--strategy", "hybrid", "--out", out).assertRefused("--targets");
    program("--strategy", "hybrid", "--out", out, "--resume").assertRefused("--checkpoint");
    targets = npy("far.npy", 2, 2, cell -> cell == 3 ? 1 : 2e-4);
    program("--strategy", "hybrid", "--out", out).assertRefused("target siemens[3]", "1.0");
    targets = npy("level.npy", 2, 2, cell -> 0.5 * cell);
    Path levels = npy("levels.npy", 1, 2, cell -> 2e-4);
    program("--strategy", "hybrid", "--levels", levels, "--out", out)
        .assertRefused("--targets [1]", "level from 0 to 1");
    assertThat(out).doesNotExist();
  }
}
