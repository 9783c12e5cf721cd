package org.ouroboros.memristor.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.MapperFile;

/** The programs that the README numbers. */
class ProgramsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/ouroboros/memristor/examples");

  private static List<String> output(Consumer<String[]> program, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program.accept(args);
    } finally {
      System.setOut(standard);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static double number(String line, String before) {
    String rest = line.substring(line.indexOf(before) + before.length()).strip();
    return Double.parseDouble(rest.split("[ ,%]", 2)[0]);
  }

  @Test
  void programAnArray_isTheProgramOfTheReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("```java\n") + "```java\n".length();
    String program = readme.substring(start, readme.indexOf("```", start));
    String source = Files.readString(SOURCES.resolve("ProgramAnArray.java"));
    assertThat(source.replaceAll("(?m)^ +", "")).contains(program.replaceAll("(?m)^ +", ""));
    assertThat(program.chars().filter(c -> c == ';').count()).isLessThanOrEqualTo(8);
    assertThat(source.lines().filter(line -> line.startsWith("import ")).count())
        .isLessThanOrEqualTo(6);
  }

  @Test
  void programAnArray_programsAllCells() {
    assertThat(output(ProgramAnArray::main))
        .singleElement()
        .asString()
        .startsWith("100.0 % of 4096 cells converged");
  }

  @Test
  void customDevice_isProgrammedWithOnePulsePerCell() {
    assertThat(output(CustomDevice::main))
        .singleElement()
        .asString()
        .startsWith("100.0 % of 64 cells converged")
        .contains("1.0 pulses");
  }

  @Test
  void customStrategy_programsEveryCell() {
    CrossbarArray array = CrossbarSpec.of("jart-vcm-v1b", "NONE").newArray(2, 4, 1);
    DeviceModel model = array.model();
    ProgrammingReport report =
        new CustomStrategy()
            .create(
                new StrategyFactory.Context(
                    model, PulseDriver.defaultFor(model), java.util.Optional.empty()))
            .program(
                array,
                ProgrammingTargets.uniformRandom(array.conductanceRange(), 8, 0.1, 1),
                RunContext.of(1));
    assertThat(report.summary()).startsWith("100.0 % of 8 cells converged");
  }

  @Test
  void trainAMapper_isBetterThanTheNoiseFreeInverseAndSaved(@TempDir Path folder) {
    Path file = folder.resolve("mapper.json");
    List<String> lines = output(TrainAMapper::main, file.toString());
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(number(line, "mapper"))
                    .isGreaterThan(number(line, "noise-free inverse") + 3));
    assertThat(MapperFile.load(file).mapper().name()).isEqualTo("small-mapper");
  }

  @Test
  void measureAnArray_medianRises() {
    List<String> lines = output(MeasureAnArray::main);
    assertThat(lines).hasSize(11);
    assertThat(number(lines.get(0), "median")).isBetween(90.0, 100.0);
    assertThat(number(lines.get(10), "median")).isBetween(105.0, 130.0);
    assertThat(number(lines.get(10), "to")).isGreaterThan(500);
  }

  @Test
  void analogLayer_isTheProductUpToTheEffectOfWires() {
    List<String> lines = output(AnalogLayer::main);
    assertThat(lines)
        .hasSize(8)
        .allSatisfy(
            line -> {
              double exact = number(line, "exact");
              double error = number(line, "analog") - exact;
              assertThat(Math.abs(error)).isLessThan(0.1 + 0.2 * Math.abs(exact));
            });
  }

  @Test
  void retention_conductanceRelaxes() {
    double[] microsiemens =
        output(Retention::main).stream().mapToDouble(line -> number(line, "degrees:")).toArray();
    assertThat(microsiemens).hasSize(11);
    assertThat(microsiemens[0]).isBetween(297.0, 303.0);
    assertThat(microsiemens[10]).isBetween(235.0, 250.0);
    double[] ascending = Arrays.stream(microsiemens).sorted().toArray();
    for (int i = 0; i < 11; i++) {
      assertThat(microsiemens[i]).isEqualTo(ascending[10 - i]);
    }
  }

  @Test
  void selectorArray_hardlyConductsAtHalfTheVoltageAndIsProgrammed() {
    List<String> lines = output(SelectorArray::main);
    assertThat(number(lines.get(0), "cell alone")).isEqualTo(2);
    assertThat(number(lines.get(0), "selector")).isGreaterThan(10);
    assertThat(lines.get(1)).startsWith("100.0 % of 256 cells converged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProgramAnArray",
        "CustomDevice",
        "CustomStrategy",
        "TrainAMapper",
        "MeasureAnArray",
        "AnalogLayer",
        "Retention",
        "SelectorArray"
      })
  void source_hasAtMost45LinesAndExplicitImports(String name) throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve(name + ".java"));
    assertThat(lines).hasSizeLessThanOrEqualTo(45);
    assertThat(lines).noneMatch(line -> line.startsWith("import") && line.contains("*"));
  }

  @Test
  void programAnArray_hasAtMost8StatementsAnd6Imports() throws IOException {
    List<String> lines = Files.readAllLines(SOURCES.resolve("ProgramAnArray.java"));
    assertThat(lines.stream().filter(line -> line.startsWith("import"))).hasSizeBetween(1, 6);
    assertThat(lines.stream().filter(line -> line.startsWith("    ") && line.endsWith(";")))
        .hasSizeBetween(1, 8);
  }
}
