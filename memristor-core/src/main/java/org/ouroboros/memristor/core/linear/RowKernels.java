package org.ouroboros.memristor.core.linear;

import java.util.Arrays;

/**
 * Dense products on matrices stored as separate rows.
 *
 * <p>Layout: each row is an array of its own and the inner loop runs along it without an offset, so
 * that the JIT compiler turns it into vector instructions; with one flat array and computed offsets
 * it does not, which is 2 to 8 times slower. Four rows are fused per pass, so that the output is
 * loaded and stored once for four of them. The order of additions depends on the shape alone.
 */
public final class RowKernels {

  private RowKernels() {}

  /**
   * y = x W for each vector of a batch. Arrays are trusted to be long enough.
   *
   * @param rows the matrix, inputs x outputs
   * @param x {@code batch * inputs} values
   * @param batch how many vectors
   * @param y receives {@code batch * outputs} values
   */
  public static void multiply(double[][] rows, double[] x, int batch, double[] y) {
    int inputs = rows.length;
    int outputs = rows[0].length;
    double[] sums = batch == 1 && y.length == outputs ? y : new double[outputs];
    for (int b = 0; b < batch; b++) {
      Arrays.fill(sums, 0);
      accumulate(rows, x, b * inputs, sums);
      if (sums != y) {
        System.arraycopy(sums, 0, y, b * outputs, outputs);
      }
    }
  }

  /**
   * x = y W transposed for each vector of a batch. Arrays are trusted to be long enough.
   *
   * @param rows the matrix, inputs x outputs
   * @param y {@code batch * outputs} values
   * @param batch how many vectors
   * @param x receives {@code batch * inputs} values
   */
  public static void multiplyTransposed(double[][] rows, double[] y, int batch, double[] x) {
    int inputs = rows.length;
    int outputs = rows[0].length;
    double[] vector = batch == 1 && y.length == outputs ? y : new double[outputs];
    for (int b = 0; b < batch; b++) {
      if (vector != y) {
        System.arraycopy(y, b * outputs, vector, 0, outputs);
      }
      for (int r = 0; r < inputs; r++) {
        x[b * inputs + r] = dot(rows[r], vector);
      }
    }
  }

  private static void accumulate(double[][] rows, double[] x, int offset, double[] sums) {
    int r = 0;
    for (; r + 3 < rows.length; r += 4) {
      fuse(rows, r, x, offset + r, sums);
    }
    for (; r < rows.length; r++) {
      addScaled(x[offset + r], rows[r], sums);
    }
  }

  private static void fuse(double[][] rows, int r, double[] x, int at, double[] sums) {
    double va = x[at];
    double vb = x[at + 1];
    double vc = x[at + 2];
    double vd = x[at + 3];
    double[] a = rows[r];
    double[] b = rows[r + 1];
    double[] c = rows[r + 2];
    double[] d = rows[r + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (va * a[i] + vb * b[i]) + (vc * c[i] + vd * d[i]);
    }
  }

  private static void addScaled(double factor, double[] row, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * row[i];
    }
  }

  /** Four partial sums, because a single chain of additions would wait for each other. */
  private static double dot(double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
