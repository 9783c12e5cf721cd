package org.ouroboros.memristor.crossbar.wires;

/**
 * Voltages and currents everywhere in an array with wires. Immutable.
 *
 * <p>A cell's voltage is that of its row's node less that of its column's node; it decides what a
 * programming pulse does to the cell.
 */
public final class WireSolution {

  private final double[][] rowVolts;
  private final double[][] columnVolts;
  private final double[][] cellAmperes;
  private final double[] rowAmperes;
  private final double[] columnAmperes;
  private final int iterations;
  private final double relativeResidual;

  /** Takes over the work, with the sources' voltages added to its drops. */
  WireSolution(ReducedSystem.Work work, double[][] lineAmperes) {
    rowVolts = work.rowDrops;
    columnVolts = work.columnDrops;
    cellAmperes = work.currents;
    rowAmperes = lineAmperes[0];
    columnAmperes = lineAmperes[1];
    iterations = work.iterations;
    relativeResidual = work.relativeResidual;
  }

  /**
   * Voltage of the row's node at a cell.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double rowVolts(int row, int column) {
    return rowVolts[row][column];
  }

  /**
   * Voltage of the column's node at a cell.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double columnVolts(int row, int column) {
    return columnVolts[row][column];
  }

  /**
   * Voltage across a cell, row to column.
   *
   * @param row the row
   * @param column the column
   * @return the voltage [V]
   */
  public double cellVolts(int row, int column) {
    return rowVolts[row][column] - columnVolts[row][column];
  }

  /**
   * Current through a cell, from its row to its column.
   *
   * @param row the row
   * @param column the column
   * @return the current [A]
   */
  public double cellAmperes(int row, int column) {
    return cellAmperes[row][column];
  }

  /**
   * Current out of the source of a row into the array, the sum of both ends.
   *
   * @param row the row
   * @return the current [A]; 0 if the row floats
   */
  public double rowAmperes(int row) {
    return rowAmperes[row];
  }

  /**
   * Current out of the array into the source (or virtual ground) of a column, the sum of both ends.
   *
   * @param column the column
   * @return the current [A]; 0 if the column floats
   */
  public double columnAmperes(int column) {
    return columnAmperes[column];
  }

  /**
   * Currents out of the array into the sources of all columns.
   *
   * @return a new array [A]
   */
  public double[] columnAmperes() {
    return columnAmperes.clone();
  }

  /**
   * How many iterations of conjugate gradients were needed.
   *
   * @return at least 0
   */
  public int iterations() {
    return iterations;
  }

  /**
   * What is left of the reduced equations' right-hand side, relative to it, computed from the
   * solution itself.
   *
   * @return at least 0
   */
  public double relativeResidual() {
    return relativeResidual;
  }
}
