package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.validation.Require;

/**
 * The per-cell memory of a mapper: a fixed number of values per cell, whose meaning is private to
 * the mapper that created it. Not thread-safe.
 */
public final class MapperMemory {
  private final int cells;
  private final double[] values;
  private final int width;

  /**
   * Creates a memory of zeros.
   *
   * @param cells number of cells
   * @param width number of values per cell; 0 for a mapper without memory
   */
  public MapperMemory(int cells, int width) {
    Require.atLeast("cells", cells, 0);
    Require.atLeast("width", width, 0);
    this.cells = cells;
    this.width = width;
    values = new double[Math.multiplyExact(cells, width)];
  }

  /** {@return the number of cells} */
  public int cells() {
    return cells;
  }

  /** {@return the number of values per cell} */
  public int width() {
    return width;
  }

  /** {@return a value of a cell} */
  public double get(int cell, int k) {
    return values[cell * width + k];
  }

  /** Sets a value of a cell. */
  public void set(int cell, int k, double value) {
    values[cell * width + k] = value;
  }

  /** {@return a copy of all values} */
  public double[] snapshot() {
    return values.clone();
  }

  /** Restores a snapshot. */
  public void restore(double[] snapshot) {
    Require.length("memory snapshot", snapshot.length, values.length);
    System.arraycopy(snapshot, 0, values, 0, values.length);
  }
}
