package org.ouroboros.memristor.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.examples.cli.OuroborosCommand;
import picocli.CommandLine;

/**
 * The numbers in what commands print and write, see {@link ResultNumbers}. On one number of threads
 * each: that others give the same bytes is for the commands' own tests, that they give the same
 * bits for the other cases here.
 */
class CommandGoldenBitsTest {

  private static final int THREADS = 3;

  @TempDir private Path folder;

  /** Runs a command line, its words separated by blanks; what it printed. */
  private static String run(String command, Object... files) {
    Stream<String> words =
        Stream.of(
                Arrays.stream(command.split(" ", -1)),
                Arrays.stream(files).map(Object::toString),
                Stream.of("--threads", Integer.toString(THREADS)))
            .flatMap(some -> some);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = OuroborosCommand.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    assertThat(line.execute(words.toArray(String[]::new))).as(command + ": " + err).isZero();
    return out.toString();
  }

  private static void check(String name, Path results) {
    Bits bits = new Bits();
    ResultNumbers.addFolder(results, bits);
    GoldenBits.check("command." + name, THREADS, bits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1", "P2h"})
  void protocol(String name) {
    Path out = folder.resolve("protocol");
    run("protocol " + name + " --size 60 --ceiling-devices 20 --seed 3 --out", out);
    check("protocol." + name, out);
  }

  @Test
  void baseline() {
    Path out = folder.resolve("baseline");
    run("baseline --model vteam --size 40 --ceiling-devices 20 --out", out);
    check("baseline", out);
  }

  @Test
  void ceiling() {
    Path out = folder.resolve("ceiling");
    run(
        "ceiling --protocol P1 --set-volts=-0.4:-0.5:0.1 --reset-volts=0.8:1.0:0.2"
            + " --shortest-seconds 5e-8 --devices 20 --size 40 --map 5 --out",
        out);
    check("ceiling", out);
  }

  private static final String JART = "--model jart-vcm-v1b --variation REALISTIC --seed 2 ";

  @Test
  void deviceTrace() {
    checkTables(
        "device.trace",
        List.of(
            "trace " + JART + "--volts -0.342 --seconds 1e-3 --start-siemens 2e-4 --points 21",
            "trace --model vteam --volts 0.4 --seconds 1e-6 --start-siemens 1e-2 --points 21"));
  }

  @Test
  void deviceSweep() {
    checkTables(
        "device.sweep",
        List.of(
            "sweep " + JART + "--points 40 --cycles 1",
            "sweep " + JART + "--points 40 --cycles 1 --wave sine",
            "sweep " + JART + "--kind pulses --points 20 --cycles 2",
            "sweep " + JART + "--kind switching --points 4",
            "sweep --model soft-bounds --variation MODEST --kind pulses --points 20 --cycles 2",
            "sweep --model linear-ion-drift --points 40 --cycles 1",
            "sweep --model vteam --kind switching --points 4"));
  }

  private static void checkTables(String name, List<String> commands) {
    Bits bits = new Bits();
    for (String command : commands) {
      ResultNumbers.addCsv(run("device " + command), bits);
    }
    GoldenBits.check("command." + name, THREADS, bits);
  }

  @Test
  void deviceCompare() throws IOException {
    Path out = Files.createDirectory(folder.resolve("compare"));
    run("device compare --volts=-0.342,0.7 --out", out.resolve("forms.csv"));
    check("device.compare", out);
  }

  @Test
  void mapperPredict() throws IOException {
    Path in = matrix("requests.csv", "start_siemens,target_siemens\n", 40, 2);
    Bits bits = new Bits();
    ResultNumbers.addCsv(
        run("mapper predict --mapper jart-vcm-v1b-realistic --tolerance 0.2 --success --in", in),
        bits);
    GoldenBits.check("command.mapper.predict", THREADS, bits);
  }

  /** A report, its cells, and every pulse. */
  @Test
  void program() throws IOException {
    Path out = Files.createDirectory(folder.resolve("program"));
    run(
        "program --strategy hybrid --tolerance 0.1 --read-noise 0.02 --stuck 0.05 --pulses 20"
            + " --schedule grouped:1.5 --seed 6 --targets",
        matrix("targets.csv", "", 9, 7),
        "--out",
        out.resolve("report.json"),
        "--cells",
        out.resolve("cells.csv"),
        "--trace",
        out.resolve("trace.csv"));
    check("program", out);
  }

  @Test
  void crossbarSolveAndMvm() throws IOException {
    Path siemens = matrix("siemens.csv", "", 11, 8);
    Path inputs = matrix("inputs.csv", "", 2, 11);
    Path out = Files.createDirectory(folder.resolve("crossbar"));
    String wires = " --row-ohms 1 --column-ohms 2 --driver-ohms 20 --conductances";
    run("crossbar solve" + wires, siemens, "--inputs", inputs, "--out", out.resolve("a.csv"));
    run(
        "crossbar mvm --read-noise 0.02 --adc-bits 8 --seed 4" + wires,
        siemens,
        "--inputs",
        inputs,
        "--out",
        out.resolve("b.csv"),
        "--effective",
        out.resolve("c.csv"));
    check("crossbar", out);
  }

  /** A table of conductances inside of the window of JART, or of as many volts. */
  private Path matrix(String name, String header, int rows, int columns) throws IOException {
    Inputs inputs = new Inputs(82);
    StringBuilder text = new StringBuilder(header);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        text.append(c == 0 ? "" : ",").append(inputs.uniform(1e-4, 5e-4));
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
