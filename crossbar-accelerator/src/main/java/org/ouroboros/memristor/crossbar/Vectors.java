package org.ouroboros.memristor.crossbar;

import java.util.Arrays;

/** Operations on vectors and matrices. */
final class Vectors {
  private Vectors() {}

  /** Returns the largest magnitude; NaN if any value is NaN. */
  static double maxMagnitude(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  /** Returns the largest magnitude; NaN if any value is NaN. */
  static double maxMagnitude(double[][] rows) {
    double peak = 0;
    for (double[] row : rows) {
      peak = Math.max(peak, maxMagnitude(row));
    }
    return peak;
  }

  /** Returns the rows of a matrix that is stored row by row. */
  static double[][] rows(double[] values, int columns) {
    double[][] rows = new double[values.length / columns][];
    Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * columns, (r + 1) * columns));
    return rows;
  }
}
