package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.run.Workers;

/**
 * The linear network of an array's cells and wires, prepared for any voltages on its lines.
 * Immutable and thread-safe.
 *
 * <p>The exact nodal equations are solved: nodes of rows are eliminated, those of columns found by
 * conjugate gradients ({@link WireSolution#iterations()} tells how many). Preparation costs some 20
 * ns per cell, an iteration some 5 ns; the number of iterations grows with the drop along the wires,
 * that is with the size of the array. A network holds 32 bytes per cell, each thread at work 64
 * more.
 *
 * <p>Cells of 0 S and wires of 0 ohm are exact. Lines that float and hang together with no source
 * carry no current and stand at 0 V.
 */
public final class WireNetwork {

  /** The usual limit of the relative residual. */
  public static final double USUAL_TOLERANCE = 1e-12;

  private static final int BYTES_PER_CELL = 32 + 64;

  /** Far more than were ever needed. */
  private static final int MOST_ITERATIONS = 100_000;

  private final double[][] siemens;
  private final ReducedSystem system;
  private final Ladder rowLadder;
  private final Ladder columnLadder;
  private final boolean[] floatingRows;
  private final boolean[] floatingColumns;
  private final double tolerance;

  private WireNetwork(double[][] siemens, Wires wires, FloatingLines floating, double tolerance) {
    this.siemens = siemens;
    this.tolerance = tolerance;
    floatingRows = floating.rows(rows());
    floatingColumns = floating.columns(columns());
    clearUnanchored();
    rowLadder = Ladder.of(wires.rowOhms(), wires.rowEnds(), floatingRows);
    columnLadder = Ladder.of(wires.columnOhms(), wires.columnEnds(), floatingColumns);
    system = new ReducedSystem(siemens, rowLadder, columnLadder);
  }

  /** No current flows between lines that hang together with no source. */
  private void clearUnanchored() {
    Anchoring anchoring = new Anchoring(siemens, floatingRows, floatingColumns);
    for (int r = 0; r < rows(); r++) {
      if (!anchoring.row(r)) {
        siemens[r] = new double[columns()];
      }
    }
  }

  /**
   * Prepares a network whose lines are all driven, to the usual tolerance.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires
   * @return the network
   */
  public static WireNetwork of(double[][] siemens, Wires wires) {
    return of(siemens, wires, FloatingLines.NONE, USUAL_TOLERANCE);
  }

  /**
   * Prepares a network.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires
   * @param floating the lines that are not driven
   * @param tolerance greatest residual of the reduced equations relative to their right-hand side,
   *     in (0, 0.01]; where rounding does not let it get so small, it ends where it no longer falls
   * @return the network
   * @throws InvalidValueException if the matrix is empty, ragged, has a value that is not finite or
   *     below 0, or if the network does not fit into memory
   */
  public static WireNetwork of(
      double[][] siemens, Wires wires, FloatingLines floating, double tolerance) {
    Require.that(tolerance > 0 && tolerance <= 0.01, "tolerance", "must lie in (0, 0.01]", tolerance);
    if (siemens.length > 0) {
      Require.memory("siemens", (double) siemens.length * siemens[0].length * BYTES_PER_CELL);
    }
    double[][] copy = Require.matrix("siemens", siemens);
    for (int r = 0; r < copy.length; r++) {
      for (int c = 0; c < copy[r].length; c++) {
        if (copy[r][c] < 0) {
          throw new InvalidValueException(
              "siemens[" + r + "][" + c + "]", "must be at least 0", copy[r][c]);
        }
      }
    }
    return new WireNetwork(copy, wires, floating, tolerance);
  }

  /**
   * Number of rows.
   *
   * @return at least 1
   */
  public int rows() {
    return siemens.length;
  }

  /**
   * Number of columns.
   *
   * @return at least 1
   */
  public int columns() {
    return siemens[0].length;
  }

  /**
   * Finds voltages and currents with all columns that are driven at 0 V.
   *
   * @param rowVolts voltage of each row's source [V], finite; those of rows that float count for
   *     nothing
   * @return the solution
   */
  public WireSolution solve(double[] rowVolts) {
    return solve(rowVolts, new double[columns()]);
  }

