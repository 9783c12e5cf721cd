package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A matrix in memory, in single precision: half the memory of {@link DenseMatrix} and half the time
 * where memory-bound. Sums have a relative rounding error of about 1e-7 times the square root of
 * their length. Immutable and thread-safe; transposed like {@link DenseMatrix}.
 */
public final class FloatMatrix {

  private final float[][] rows;
  private volatile float @Nullable [][] columns;

  private FloatMatrix(float[][] rows) {
    this.rows = rows;
  }

  /**
   * Rounds a matrix to single precision.
   *
   * @param matrix inputs x outputs, finite
   * @return the matrix
   */
  public static FloatMatrix of(double[][] matrix) {
    double[][] checked = Require.matrix("matrix", matrix);
    float[][] rows = new float[checked.length][checked[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        rows[r][c] = (float) checked[r][c];
      }
    }
    return new FloatMatrix(rows);
  }

  /**
   * Wraps a matrix without copying or validating it.
   *
   * @param rows inputs x outputs, rectangular and not empty; must not be changed afterwards
   * @return the matrix
   */
  public static FloatMatrix wrap(float[][] rows) {
    return new FloatMatrix(rows);
  }

  /**
   * Returns the length of an input vector.
   *
   * @return at least 1
   */
  public int inputs() {
    return rows.length;
  }

  /**
   * Returns the length of an output vector.
   *
   * @return at least 1
   */
  public int outputs() {
    return rows[0].length;
  }

  /**
   * Multiplies each vector x of a batch: y[c] = sum over r of x[r] W[r][c].
   *
   * @param x the vectors, {@code batch * inputs()} values
   * @param batch number of vectors
   * @param y receives {@code batch * outputs()} values
   */
  public void multiply(float[] x, int batch, float[] y) {
    check(x, inputs(), batch, y, outputs());
    RowKernels.multiply(rows, x, batch, y);
  }

  /**
   * Multiplies each vector of a batch by the transposed matrix.
   *
   * @param y the vectors, {@code batch * outputs()} values
   * @param batch number of vectors
   * @param x receives {@code batch * inputs()} values
   */
  public void multiplyTransposed(float[] y, int batch, float[] x) {
    check(y, outputs(), batch, x, inputs());
    RowKernels.multiply(columns(), y, batch, x);
  }

  private static void check(float[] in, int inLength, int batch, float[] out, int outLength) {
    Require.atLeast("batch", batch, 0);
    Require.minLength("input", in.length, Math.multiplyExact(batch, inLength));
    Require.minLength("output", out.length, Math.multiplyExact(batch, outLength));
  }

  private float[][] columns() {
    float[][] transposed = columns;
    if (transposed == null) {
      transposed = RowKernels.transpose(rows);
      columns = transposed;
    }
    return transposed;
  }
}
