package org.ouroboros.memristor.core.internal.linear;

import java.util.Arrays;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Dense products on matrices stored as separate rows. The order of additions depends on the number
 * of rows alone.
 *
 * <p>Layout: each row is a separate array and the inner loop runs along it without an offset, which
 * the JIT compiler vectorizes; it does not with one flat array and computed offsets (2 to 8 times
 * slower). Four rows are fused per pass to load and store the output once. Of many rows the four
 * are a quarter of a group apart, so consecutive passes read four sequential streams, which
 * hardware prefetching favours. Dot products along a row are not vectorized, as that would change
 * their order: a transposed product uses a transposed copy.
 */
public final class RowKernels {
  private static final int TRANSPOSE_BLOCK = 32;

  /** Rows per group, read as four streams of a quarter each. */
  private static final int GROUP_ROWS = 128;

  /** Fewer rows than this are faster sequentially. */
  private static final int MIN_GROUP_ROWS = 64;

  private RowKernels() {}

  /** Checks the lengths of the arrays of a batch of products. */
  public static void checkLengths(
      double[] input, int inputLength, int batch, double[] output, int outputLength) {
    Require.atLeast("batch", batch, 0);
    Require.minLength("input", input.length, Math.multiplyExact(batch, inputLength));
    Require.minLength("output", output.length, Math.multiplyExact(batch, outputLength));
  }

  /**
   * Computes y = x W for the vectors from (inclusive) to (exclusive) of a batch, without checks.
   */
  public static void multiply(double[][] rows, double[] x, int from, int to, double[] y) {
    int inputs = rows.length;
    int outputs = rows[0].length;
    double[] sums = to == 1 && y.length == outputs ? y : new double[outputs];
    for (int b = from; b < to; b++) {
      Arrays.fill(sums, 0);
      accumulate(rows, 0, inputs, x, b * inputs, sums, 0, outputs);
      if (sums != y) {
        System.arraycopy(sums, 0, y, b * outputs, outputs);
      }
    }
  }

  /** Adds the product of some rows with their inputs, of all those of the matrix, to a vector. */
  public static void accumulate(double[][] rows, int from, int to, double[] x, double[] y) {
    accumulate(rows, from, to, x, 0, y, 0, y.length);
  }

  /** Adds the product of some rows, whose inputs begin at an offset, to a range of columns. */
  public static void accumulate(
      double[][] rows, int from, int to, double[] x, int offset, double[] y, int first, int end) {
    int row = from;
    while (to - row >= MIN_GROUP_ROWS) {
      int quarter = Math.min(GROUP_ROWS, to - row) / 4;
      addGroup(rows, row, quarter, x, offset + row, y, first, end);
      row += 4 * quarter;
    }
    for (; row + 4 <= to; row += 4) {
      addFour(rows, row, 1, x, offset + row, y, first, end);
    }
    for (; row < to; row++) {
      addScaled(x[offset + row], rows[row], y, first, end);
    }
  }

  private static void addGroup(
      double[][] rows,
      int row,
      int quarter,
      double[] x,
      int offset,
      double[] sums,
      int first,
      int end) {
    for (int k = 0; k < quarter; k++) {
      addFour(rows, row + k, quarter, x, offset + k, sums, first, end);
    }
  }

  private static void addFour(
      double[][] rows, int row, int step, double[] x, int offset, double[] y, int first, int end) {
    double va = x[offset];
    double vb = x[offset + step];
    double vc = x[offset + 2 * step];
    double vd = x[offset + 3 * step];
    double[] a = rows[row];
    double[] b = rows[row + step];
    double[] c = rows[row + 2 * step];
    double[] d = rows[row + 3 * step];
    for (int i = first; i < end; i++) {
      y[i] += (va * a[i] + vb * b[i]) + (vc * c[i] + vd * d[i]);
    }
  }

  private static void addScaled(double factor, double[] row, double[] sums, int first, int end) {
    for (int i = first; i < end; i++) {
      sums[i] += factor * row[i];
    }
  }

  /** {@return a transposed copy: the columns of a matrix as rows} */
  public static double[][] transpose(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    // Blocked, so that the cache lines being written stay in the cache until they are full.
    for (int first = 0; first < columns.length; first += TRANSPOSE_BLOCK) {
      int end = Math.min(columns.length, first + TRANSPOSE_BLOCK);
      for (int r = 0; r < rows.length; r++) {
        double[] row = rows[r];
        for (int c = first; c < end; c++) {
          columns[c][r] = row[c];
        }
      }
    }
    return columns;
  }
}
