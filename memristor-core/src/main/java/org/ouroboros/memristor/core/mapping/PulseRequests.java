package org.ouroboros.memristor.core.mapping;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;

/**
 * Requests to a mapper: bring a cell from one conductance to another, within a tolerance. A growing
 * list of primitives that its owner fills, clears and fills again.
 */
public final class PulseRequests {

  private int[] cells;
  private double[] startSiemens;
  private double[] targetSiemens;
  private double[] tolerance;
  private int size;

  /**
   * Makes an empty list.
   *
   * @param capacity how many requests to make room for
   */
  public PulseRequests(int capacity) {
    cells = new int[capacity];
    startSiemens = new double[capacity];
    targetSiemens = new double[capacity];
    tolerance = new double[capacity];
  }

  /**
   * Adds a request.
   *
   * @param cell the cell whose memory the mapper shall use; any number for a mapper without memory
   * @param start present conductance [S], positive
   * @param target wanted conductance [S], positive
   * @param within tolerated relative difference from the target, 0.05 for 5 %
   */
  public void add(int cell, double start, double target, double within) {
    Require.positive("startSiemens", start);
    Require.positive("targetSiemens", target);
    Require.positive("tolerance", within);
    if (size == cells.length) {
      int longer = Math.max(16, 2 * size);
      cells = Arrays.copyOf(cells, longer);
      startSiemens = Arrays.copyOf(startSiemens, longer);
      targetSiemens = Arrays.copyOf(targetSiemens, longer);
      tolerance = Arrays.copyOf(tolerance, longer);
    }
    cells[size] = cell;
    startSiemens[size] = start;
    targetSiemens[size] = target;
    tolerance[size++] = within;
  }

  /** Takes all requests out. */
  public void clear() {
    size = 0;
  }

  /**
   * How many requests there are.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * The cell of a request.
   *
   * @param i the request
   * @return the cell
   */
  public int cell(int i) {
    return cells[i];
  }

  /**
   * Present conductance.
   *
   * @param i the request
   * @return the conductance [S]
   */
  public double startSiemens(int i) {
    return startSiemens[i];
  }

  /**
   * Wanted conductance.
   *
   * @param i the request
   * @return the conductance [S]
   */
  public double targetSiemens(int i) {
    return targetSiemens[i];
  }

  /**
   * Tolerated difference.
   *
   * @param i the request
   * @return the relative difference from the target
   */
  public double tolerance(int i) {
    return tolerance[i];
  }
}
