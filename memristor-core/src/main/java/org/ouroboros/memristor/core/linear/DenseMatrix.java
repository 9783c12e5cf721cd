package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A matrix in memory, in double precision. Immutable and thread-safe.
 *
 * <p>The first transposed product makes a transposed copy, which doubles the memory and costs about
 * as much as ten products; afterwards both directions are equally fast.
 *
 * <p>A batch is split between threads by vectors or, if there are fewer vectors than threads, by
 * columns. Results do not depend on the number of threads.
 */
public final class DenseMatrix implements MatVec {
  /** Fewer multiplications than this are not split between threads. */
  private static final int MIN_PRODUCTS = 1 << 18;

  private final double[][] rows;
  private final Workers workers;
  private volatile double @Nullable [][] columns;

  private DenseMatrix(double[][] rows, Workers workers) {
    this.rows = rows;
    this.workers = workers;
  }

  /** {@return a copy of a finite matrix (inputs x outputs) for products on one thread} */
  public static DenseMatrix of(double[][] rows) {
    return of(rows, Workers.single());
  }

  /** {@return a copy of a finite matrix (inputs x outputs), multiplied by the given threads} */
  public static DenseMatrix of(double[][] rows, Workers workers) {
    return new DenseMatrix(Require.matrix("matrix", rows), workers);
  }

  /**
   * {@return a matrix (inputs x outputs) that is neither copied nor validated: it must be
   * rectangular, not empty, and not be changed afterwards}
   */
  public static DenseMatrix wrap(double[][] rows, Workers workers) {
    return new DenseMatrix(rows, workers);
  }

  @Override
  public int inputs() {
    return rows.length;
  }

  @Override
  public int outputs() {
    return rows[0].length;
  }

  /** {@return the element in the row of an input and the column of an output} */
  public double get(int input, int output) {
    return rows[input][output];
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    RowKernels.checkLengths(x, inputs(), batch, y, outputs());
    multiply(rows, x, batch, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    RowKernels.checkLengths(y, outputs(), batch, x, inputs());
    multiply(columns(), y, batch, x);
  }

  private void multiply(double[][] matrix, double[] in, int batch, double[] out) {
    long size = (long) matrix.length * matrix[0].length;
    if (workers.threads() == 1 || size * batch < 2 * MIN_PRODUCTS) {
      RowKernels.multiply(matrix, in, 0, batch, out);
    } else if (batch >= workers.threads()) {
      int grain = (int) Math.max(1, MIN_PRODUCTS / size);
      workers.forRange(batch, grain, (from, to) -> RowKernels.multiply(matrix, in, from, to, out));
    } else {
      for (int b = 0; b < batch; b++) {
        multiplyByColumns(matrix, in, b, out);
      }
    }
  }

  private void multiplyByColumns(double[][] matrix, double[] in, int vector, double[] out) {
    int outputs = matrix[0].length;
    double[] sums = new double[outputs];
    // One range per thread: long row segments are read faster than short ones.
    int columnsPerThread = Math.max(1, outputs / workers.threads());
    workers.forRange(
        outputs,
        Math.max(columnsPerThread, MIN_PRODUCTS / matrix.length),
        (from, to) ->
            RowKernels.accumulate(
                matrix, 0, matrix.length, in, vector * matrix.length, sums, from, to));
    System.arraycopy(sums, 0, out, vector * outputs, outputs);
  }

  private double[][] columns() {
    double[][] transposed = columns;
    if (transposed == null) {
      transposed = RowKernels.transpose(rows);
      columns = transposed;
    }
    return transposed;
  }
}
