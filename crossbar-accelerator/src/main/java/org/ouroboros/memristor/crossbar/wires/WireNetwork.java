package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.internal.ColumnSchurComplement;
import org.ouroboros.memristor.crossbar.wires.internal.Ladder;

/**
 * The linear resistive network of an array's cells and wires, prepared for arbitrary line voltages.
 * Immutable and thread-safe.
 *
 * <p>The nodal equations are solved exactly: row nodes by block elimination, column nodes by
 * preconditioned conjugate gradients (docs/decisions/0004). Conductances of 0 S and wires of 0 ohm
 * are exact. Floating lines without a path to a source carry no current and are at 0 V. A network
 * holds 24 bytes per cell, each working thread 40 more.
 */
public final class WireNetwork {
  /** Default tolerance of the relative residual. */
  public static final double DEFAULT_TOLERANCE = 1e-13;

  private static final int BYTES_PER_CELL = 72;

  /** Safeguard only; far above the iterations needed. */
  private static final int MAX_ITERATIONS = 100_000;

  private final ColumnSchurComplement system;

  /** Sums of the cells' conductances per line [S]. */
  private final double[] rowSiemens;

  private final double[] columnSiemens;
  private final Ladder rowLadder;
  private final Ladder columnLadder;
  private final boolean[] floatingRows;
  private final boolean[] floatingColumns;

  /** Whether the current of any row is computed from the voltage drops at its ends. */
  private final boolean rowEndsUsed;

  private final double relativeTolerance;

  private WireNetwork(
      double[][] siemens, Wires wires, Wires.FloatingLines floating, double relativeTolerance) {
    this.relativeTolerance = relativeTolerance;
    floatingRows = floating.rows(siemens.length);
    floatingColumns = floating.columns(siemens[0].length);
    if (floating.isAny()) {
      clearUngrounded(siemens);
    }
    rowLadder = ladder(wires.rowOhms(), wires.rowEnds(), floatingRows);
    columnLadder = ladder(wires.columnOhms(), wires.columnEnds(), floatingColumns);
    system = new ColumnSchurComplement(siemens, rowLadder, columnLadder);
    rowSiemens = new double[siemens.length];
    columnSiemens = new double[siemens[0].length];
    boolean anyRowEnd = false;
    for (int r = 0; r < siemens.length; r++) {
      rowSiemens[r] = sum(siemens[r]);
      add(siemens[r], columnSiemens);
      anyRowEnd |= rowLadder.endsConductLess(r, rowSiemens[r]);
    }
    rowEndsUsed = anyRowEnd;
  }

  private static Ladder ladder(double ohms, Wires.LineEnds ends, boolean[] floating) {
    return new Ladder(ohms, ends.firstOhms(), ends.lastOhms(), floating);
  }

  /** Removes the cells of lines without a path to a source. */
  private void clearUngrounded(double[][] siemens) {
    GroundedLines groundedLines = new GroundedLines(siemens, floatingRows, floatingColumns);
    for (int r = 0; r < siemens.length; r++) {
      if (!groundedLines.isRowGrounded(r)) {
        siemens[r] = new double[siemens[r].length];
      }
    }
  }

  /**
   * Prepares a network with all lines driven and the default tolerance.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires
   * @return the network
   */
  public static WireNetwork of(double[][] siemens, Wires wires) {
    return of(siemens, wires, Wires.FloatingLines.NONE, DEFAULT_TOLERANCE);
  }

  /**
   * Prepares a network.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires
   * @param floating the lines that are not driven
   * @param tolerance largest relative residual of the reduced equations, in (0, 0.01]; iteration
   *     also ends where rounding prevents a further decrease
   * @return the network
   * @throws InvalidValueException if the matrix is empty or ragged, has a non-finite or negative
   *     value, or if the network does not fit into memory
   */
  public static WireNetwork of(
      double[][] siemens, Wires wires, Wires.FloatingLines floating, double tolerance) {
    Require.that(
        tolerance > 0 && tolerance <= 0.01, "tolerance", "must lie in (0, 0.01]", tolerance);
    if (siemens.length > 0) {
      Require.fitsInMemory("siemens", (double) siemens.length * siemens[0].length * BYTES_PER_CELL);
    }
    return new WireNetwork(copy(siemens), wires, floating, tolerance);
  }

