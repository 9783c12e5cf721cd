package org.ouroboros.memristor.core.mapping;

import java.util.Arrays;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Requests to a mapper: change a cell from one conductance to another, within a tolerance. A
 * reusable growable list, stored as a struct of arrays.
 */
public final class PulseRequests {
  private int[] cells;
  private double[] startSiemens;
  private double[] targetSiemens;
  private double[] tolerance;
  private int size;

  /**
   * Creates an empty list.
   *
   * @param capacity initial capacity
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
   * @param cell the cell's index in the mapper's memory; arbitrary for a mapper without memory
   * @param fromSiemens present conductance [S], positive
   * @param toSiemens target conductance [S], positive
   * @param relativeTolerance tolerated relative difference from the target, 0.05 for 5 %
   */
  public void add(int cell, double fromSiemens, double toSiemens, double relativeTolerance) {
    Require.positive("startSiemens", fromSiemens);
    Require.positive("targetSiemens", toSiemens);
    Require.positive("tolerance", relativeTolerance);
    if (size == cells.length) {
      int newCapacity = Math.max(16, 2 * size);
      cells = Arrays.copyOf(cells, newCapacity);
      startSiemens = Arrays.copyOf(startSiemens, newCapacity);
      targetSiemens = Arrays.copyOf(targetSiemens, newCapacity);
      tolerance = Arrays.copyOf(tolerance, newCapacity);
    }
    cells[size] = cell;
    startSiemens[size] = fromSiemens;
    targetSiemens[size] = toSiemens;
    tolerance[size++] = relativeTolerance;
  }

  /** Removes all requests. */
  public void clear() {
    size = 0;
  }

  /**
   * Removes all requests but those of some cells.
   *
   * @param retained the cells, a subset of those of the requests in their order
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if they are not
   */
  public void retain(int[] retained) {
    int kept = 0;
    for (int i = 0; i < size && kept < retained.length; i++) {
      if (cells[i] == retained[kept]) {
        cells[kept] = cells[i];
        startSiemens[kept] = startSiemens[i];
        targetSiemens[kept] = targetSiemens[i];
        tolerance[kept++] = tolerance[i];
      }
    }
    Require.that(kept == retained.length, "cells", "must be requested, in this order", "others");
    size = kept;
  }

  /** Copies the cells of all requests. */
  void copyCells(int[] target) {
    System.arraycopy(cells, 0, target, 0, size);
  }

  /** {@return the number of requests} */
  public int size() {
    return size;
  }

  /** {@return the cell of a request} */
  public int cell(int i) {
    return cells[i];
  }

  /** {@return the present conductance of a request [S]} */
  public double startSiemens(int i) {
    return startSiemens[i];
  }

  /** {@return the target conductance of a request [S]} */
  public double targetSiemens(int i) {
    return targetSiemens[i];
  }

  /** {@return the tolerated relative difference from the target of a request} */
  public double tolerance(int i) {
    return tolerance[i];
  }
}
