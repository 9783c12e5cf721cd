package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.crossbar.wires.internal.ColumnSchurComplement;

/**
 * Node voltages and currents of an array with wires. Immutable.
 *
 * <p>A cell's voltage is its row node's less its column node's.
 */
public final class WireSolution {

  private final double[][] rowVolts;
  private final double[][] columnVolts;
  private final double[][] cellAmperes;
  private final double[] rowAmperes;
  private final double[] columnAmperes;
  private final int iterations;
  private final double relativeResidual;

  /** Takes ownership of a workspace whose drops include the source voltages. */
  WireSolution(ColumnSchurComplement.Workspace workspace, double[][] lineAmperes) {
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
   * {@return the current from the array into a column's source (or virtual ground), both ends [A];
   * 0 if it floats}
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
