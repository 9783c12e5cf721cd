package org.ouroboros.memristor.crossbar.nd4j;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;

/**
 * A matrix that multiplies small batches by row kernels and large ones by ND4J. The copy in ND4J's
 * memory is made at the first large batch. Both results agree to rounding, not bit for bit.
 * Thread-safe.
 */
final class Nd4jMatrix implements MatVec {
  /** ND4J is used if the vectors beyond these make enough multiplications; docs/decisions/0009. */
  private static final int OVERHEAD_VECTORS = 6;

  private static final double MIN_MULTIPLICATIONS = 4e5;

  private final DenseMatrix rows;

  /** Outputs x inputs in 'f' order, i.e. row by row; null until first used. */
  private volatile @Nullable INDArray matrix;

  private final ConcurrentLinkedQueue<Buffers> pool = new ConcurrentLinkedQueue<>();

  /** Vectors as columns in 'f' order, i.e. vector by vector. */
  private record Buffers(INDArray inputs, INDArray outputs, int batch) {}

  Nd4jMatrix(double[][] rows, Workers workers) {
    this.rows = DenseMatrix.wrap(rows, workers);
  }

  @Override
  public int inputs() {
    return rows.inputs();
  }

  @Override
  public int outputs() {
    return rows.outputs();
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    RowKernels.checkLengths(x, inputs(), batch, y, outputs());
    if (isSmall(batch)) {
      rows.multiply(x, batch, draw, y);
      return;
    }
    Buffers buffers = buffers(batch);
    copyIn(x, buffers.inputs(), batch * inputs());
    matrix().mmuli(buffers.inputs(), buffers.outputs());
    copyOut(buffers.outputs(), y, batch * outputs());
    pool.add(buffers);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    RowKernels.checkLengths(y, outputs(), batch, x, inputs());
    if (isSmall(batch)) {
      rows.multiplyTransposed(y, batch, draw, x);
      return;
    }
    Buffers buffers = buffers(batch);
    copyIn(y, buffers.outputs(), batch * outputs());
    matrix().transpose().mmuli(buffers.outputs(), buffers.inputs());
    copyOut(buffers.inputs(), x, batch * inputs());
    pool.add(buffers);
  }

  private boolean isSmall(int batch) {
    return (double) inputs() * outputs() * (batch - OVERHEAD_VECTORS) < MIN_MULTIPLICATIONS;
  }

  private INDArray matrix() {
    INDArray made = matrix;
    if (made == null) {
      made = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {outputs(), inputs()}, 'f');
      DoublePointer pointer = (DoublePointer) made.data().pointer();
      double[] row = new double[outputs()];
      for (int r = 0; r < inputs(); r++) {
        for (int c = 0; c < row.length; c++) {
          row[c] = rows.get(r, c);
        }
        pointer.position((long) r * outputs()).put(row, 0, row.length);
      }
      pointer.position(0);
      matrix = made;
    }
    return made;
  }

  private Buffers buffers(int batch) {
    Buffers last = pool.poll();
    if (last != null && last.batch() == batch) {
      return last;
    }
    return new Buffers(
        Nd4j.createUninitialized(DataType.DOUBLE, new long[] {inputs(), batch}, 'f'),
        Nd4j.createUninitialized(DataType.DOUBLE, new long[] {outputs(), batch}, 'f'),
        batch);
  }

  private static void copyIn(double[] values, INDArray array, int count) {
    ((DoublePointer) array.data().pointer()).put(values, 0, count);
  }

  private static void copyOut(INDArray array, double[] values, int count) {
    ((DoublePointer) array.data().pointer()).get(values, 0, count);
  }
}
