package org.ouroboros.memristor.crossbar.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;

class Nd4jMatrixTest {

  private static double[][] weights(int inputs, int outputs) {
    Random random = new Random(8);
    double[][] weights = new double[inputs][outputs];
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextGaussian());
    }
    return weights;
  }

  @Test
  void multiply_belowAndAboveTheCrossover_agreesWithRowKernels() {
    for (int[] shape : new int[][] {{70, 50, 1}, {70, 50, 600}, {3, 5, 110_000}, {330, 329, 33}}) {
      double[][] weights = weights(shape[0], shape[1]);
      int batch = shape[2];
      DenseMatrix rows = DenseMatrix.of(weights);
      MatVec matrix = new Nd4jBackend().load(weights);
      double[] x = new Random(1).doubles((long) batch * shape[0], -1, 1).toArray();
      double[] y = new Random(2).doubles((long) batch * shape[1], -1, 1).toArray();
      // Twice, so that buffers are used again.
      for (int time = 0; time < 2; time++) {
        double[] expected = new double[y.length];
        double[] found = new double[y.length];
        rows.multiply(x, batch, 0, expected);
        matrix.multiply(x, batch, 0, found);
        assertThat(largestDifference(found, expected)).isLessThan(1e-11);
        double[] expectedBack = new double[x.length];
        double[] foundBack = new double[x.length];
        rows.multiplyTransposed(y, batch, 0, expectedBack);
        matrix.multiplyTransposed(y, batch, 0, foundBack);
        assertThat(largestDifference(foundBack, expectedBack)).isLessThan(1e-11);
      }
    }
  }

  /** Without a list of differences, which for so many values takes all memory there is. */
  private static double largestDifference(double[] found, double[] expected) {
    double largest = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(found[i] - expected[i]));
    }
    return largest;
  }

  @Test
  void ndArrays_anyOrder_giveTheProduct() {
    double[][] weights = weights(4, 3);
    INDArray x = Nd4j.create(weights(5, 4)).dup('f');
    INDArray y = NdArrays.multiply(DenseMatrix.of(weights), x, 0);
    INDArray expected = x.mmul(Nd4j.create(weights));
    INDArray back = NdArrays.multiplyTransposed(DenseMatrix.of(weights), y, 0);
    INDArray expectedBack = y.mmul(Nd4j.create(weights).transpose());
    assertThat(y.equalsWithEps(expected, 1e-12)).isTrue();
    assertThat(back.equalsWithEps(expectedBack, 1e-12)).isTrue();
    assertThatThrownBy(() -> NdArrays.multiply(DenseMatrix.of(weights), y, 0))
        .hasMessage("x must have rows of length 4, but was 3");
  }
}
