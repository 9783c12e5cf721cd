package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.examples.output.MatrixFile;
import org.ouroboros.memristor.examples.output.NpyArray;
import org.ouroboros.memristor.examples.output.Plots;

class CrossbarCommandsTest {

  /** The published currents of the 5 x 4 example. */
  private static final double[] AMPERES = {
    0.060570196651, 0.059327610717, 0.056348738829, 0.053352354575
  };

  @TempDir private Path folder;
  private Path conductances;
  private Path inputs;

  @BeforeEach
  void writeArray() {
    double[][] siemens = new double[5][4];
    for (int cell = 0; cell < 20; cell++) {
      siemens[cell / 4][cell % 4] = 1 / (10.0 * (cell + 1));
    }
    conductances = folder.resolve("g.npy");
    inputs = folder.resolve("v.csv");
    MatrixFile.write(conductances, siemens);
    MatrixFile.write(inputs, new double[][] {{0, 1, 2, 3, 4}, {0, 0, 0, 0, 0}});
  }

  private CommandResult crossbar(String command, Object... more) {
    Object[] args = new Object[10 + more.length];
    Object[] first = {
      "crossbar",
      command,
      "--conductances",
      conductances,
      "--inputs",
      inputs,
      "--row-ohms",
      1,
      "--column-ohms",
      2
    };
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return CommandResult.of(args);
  }

  @Test
  void solve_publishedExample_writesCurrentsAndVoltages() throws IOException {
    Path out = folder.resolve("i.npy");
    Path voltages = folder.resolve("volts");
    Path maps = folder.resolve("maps");
    Path netlist = folder.resolve("net.cir");
    crossbar("solve", "--out", out, "--voltages", voltages, "--heat-maps", maps, "--spice", netlist)
        .assertFine();
    double[][] amperes = NpyArray.read("out", out).rows("out");
    assertThat(amperes[0]).containsExactly(AMPERES, within(5e-13));
    assertThat(amperes[1]).containsOnly(0);
    NpyArray rowVolts = NpyArray.read("volts", voltages.resolve("row-volts.npy"));
    assertThat(rowVolts.shape()).containsExactly(2, 5, 4);
    NpyArray columnVolts = NpyArray.read("volts", voltages.resolve("column-volts.npy"));
    assertThat(columnVolts.values()[19] / 2).isCloseTo(AMPERES[3], within(5e-13));
    assertThat(Files.exists(maps.resolve("ir-drop.png"))).isEqualTo(Plots.available());
    assertThat(Files.readString(netlist))
        .contains("RCELL_4_3 w_4_3 b_4_3 200.0\n", "RBLAST_0 b_4_0 out_0 2.0\n", "\n.op\n.end\n");
  }

  @Test
  void mvm_publishedExample_writesTheSameCurrents() {
    Path out = folder.resolve("i.csv");
    crossbar("mvm", "--out", out, "--effective", folder.resolve("m.npy")).assertFine();
    double[][] amperes = MatrixFile.read("out", out);
    assertThat(amperes[0]).containsExactly(AMPERES, within(5e-13));
    assertThat(MatrixFile.read("m", folder.resolve("m.npy"))).hasDimensions(5, 4);
  }

  @Test
  void mvm_readNoise_isTheSameForAnyNumberOfThreads() throws IOException {
    Path one = folder.resolve("one.npy");
    Path two = folder.resolve("two.npy");
    crossbar("mvm", "--read-noise", 0.1, "--threads", 1, "--out", one).assertFine();
    crossbar("mvm", "--read-noise", 0.1, "--threads", 2, "--out", two).assertFine();
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    double[] noisy = MatrixFile.read("one", one)[0];
    assertThat(noisy[0]).isNotCloseTo(AMPERES[0], within(1e-6));
  }

  @Test
  void solve_badInput_isRefusedInOneLine() throws IOException {
    Path out = folder.resolve("i.npy");
    MatrixFile.write(inputs, new double[][] {{1, 2}});
    crossbar("solve", "--out", out).assertRefused("--inputs must have length 5, but was 2");
    MatrixFile.write(inputs, new double[][] {{1, 2, Double.NaN, 4, 5}});
    crossbar("solve", "--out", out).assertRefused("--inputs [0][2] must be finite, but was NaN");
    MatrixFile.write(conductances, new double[][] {{1, -1}});
    crossbar("solve", "--out", out).assertRefused("--conductances [0][1]", "-1.0");
    MatrixFile.write(conductances, new double[][] {{1, Double.POSITIVE_INFINITY}});
    crossbar("mvm", "--out", out).assertRefused("--conductances [0][1]", "Infinity");
    conductances = folder.resolve("g.csv");
    Files.writeString(conductances, "1,2\n3\n");
    crossbar("solve", "--out", out).assertRefused("--conductances line 2", "length 2", "was 1");
    Files.writeString(conductances, "1,x\n");
    crossbar("solve", "--out", out).assertRefused("line 1 field 2 must be a number, but was 'x'");
    Files.writeString(conductances, "\n");
    crossbar("solve", "--out", out).assertRefused("--conductances must have rows and columns");
    Files.writeString(conductances, "1,2\n");
    MatrixFile.write(inputs, new double[][] {{1}});
    crossbar("solve", "--out", out, "--driver-ohms", -1).assertRefused("--driver-ohms");
    crossbar("solve", "--out", out, "--row-ends", "none").assertRefused("--row-ends");
    crossbar("solve", "--out", out, "--heat-maps", inputs).assertRefused("--heat-maps must be a");
    crossbar("solve", "--out", out, "--voltages", inputs).assertRefused("--voltages must be a");
    crossbar("solve", "--out", out, "--floating-rows", "0,1")
        .assertRefused("--floating-rows must be lines in [0, 0], but was 1");
    crossbar("solve", "--out", out, "--floating-columns", -1)
        .assertRefused("--floating-columns must be lines in [0, 1], but was -1");
    crossbar("mvm", "--out", out, "--dac-bits", 1).assertRefused("--dac-bits must be 0");
    crossbar("mvm", "--out", out, "--adc-bits", 25).assertRefused("--adc-bits must be 0");
    assertThat(Files.exists(out)).isFalse();
  }
}
