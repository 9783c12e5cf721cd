package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.io.SpiceNetlist;
import org.ouroboros.memristor.crossbar.wires.FloatingLines;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.WireSolution;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.crossbar.HeatMap;
import org.ouroboros.memristor.examples.crossbar.MatrixFile;
import org.ouroboros.memristor.examples.format.NpyArray;
import org.ouroboros.memristor.examples.plot.Plots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Solves the circuit of an array with wires. */
@Command(
    name = "solve",
    description = {
      "Solves the nodal equations of an array with wires, columns at virtual ground.",
      "Output: currents of the columns, inputs x columns [A]."
    })
final class CrossbarSolveCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Mixin private CrossbarOptions array;

  @Option(
      names = "--floating-rows",
      paramLabel = "N",
      split = ",",
      description = "Indices of rows that are not driven, from 0.")
  private int[] floatingRows = {};

  @Option(
      names = "--floating-columns",
      paramLabel = "N",
      split = ",",
      description = "Indices of columns that are not connected, from 0.")
  private int[] floatingColumns = {};

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Currents of the columns, .npy or .csv.")
  private Path out;

  @Option(
      names = "--voltages",
      paramLabel = "DIR",
      description =
          "Folder for row-volts.npy and column-volts.npy, the voltages of all nodes, inputs x rows"
              + " x columns [V].")
  private @Nullable Path voltages;

  @Option(
      names = "--heat-maps",
      paramLabel = "DIR",
      description = "Folder for heat maps of the voltage drop and the current error of each cell.")
  private @Nullable Path heatMaps;

  @Option(
      names = "--spice",
      paramLabel = "FILE",
      description = "SPICE netlist of the array with the first input.")
  private @Nullable Path spice;

  @Override
  public Integer call() {
    double[][] siemens = array.siemens();
    double[][] inputs = array.inputs(siemens.length);
    Wires wires = array.wires();
    requireLines("--floating-rows", floatingRows, siemens.length);
    requireLines("--floating-columns", floatingColumns, siemens[0].length);
    requireFolder("--voltages", voltages);
    requireFolder("--heat-maps", heatMaps);
    long nodes = (long) inputs.length * siemens.length * siemens[0].length;
    boolean withVoltages = voltages != null;
    if (withVoltages) {
      Require.that(nodes <= 1 << 27, "--voltages", "must be at most 2^27 values", nodes);
      Require.fitsInMemory("--voltages", 16.0 * nodes);
    }
    if (spice != null && floatingRows.length + floatingColumns.length > 0) {
      Require.that(false, "--spice", "must be used without floating lines", spice);
    }
    WireNetwork network =
        WireNetwork.of(
            siemens,
            wires,
            FloatingLines.of(floatingRows, floatingColumns),
            WireNetwork.DEFAULT_TOLERANCE);
    double[][] amperes = new double[inputs.length][];
    double[] rowVolts = new double[withVoltages ? (int) nodes : 0];
    double[] columnVolts = new double[rowVolts.length];
    int[] iterations = new int[inputs.length];
    double[] residuals = new double[inputs.length];
    int columns = siemens[0].length;
    common
        .workers()
        .forRange(
            inputs.length,
            1,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                WireSolution solution = network.solve(inputs[i]);
                amperes[i] = solution.columnAmperes();
                iterations[i] = solution.iterations();
                residuals[i] = solution.relativeResidual();
                if (withVoltages) {
                  int first = i * siemens.length * columns;
                  for (int cell = 0; cell < siemens.length * columns; cell++) {
                    rowVolts[first + cell] = solution.rowVolts(cell / columns, cell % columns);
                    columnVolts[first + cell] =
                        solution.columnVolts(cell / columns, cell % columns);
                  }
                }
              }
            });
    MatrixFile.write(out, amperes);
    common.out().println("wrote " + out);
    if (voltages != null) {
      int[] shape = {inputs.length, siemens.length, columns};
      new NpyArray(shape, rowVolts).write(voltages.resolve("row-volts.npy"));
      new NpyArray(shape, columnVolts).write(voltages.resolve("column-volts.npy"));
      common.out().println("wrote " + voltages.resolve("row-volts.npy"));
      common.out().println("wrote " + voltages.resolve("column-volts.npy"));
    }
    if (spice != null) {
      new SpiceNetlist(siemens, wires, inputs[0]).write(spice);
      common.out().println("wrote " + spice);
    }
    if (heatMaps != null) {
      writeHeatMaps(heatMaps, network, siemens, inputs[0]);
    }
    common
        .out()
        .printf(
            "iterations: at most %d; residual: at most %.1e%n",
            Arrays.stream(iterations).max().orElse(0), Arrays.stream(residuals).max().orElse(0));
    common.out().flush();
    return 0;
  }

  private static void requireLines(String name, int[] lines, int count) {
    for (int line : lines) {
      Require.that(
          line >= 0 && line < count, name, "must be lines in [0, " + (count - 1) + "]", line);
    }
  }

  private static void requireFolder(String name, @Nullable Path folder) {
    if (folder != null) {
      Require.that(
          !Files.exists(folder) || Files.isDirectory(folder),
          name,
          "must be a folder or new",
          folder);
    }
  }

  private void writeHeatMaps(Path folder, WireNetwork network, double[][] siemens, double[] input) {
    common.warnWithoutFonts();
    if (!Plots.available()) {
      return;
    }
    WireSolution solution = network.solve(input);
    int columns = siemens[0].length;
    double[][] voltageDrop = new double[siemens.length][columns];
    double[][] error = new double[siemens.length][columns];
    for (int r = 0; r < siemens.length; r++) {
      for (int c = 0; c < columns; c++) {
        voltageDrop[r][c] = 1e3 * (input[r] - solution.cellVolts(r, c));
        error[r][c] = 1e6 * (solution.cellAmperes(r, c) - siemens[r][c] * input[r]);
      }
    }
    HeatMap.draw(
        folder.resolve("ir-drop.png"), "voltage drop in the wires to the cell [mV]", voltageDrop);
    HeatMap.draw(
        folder.resolve("error.png"), "cell current minus that with ideal wires [\u00b5A]", error);
    common.out().println("wrote " + folder.resolve("ir-drop.png"));
    common.out().println("wrote " + folder.resolve("error.png"));
  }
}