  /**
   * Finds voltages and currents.
   *
   * @param rowVolts voltage of each row's source [V], finite; those of rows that float count for
   *     nothing
   * @param columnVolts voltage of each column's source [V], finite, likewise
   * @return the solution
   */
  public WireSolution solve(double[] rowVolts, double[] columnVolts) {
    ReducedSystem.Work work = system.work();
    solve(rowVolts, columnVolts, work);
    double[][] lineAmperes = {rowAmperes(work), columnAmperes(work)};
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < columns(); c++) {
        work.rowDrops[r][c] += floatingRows[r] ? 0 : rowVolts[r];
        work.drops[r][c] += floatingColumns[c] ? 0 : columnVolts[c];
      }
    }
    return new WireSolution(work, lineAmperes);
  }

  private void solve(double[] rowVolts, double[] columnVolts, ReducedSystem.Work work) {
    check("rowVolts", rowVolts, rows());
    check("columnVolts", columnVolts, columns());
    for (int r = 0; r < rows(); r++) {
      double row = floatingRows[r] ? 0 : rowVolts[r];
      for (int c = 0; c < columns(); c++) {
        work.volts[r][c] = row - (floatingColumns[c] ? 0 : columnVolts[c]);
      }
    }
    work.solve(tolerance, MOST_ITERATIONS);
  }

  private static void check(String name, double[] volts, int length) {
    Require.length(name, volts.length, length);
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(volts[i])) {
        throw new InvalidValueException(name + "[" + i + "]", "must be finite", volts[i]);
      }
    }
  }

  /**
   * The matrix that the lines show from outside: current out of each column's sense end for 1 V at
   * a row's source, everything else at 0 V. Computed by one solution per line of the shorter kind,
   * by reciprocity for columns.
   *
   * @param workers the threads to use
   * @return a new matrix, rows x columns [S]
   */
  public double[][] effectiveSiemens(Workers workers) {
    Require.memory("effective matrix", 8.0 * rows() * columns());
    double[][] effective = new double[rows()][columns()];
    boolean byRows = rows() <= columns();
    workers.forRange(
        Math.min(rows(), columns()),
        1,
        (from, to) -> {
          ReducedSystem.Work work = system.work();
          for (int line = from; line < to; line++) {
            if (byRows) {
              solve(unit(rows(), line), new double[columns()], work);
              effective[line] = columnAmperes(work);
            } else {
              solve(new double[rows()], unit(columns(), line), work);
              double[] amperes = rowAmperes(work);
              for (int r = 0; r < rows(); r++) {
                effective[r][line] = -amperes[r];
              }
            }
          }
        });
    return effective;
  }

  private static double[] unit(int length, int at) {
    double[] volts = new double[length];
    volts[at] = 1;
    return volts;
  }

  /** Currents from the rows' sources into the array. */
  private double[] rowAmperes(ReducedSystem.Work work) {
    double[] amperes = new double[rows()];
    int last = columns() - 1;
    for (int r = 0; r < rows(); r++) {
      double cellSiemens = 0;
      double cellAmperes = 0;
      for (int c = 0; c < columns(); c++) {
        cellSiemens += siemens[r][c];
        cellAmperes += work.currents[r][c];
      }
      double[] drops = work.rowDrops[r];
      double endAmperes = -rowLadder.endAmperes(r, drops[0], drops[last]);
      amperes[r] = rowLadder.isWeaker(r, cellSiemens) ? endAmperes : cellAmperes;
    }
    return amperes;
  }

  /** Currents out of the array into the columns' sources. */
  private double[] columnAmperes(ReducedSystem.Work work) {
    double[] cellSiemens = new double[columns()];
    double[] amperes = new double[columns()];
    for (int r = 0; r < rows(); r++) {
      for (int c = 0; c < columns(); c++) {
        cellSiemens[c] += siemens[r][c];
        amperes[c] += work.currents[r][c];
      }
    }
    int last = rows() - 1;
    for (int c = 0; c < columns(); c++) {
      if (columnLadder.isWeaker(c, cellSiemens[c])) {
        amperes[c] = columnLadder.endAmperes(c, work.drops[0][c], work.drops[last][c]);
      }
    }
    return amperes;
  }
}