  private static double[][] copy(double[][] siemens) {
    double[][] copy = Require.matrix("siemens", siemens);
    for (int r = 0; r < copy.length; r++) {
      for (int c = 0; c < copy[r].length; c++) {
        if (copy[r][c] < 0) {
          Require.nonNegative("siemens[" + r + "][" + c + "]", copy[r][c]);
        }
      }
    }
    return copy;
  }

  /** {@return the number of rows, at least 1} */
  public int rows() {
    return floatingRows.length;
  }

  /** {@return the number of columns, at least 1} */
  public int columns() {
    return floatingColumns.length;
  }

  /**
   * Solves the network with all driven columns at 0 V.
   *
   * @param rowVolts voltage of each row's source [V], finite; ignored for floating rows
   * @return the solution
   */
  public Solution solve(double[] rowVolts) {
    return solve(rowVolts, new double[columns()]);
  }

  /**
   * Solves the network.
   *
   * @param rowVolts voltage of each row's source [V], finite; ignored for floating rows
   * @param columnVolts voltage of each column's source [V], finite; ignored for floating columns
   * @return the solution
   */
  public Solution solve(double[] rowVolts, double[] columnVolts) {
    ColumnSchurComplement.Workspace workspace = system.newWorkspace();
    solve(rowVolts, columnVolts, workspace);
    workspace.computeRowDrops();
    double[][] lineAmperes = {rowAmperes(workspace), columnAmperes(workspace)};
    double[] rowSources = sourceVolts(rowVolts, floatingRows);
    double[] columnSources = sourceVolts(columnVolts, floatingColumns);
    for (int r = 0; r < rows(); r++) {
      double[] rowNodes = workspace.rowDrops[r];
      double[] columnNodes = workspace.columnDrops[r];
      for (int c = 0; c < columns(); c++) {
        rowNodes[c] += rowSources[r];
        columnNodes[c] += columnSources[c];
      }
    }
    return new Solution(workspace, lineAmperes);
  }

  private void solve(
      double[] rowVolts, double[] columnVolts, ColumnSchurComplement.Workspace workspace) {
    requireFinite("rowVolts", rowVolts, rows());
    requireFinite("columnVolts", columnVolts, columns());
    workspace.solve(
        sourceVolts(rowVolts, floatingRows),
        sourceVolts(columnVolts, floatingColumns),
        relativeTolerance,
        MAX_ITERATIONS);
  }

  /** The sources' voltages, 0 for floating lines. */
  private static double[] sourceVolts(double[] volts, boolean[] floating) {
    double[] driven = volts.clone();
    for (int i = 0; i < driven.length; i++) {
      if (floating[i]) {
        driven[i] = 0;
      }
    }
    return driven;
  }

