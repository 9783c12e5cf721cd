package org.ouroboros.memristor.core.linear;

/**
 * A matrix, in memory or stored as conductances of an array, that multiplies vectors. Thread-safe
 * while the underlying storage is not modified.
 *
 * <p>Batches are flat: vector b of a batch begins at {@code b * inputs()} or {@code b * outputs()}.
 * Noise, if any, is a function of the draw coordinate: vector b of a batch uses {@code draw + b},
 * so a batch gives the same results as its vectors one by one.
 */
public interface MatVec {
  /** {@return the number of rows (word lines), the length of an input vector; at least 1} */
  int inputs();

  /** {@return the number of columns (bit lines), the length of an output vector; at least 1} */
  int outputs();

  /**
   * Multiplies each vector x of a batch: y[c] = sum over r of x[r] W[r][c].
   *
   * @param x the vectors, {@code batch * inputs()} values
   * @param batch number of vectors
   * @param draw noise coordinate of the first vector
   * @param y receives {@code batch * outputs()} values
   */
  void multiply(double[] x, int batch, long draw, double[] y);

  /**
   * Multiplies each vector of a batch by the transposed matrix: x[r] = sum over c of y[c] W[r][c].
   *
   * @param y the vectors, {@code batch * outputs()} values
   * @param batch number of vectors
   * @param draw noise coordinate of the first vector
   * @param x receives {@code batch * inputs()} values
   */
  void multiplyTransposed(double[] y, int batch, long draw, double[] x);
}
