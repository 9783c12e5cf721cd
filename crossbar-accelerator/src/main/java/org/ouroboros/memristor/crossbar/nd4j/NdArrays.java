package org.ouroboros.memristor.crossbar.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.validation.Require;

/** Products of any {@link MatVec} with ND4J arrays, one vector per row. */
public final class NdArrays {
  private NdArrays() {}

  /**
   * Multiplies each row of {@code x} by a matrix.
   *
   * @param matrix the matrix
   * @param x batch x inputs
   * @param draw coordinate of the first row's noise
   * @return batch x outputs, a new array of doubles in C order
   */
  public static INDArray multiply(MatVec matrix, INDArray x, long draw) {
    double[] in = values("x", x, matrix.inputs());
    int batch = (int) x.size(0);
    double[] out = new double[Math.multiplyExact(batch, matrix.outputs())];
    matrix.multiply(in, batch, draw, out);
    return array(out, batch, matrix.outputs());
  }

  /**
   * Multiplies each row of {@code y} by the transposed matrix.
   *
   * @param matrix the matrix
   * @param y batch x outputs
   * @param draw coordinate of the first row's noise
   * @return batch x inputs, a new array of doubles in C order
   */
  public static INDArray multiplyTransposed(MatVec matrix, INDArray y, long draw) {
    double[] in = values("y", y, matrix.outputs());
    int batch = (int) y.size(0);
    double[] out = new double[Math.multiplyExact(batch, matrix.inputs())];
    matrix.multiplyTransposed(in, batch, draw, out);
    return array(out, batch, matrix.inputs());
  }

  private static double[] values(String name, INDArray array, int length) {
    Require.that(array.rank() == 2, name, "must have 2 axes", array.rank());
    Require.that(
        array.size(1) == length, name, "must have rows of length " + length, array.size(1));
    return array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
  }

  private static INDArray array(double[] values, int batch, int length) {
    return Nd4j.create(values, new long[] {batch, length}, 'c');
  }
}