  private static void requireFinite(String name, double[] volts, int length) {
    Require.length(name, volts.length, length);
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(volts[i])) {
        Require.finite(name + "[" + i + "]", volts[i]);
      }
    }
  }

  /**
   * Returns the effective matrix: current out of each column for 1 V at a row's source, all other
   * sources at 0 V. Takes min(rows, columns) solutions; by reciprocity if there are fewer columns.
   *
   * @param workers the threads to use
   * @return a new matrix, rows x columns [S]
   */
  public double[][] effectiveSiemens(Workers workers) {
    Require.fitsInMemory("effective matrix", 8.0 * rows() * columns());
    double[][] effective = new double[rows()][columns()];
    boolean byRows = rows() <= columns();
    workers.forRange(
        Math.min(rows(), columns()),
        1,
        (from, to) -> {
          ColumnSchurComplement.Workspace workspace = system.newWorkspace();
          for (int line = from; line < to; line++) {
            if (byRows) {
              solve(unitVector(rows(), line), new double[columns()], workspace);
              effective[line] = columnAmperes(workspace);
            } else {
              solve(new double[rows()], unitVector(columns(), line), workspace);
              if (rowEndsUsed) {
                workspace.computeRowDrops();
              }
              double[] amperes = rowAmperes(workspace);
              for (int r = 0; r < rows(); r++) {
                effective[r][line] = -amperes[r];
              }
            }
          }
        });
    return effective;
  }

  private static double[] unitVector(int length, int at) {
    double[] volts = new double[length];
    volts[at] = 1;
    return volts;
  }

  /** Currents from the rows' sources into the array. */
  private double[] rowAmperes(ColumnSchurComplement.Workspace workspace) {
    double[] amperes = new double[rows()];
    for (int r = 0; r < rows(); r++) {
      double[] drops = workspace.rowDrops[r];
      amperes[r] =
          rowLadder.endsConductLess(r, rowSiemens[r])
              ? -rowLadder.endAmperes(r, drops[0], drops[columns() - 1])
              : sum(workspace.currents[r]);
    }
    return amperes;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Currents out of the array into the columns' sources. */
  private double[] columnAmperes(ColumnSchurComplement.Workspace workspace) {
    double[] amperes = new double[columns()];
    for (int r = 0; r < rows(); r++) {
      add(workspace.currents[r], amperes);
    }
    double[] firstDrops = workspace.columnDrops[0];
    double[] lastDrops = workspace.columnDrops[rows() - 1];
    for (int c = 0; c < columns(); c++) {
      if (columnLadder.endsConductLess(c, columnSiemens[c])) {
        amperes[c] = columnLadder.endAmperes(c, firstDrops[c], lastDrops[c]);
      }
    }
    return amperes;
  }

  private static void add(double[] values, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /**
   * Node voltages and currents of an array with wires. Immutable.
   *
   * <p>A cell's voltage is its row node's less its column node's.
   */
  public static final class Solution {
    private final double[][] rowVolts;
    private final double[][] columnVolts;
    private final double[][] cellAmperes;
    private final double[] rowAmperes;
    private final double[] columnAmperes;
    private final int iterations;
    private final double relativeResidual;

    /** Takes ownership of a workspace whose drops include the source voltages. */
    Solution(ColumnSchurComplement.Workspace workspace, double[][] lineAmperes) {
      rowVolts = workspace.rowDrops;
      columnVolts = workspace.columnDrops;
      cellAmperes = workspace.currents;
      rowAmperes = lineAmperes[0];
      columnAmperes = lineAmperes[1];
      iterations = workspace.iterations;
      relativeResidual = workspace.relativeResidual;
    }

    /** {@return the voltage of the row's node at a cell [V]} */
    public double rowVolts(int row, int column) {
      return rowVolts[row][column];
    }

    /** {@return the voltage of the column's node at a cell [V]} */
    public double columnVolts(int row, int column) {
      return columnVolts[row][column];
    }

    /** {@return the voltage across a cell, row to column [V]} */
    public double cellVolts(int row, int column) {
      return rowVolts[row][column] - columnVolts[row][column];
    }

    /** {@return the current through a cell, from its row to its column [A]} */
    public double cellAmperes(int row, int column) {
      return cellAmperes[row][column];
    }

    /** {@return the current from a row's source into the array, both ends [A]; 0 if it floats} */
    public double rowAmperes(int row) {
      return rowAmperes[row];
    }

    /**
     * {@return the current from the array into a column's source (or virtual ground), both ends
     * [A]; 0 if it floats}
     */
    public double columnAmperes(int column) {
      return columnAmperes[column];
    }

    /** {@return a new array of the currents from the array into the sources of all columns [A]} */
    public double[] columnAmperes() {
      return columnAmperes.clone();
    }

    /** {@return the number of conjugate-gradient iterations} */
    public int iterations() {
      return iterations;
    }

    /** {@return the relative residual of the reduced equations, recomputed from the solution} */
    public double relativeResidual() {
      return relativeResidual;
    }
  }
}
