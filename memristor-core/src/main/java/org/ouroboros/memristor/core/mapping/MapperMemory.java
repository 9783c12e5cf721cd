package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.check.Require;

/**
 * What a mapper remembers of each cell: a few numbers, cell after cell. Only the mapper that made
 * it knows their meaning. Not thread-safe.
 */
public final class MapperMemory {

  private final int cells;
  private final double[] values;
  private final int width;

  /**
   * Makes a memory of zeros.
   *
   * @param cells how many cells
   * @param width how many numbers for each, 0 for a mapper without memory
   */
  public MapperMemory(int cells, int width) {
    Require.atLeast("cells", cells, 0);
    Require.atLeast("width", width, 0);
    this.cells = cells;
    this.width = width;
    values = new double[Math.multiplyExact(cells, width)];
  }

  /**
   * How many cells are remembered.
   *
   * @return at least 0
   */
  public int cells() {
    return cells;
  }

  /**
   * How many numbers each cell has.
   *
   * @return at least 0
   */
  public int width() {
    return width;
  }

  /**
   * A number of a cell.
   *
   * @param cell the cell
   * @param k which number
   * @return its value
   */
  public double get(int cell, int k) {
    return values[cell * width + k];
  }

  /**
   * Writes a number of a cell.
   *
   * @param cell the cell
   * @param k which number
   * @param value its value
   */
  public void set(int cell, int k, double value) {
    values[cell * width + k] = value;
  }

  /**
   * Takes a snapshot.
   *
   * @return a copy of all numbers
   */
  public double[] snapshot() {
    return values.clone();
  }

  /**
   * Goes back to a snapshot.
   *
   * @param snapshot as {@link #snapshot()} gave it
   */
  public void restore(double[] snapshot) {
    Require.length("memory snapshot", snapshot.length, values.length);
    System.arraycopy(snapshot, 0, values, 0, values.length);
  }
}
