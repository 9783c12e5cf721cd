package org.ouroboros.memristor.crossbar.wires;

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

  /**
   * Returns the voltage of the row's node at a cell.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double rowVolts(int row, int column) {
    return rowVolts[row][column];
  }

  /**
   * Returns the voltage of the column's node at a cell.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double columnVolts(int row, int column) {
    return columnVolts[row][column];
  }

  /**
   * Returns the voltage across a cell, row to column.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double cellVolts(int row, int column) {
    return rowVolts[row][column] - columnVolts[row][column];
  }

  /**
   * Returns the current through a cell, from its row to its column.
   *
   * @param row the row
   * @param column the column
   * @return the current [A]
   */
  public double cellAmperes(int row, int column) {
    return cellAmperes[row][column];
  }

  /**
   * Returns the current from a row's source into the array, summed over both ends.
   *
   * @param row the row
   * @return the current [A]; 0 if the row floats
   */
  public double rowAmperes(int row) {
    return rowAmperes[row];
  }

  /**
   * Returns the current from the array into a column's source (or virtual ground), both ends.
   *
   * @param column the column
   * @return the current [A]; 0 if the column floats
   */
  public double columnAmperes(int column) {
    return columnAmperes[column];
  }

  /**
   * Returns the currents from the array into the sources of all columns.
   *
   * @return a new array [A]
   */
  public double[] columnAmperes() {
    return columnAmperes.clone();
  }

  /**
   * Returns the number of conjugate-gradient iterations.
   *
   * @return at least 0
   */
  public int iterations() {
    return iterations;
  }

  /**
   * Returns the relative residual of the reduced equations, recomputed from the solution.
   *
   * @return at least 0
   */
  public double relativeResidual() {
    return relativeResidual;
  }
}
