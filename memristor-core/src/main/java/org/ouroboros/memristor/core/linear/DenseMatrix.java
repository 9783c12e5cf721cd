package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;

/**
 * A matrix in memory, in double precision. Immutable and thread-safe.
 *
 * <p>The first transposed product makes a transposed copy, which doubles the memory and costs about
 * as much as ten products; from then on both directions are equally fast.
 */
public final class DenseMatrix implements MatVec {

  private final double[][] rows;
  private volatile double @Nullable [][] columns;

  private DenseMatrix(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Copies a matrix.
   *
   * @param rows inputs x outputs, finite
   * @return the matrix
   */
  public static DenseMatrix of(double[][] rows) {
    return new DenseMatrix(Require.matrix("matrix", rows));
  }

  /**
   * Takes over a matrix without looking at it.
   *
   * @param rows inputs x outputs, rectangular and not empty; not to be changed any more
   * @return the matrix
   */
  public static DenseMatrix owning(double[][] rows) {
    return new DenseMatrix(rows);
  }

  @Override
  public int inputs() {
    return rows.length;
  }

  @Override
  public int outputs() {
    return rows[0].length;
  }

  /**
   * An element.
   *
   * @param input its row
   * @param output its column
   * @return the value
   */
  public double at(int input, int output) {
    return rows[input][output];
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    MatVec.check(x, inputs(), batch, y, outputs());
    RowKernels.multiply(rows, x, batch, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    MatVec.check(y, outputs(), batch, x, inputs());
    RowKernels.multiply(columns(), y, batch, x);
  }

  private double[][] columns() {
    double[][] made = columns;
    if (made == null) {
      made = RowKernels.transpose(rows);
      columns = made;
    }
    return made;
  }
}
