package org.ouroboros.memristor.benchmarks;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** OpenBLAS on off-heap memory, without ND4J. */
final class Blas {
  private final int inputs;
  private final int outputs;
  private final DoublePointer matrix;
  private final DoublePointer x;
  private final DoublePointer y;

  /** Copies a matrix and vectors. */
  Blas(double[][] rows, double[] vectors, int batch) {
    inputs = rows.length;
    outputs = rows[0].length;
    matrix = new DoublePointer((long) inputs * outputs);
    for (int r = 0; r < inputs; r++) {
      matrix.position((long) r * outputs).put(rows[r], 0, outputs);
    }
    matrix.position(0);
    x = new DoublePointer(vectors);
    y = new DoublePointer((long) batch * outputs);
  }

  /** Sets the threads of OpenBLAS, after the initialisation of ND4J, which sets them too. */
  static void setThreads(int threads) {
    Nd4j.create(1);
    openblas_nolapack.blas_set_num_threads(threads);
  }

  /** Product of one vector; rows of the matrix are the columns of a column-major one. */
  DoublePointer multiply() {
    openblas_nolapack.cblas_dgemv(
        CblasColMajor, CblasNoTrans, outputs, inputs, 1, matrix, outputs, x, 1, 0, y, 1);
    return y;
  }

  DoublePointer multiplyTransposed() {
    openblas_nolapack.cblas_dgemv(
        CblasColMajor, CblasTrans, outputs, inputs, 1, matrix, outputs, x, 1, 0, y, 1);
    return y;
  }

  /** Reads the whole matrix once. */
  double absoluteSum() {
    return openblas_nolapack.cblas_dasum(inputs * outputs, matrix, 1);
  }

  double result(int i) {
    return y.get(i);
  }
}
