package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.io.SpiceNetlist;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.MatrixFile;
import org.ouroboros.memristor.examples.output.NpyArray;
import org.ouroboros.memristor.examples.output.Plots;
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
final class CrossbarSolveCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Mixin private CrossbarOptions array;

  @Option(
      names = "--floating-rows",
      paramLabel = "N",
      split = ",",
      description = "Indices of rows that are not driven, from 0.")
  private int[] floatingRows = {};

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Currents, .npy or .csv.")
  private Path out;

  @Option(
      names = "--floating-columns",
      paramLabel = "N",
      split = ",",
      description = "Indices of columns that are not connected, from 0.")
  private int[] floatingColumns = {};

  @Option(
      names = "--voltages",
      paramLabel = "DIR",
      description = "Folder for row-volts.npy and column-volts.npy, inputs x rows x columns [V].")
  private @Nullable Path voltages;

  @Option(
      names = "--heat-maps",
      paramLabel = "DIR",
      description = "Folder for heat maps of each cell's voltage drop and current error.")
  private @Nullable Path heatMaps;

  @Option(
      names = "--spice",
      paramLabel = "FILE",
      description = "SPICE netlist with the first input.")
  private @Nullable Path spice;

  @Override
  public void run() {
    double[][] siemens = array.siemens();
    double[][] inputs = array.inputs(siemens.length);
    Wires wires = array.wires();
    long nodes = (long) inputs.length * siemens.length * siemens[0].length;
    checkOptions(siemens, nodes);
    WireNetwork network =
        WireNetwork.of(
            siemens,
            wires,
            Wires.FloatingLines.of(floatingRows, floatingColumns),
            WireNetwork.DEFAULT_TOLERANCE);
    int[] shape = {inputs.length, siemens.length, siemens[0].length};
    Solutions solutions = new Solutions(shape, voltages == null ? 0 : (int) nodes);
    common
        .workers()
        .forRange(inputs.length, 1, (from, to) -> solutions.solve(network, inputs, from, to));
    MatrixFile.write(out, solutions.amperes);
    common.wrote(out);
    if (voltages != null) {
      write(voltages.resolve("row-volts.npy"), shape, solutions.rowVolts);
      write(voltages.resolve("column-volts.npy"), shape, solutions.columnVolts);
    }
    if (spice != null) {
      new SpiceNetlist(siemens, wires, inputs[0]).write(spice);
      common.wrote(spice);
    }
    if (heatMaps != null) {
      writeHeatMaps(heatMaps, network, siemens, inputs[0]);
    }
    common
        .out()
        .printf(
            "iterations: at most %d; residual: at most %.1e%n",
            Arrays.stream(solutions.iterations).max().orElse(0),
            Arrays.stream(solutions.residuals).max().orElse(0));
  }

  private void checkOptions(double[][] siemens, long nodes) {
    requireLines("--floating-rows", floatingRows, siemens.length);
    requireLines("--floating-columns", floatingColumns, siemens[0].length);
    if (voltages != null) {
      OutputFolder.requireFolder("--voltages", voltages);
      Require.that(nodes <= 1 << 27, "--voltages", "must be at most 2^27 values", nodes);
      Require.fitsInMemory("--voltages", 16.0 * nodes);
    }
    if (heatMaps != null) {
      OutputFolder.requireFolder("--heat-maps", heatMaps);
    }
    if (spice != null) {
      boolean allDriven = floatingRows.length + floatingColumns.length == 0;
      Require.that(allDriven, "--spice", "must be used without floating lines", spice);
    }
  }

  private static void requireLines(String name, int[] lines, int count) {
    for (int line : lines) {
      Require.that(
          line >= 0 && line < count, name, "must be lines in [0, " + (count - 1) + "]", line);
    }
  }

  private void write(Path file, int[] shape, double[] values) {
    new NpyArray(shape, values).write(file);
    common.wrote(file);
  }

  /** The solutions of all inputs; disjoint ranges of inputs may be solved at the same time. */
  private static final class Solutions {
    private final int columns;
    private final int cells;
    private final double[][] amperes;
    private final int[] iterations;
    private final double[] residuals;
    private final double[] rowVolts;
    private final double[] columnVolts;

    /** Shape: inputs, rows, columns; nodes: number of voltages to store, 0 for none. */
    Solutions(int[] shape, int nodes) {
      columns = shape[2];
      cells = shape[1] * columns;
      amperes = new double[shape[0]][];
      iterations = new int[shape[0]];
      residuals = new double[shape[0]];
      rowVolts = new double[nodes];
      columnVolts = new double[nodes];
    }

    void solve(WireNetwork network, double[][] inputs, int from, int to) {
      for (int i = from; i < to; i++) {
        WireNetwork.Solution solution = network.solve(inputs[i]);
        amperes[i] = solution.columnAmperes();
        iterations[i] = solution.iterations();
        residuals[i] = solution.relativeResidual();
        for (int cell = 0; rowVolts.length > 0 && cell < cells; cell++) {
          rowVolts[i * cells + cell] = solution.rowVolts(cell / columns, cell % columns);
          columnVolts[i * cells + cell] = solution.columnVolts(cell / columns, cell % columns);
        }
      }
    }
  }

  private void writeHeatMaps(Path folder, WireNetwork network, double[][] siemens, double[] input) {
    common.warnWithoutFonts();
    if (!Plots.available()) {
      return;
    }
    WireNetwork.Solution solution = network.solve(input);
    int columns = siemens[0].length;
    double[][] voltageDrop = new double[siemens.length][columns];
    double[][] error = new double[siemens.length][columns];
    for (int r = 0; r < siemens.length; r++) {
      for (int c = 0; c < columns; c++) {
        voltageDrop[r][c] = 1e3 * (input[r] - solution.cellVolts(r, c));
        error[r][c] = 1e6 * (solution.cellAmperes(r, c) - siemens[r][c] * input[r]);
      }
    }
    Path dropFile = folder.resolve("ir-drop.png");
    Path errorFile = folder.resolve("error.png");
    HeatMap.write(dropFile, "voltage drop in the wires to the cell [mV]", voltageDrop);
    HeatMap.write(errorFile, "cell current minus that with ideal wires [\u00b5A]", error);
    common.wrote(dropFile);
    common.wrote(errorFile);
  }
}
