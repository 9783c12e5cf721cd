package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.programming.ConductanceLevels;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.output.MatrixFile;
import picocli.CommandLine.Option;

/** Options of the targets: conductances, tolerances, priorities. */
final class TargetOptions {
  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "Target conductances, rows x columns [S], .npy or .csv without a header.")
  private @Nullable Path targets;

  @Option(
      names = "--levels",
      paramLabel = "FILE",
      description = "Conductance levels [S]; --targets then holds indices of levels, from 0.")
  private @Nullable Path levels;

  @Option(
      names = "--tolerance",
      paramLabel = "T|FILE",
      description = "Tolerance relative to the target, or a file (default: ${DEFAULT-VALUE}).")
  private String tolerance = "0.05";

  @Option(
      names = "--priorities",
      paramLabel = "FILE",
      description = "Whole numbers, one per cell; cells of higher priority are programmed first.")
  private @Nullable Path priorities;

  /**
   * Targets and the shape of the array.
   *
   * @param rows number of word lines
   * @param columns number of bit lines
   * @param targets one per cell
   */
  record ArrayTargets(int rows, int columns, ProgrammingTargets targets) {
    void requireShape(String name, int otherRows, int otherColumns) {
      TargetOptions.requireShape(name, otherRows, otherColumns, rows, columns);
    }
  }

  private static void requireShape(
      String name, int rows, int columns, int targetRows, int targetColumns) {
    Require.that(
        rows == targetRows && columns == targetColumns,
        name,
        "must have the shape of --targets, " + targetRows + " x " + targetColumns,
        rows + " x " + columns);
  }

  ArrayTargets read() {
    if (targets == null) {
      throw new InvalidValueException("--targets", "must be given", "nothing");
    }
    double[][] values = MatrixFile.read("--targets", targets);
    int rows = values.length;
    int columns = values[0].length;
    double[] siemens = flat(values);
    if (levels != null) {
      ConductanceLevels all = new ConductanceLevels(flat(MatrixFile.read("--levels", levels)));
      for (int i = 0; i < siemens.length; i++) {
        siemens[i] = all.siemens("--targets [" + i + "]", siemens[i]);
      }
    }
    for (int i = 0; i < siemens.length; i++) {
      Require.positive("--targets " + position(i, columns), siemens[i]);
    }
    double[] tolerances = tolerances(rows, columns);
    return new ArrayTargets(
        rows, columns, new ProgrammingTargets(siemens, tolerances, priorities(rows, columns)));
  }

  private double[] tolerances(int rows, int columns) {
    double[] tolerances = new double[rows * columns];
    try {
      Arrays.fill(tolerances, Double.parseDouble(tolerance));
    } catch (NumberFormatException e) {
      tolerances = perCell("--tolerance", Path.of(tolerance), rows, columns);
    }
    for (int i = 0; i < tolerances.length; i++) {
      Require.positive("--tolerance " + position(i, columns), tolerances[i]);
    }
    return tolerances;
  }

  private int[] priorities(int rows, int columns) {
    int[] cellPriorities = new int[rows * columns];
    if (priorities == null) {
      return cellPriorities;
    }
    double[] numbers = perCell("--priorities", priorities, rows, columns);
    for (int i = 0; i < cellPriorities.length; i++) {
      cellPriorities[i] = (int) numbers[i];
      Require.that(
          cellPriorities[i] == numbers[i],
          "--priorities " + position(i, columns),
          "must be a whole number",
          numbers[i]);
    }
    return cellPriorities;
  }

  private static double[] perCell(String name, Path file, int rows, int columns) {
    double[][] values = MatrixFile.read(name, file);
    requireShape(name, values.length, values[0].length, rows, columns);
    return flat(values);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static String position(int cell, int columns) {
    return "[" + cell / columns + "][" + cell % columns + "]";
  }
}
