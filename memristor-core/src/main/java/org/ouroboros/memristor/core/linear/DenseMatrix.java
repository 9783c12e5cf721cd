package org.ouroboros.memristor.core.linear;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.run.Workers;

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
  private static final int GRAIN = 1 << 18;

  private final double[][] rows;
  private final Workers workers;
  private volatile double @Nullable [][] columns;

  private DenseMatrix(double[][] rows, Workers workers) {
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Copies a matrix for products on one thread.
   *
   * @param rows inputs x outputs, finite
   * @return the matrix
   */
  public static DenseMatrix of(double[][] rows) {
    return of(rows, Workers.single());
  }

  /**
   * Copies a matrix.
   *
   * @param rows inputs x outputs, finite
   * @param workers the threads that multiply
   * @return the matrix
   */
  public static DenseMatrix of(double[][] rows, Workers workers) {
    return new DenseMatrix(Require.matrix("matrix", rows), workers);
  }

  /**
   * Wraps a matrix without copying or validating it.
   *
   * @param rows inputs x outputs, rectangular and not empty; must not be changed afterwards
   * @param workers the threads that multiply
   * @return the matrix
   */
  public static DenseMatrix owning(double[][] rows, Workers workers) {
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

  /**
   * Returns an element.
   *
   * @param input row
   * @param output column
   * @return the value
   */
  public double at(int input, int output) {
    return rows[input][output];
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    MatVec.check(x, inputs(), batch, y, outputs());
    multiply(rows, x, batch, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    MatVec.check(y, outputs(), batch, x, inputs());
    multiply(columns(), y, batch, x);
  }

  private void multiply(double[][] lines, double[] in, int batch, double[] out) {
    long size = (long) lines.length * lines[0].length;
    if (workers.threads() == 1 || size * batch < 2 * GRAIN) {
      RowKernels.multiply(lines, in, 0, batch, out);
    } else if (batch >= workers.threads()) {
      int grain = (int) Math.max(1, GRAIN / size);
      workers.forRange(batch, grain, (from, to) -> RowKernels.multiply(lines, in, from, to, out));
    } else {
      for (int b = 0; b < batch; b++) {
        multiplyByColumns(lines, in, b, out);
      }
    }
  }

  private void multiplyByColumns(double[][] lines, double[] in, int b, double[] out) {
    int outputs = lines[0].length;
    double[] sums = new double[outputs];
    // One range per thread: long row segments are read faster than short ones.
    int share = Math.max(1, outputs / workers.threads());
    workers.forRange(
        outputs,
        Math.max(share, GRAIN / lines.length),
        (from, to) ->
            RowKernels.accumulate(lines, 0, lines.length, in, b * lines.length, sums, from, to));
    System.arraycopy(sums, 0, out, b * outputs, outputs);
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
