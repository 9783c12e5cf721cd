package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * What every backend of matrix-vector products promises. A backend's own test inherits it:
 *
 * <pre>{@code
 * class MyBackendTest extends MatVecBackendContract {
 *   @Override
 *   protected MatVecBackend backend() {
 *     return new MyBackend();
 *   }
 * }
 * }</pre>
 */
public abstract class MatVecBackendContract {

  /** For subclasses. */
  protected MatVecBackendContract() {}

  /** {@return a new backend} */
  protected abstract MatVecBackend backend();

  /**
   * {@return the tolerated error of an output, relative to the product of the lengths of the input
   * vector and of the matrix's column; by default 1e-12. Infinite for noisy hardware}
   */
  protected double relativeTolerance() {
    return 1e-12;
  }

  private static double[][] matrix(int inputs, int outputs, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[inputs][outputs];
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextGaussian());
    }
    return weights;
  }

  private static double[] vectors(int count, long seed) {
    return new Random(seed).doubles(count, -1, 1).toArray();
  }

  private static double[] forward(MatVec matrix, double[] x, int batch, long draw) {
    double[] y = new double[batch * matrix.outputs()];
    matrix.multiply(x, batch, draw, y);
    return y;
  }

  private static double[] transposed(MatVec matrix, double[] y, int batch, long draw) {
    double[] x = new double[batch * matrix.inputs()];
    matrix.multiplyTransposed(y, batch, draw, x);
    return x;
  }

  @Test
  protected void name_ofTheBackend_isNotBlank() {
    assertThat(backend().name()).as("name").isNotBlank();
  }

  /** Both directions, of any shape and batch. */
  @Property(tries = 50)
  protected void multiply_anyShapeAndBatch_equalsTheDefinition(
      @ForAll @IntRange(min = 1, max = 20) int inputs,
      @ForAll @IntRange(min = 1, max = 20) int outputs,
      @ForAll @IntRange(min = 0, max = 4) int batch,
      @ForAll long seed) {
    double[][] w = matrix(inputs, outputs, seed);
    MatVec loaded = backend().load(w);
    assertThat(loaded.inputs()).as("inputs").isEqualTo(inputs);
    assertThat(loaded.outputs()).as("outputs").isEqualTo(outputs);
    double[] x = vectors(batch * inputs, seed + 1);
    double[] y = vectors(batch * outputs, seed + 2);
    double[][] wTransposed = new double[outputs][inputs];
    for (int r = 0; r < inputs; r++) {
      for (int c = 0; c < outputs; c++) {
        wTransposed[c][r] = w[r][c];
      }
    }
    checkProduct("multiply", w, x, batch, forward(loaded, x, batch, 5));
    checkProduct("multiplyTransposed", wTransposed, y, batch, transposed(loaded, y, batch, 5));
  }

  private void checkProduct(String method, double[][] w, double[] x, int batch, double[] actual) {
    int inputs = w.length;
    int outputs = w[0].length;
    for (int b = 0; b < batch; b++) {
      for (int c = 0; c < outputs; c++) {
        double sum = 0;
        double xSquared = 0;
        double wSquared = 0;
        for (int r = 0; r < inputs; r++) {
          sum += x[b * inputs + r] * w[r][c];
          xSquared += x[b * inputs + r] * x[b * inputs + r];
          wSquared += w[r][c] * w[r][c];
        }
        double scale = Math.sqrt(xSquared * wSquared) + Double.MIN_NORMAL;
        double tolerance = Math.min(Double.MAX_VALUE, relativeTolerance() * scale);
        assertThat(actual[b * outputs + c])
            .as("%s, %s inputs, output %s of vector %s of %s", method, inputs, c, b, batch)
            .isFinite()
            .isCloseTo(sum, within(tolerance));
      }
    }
  }

  @Test
  protected void load_thenWeightsChanged_keepsTheMatrix() {
    double[][] w = matrix(5, 4, 1);
    double[][] copy = matrix(5, 4, 1);
    MatVec loaded = backend().load(w);
    assertThat(Arrays.deepEquals(w, copy)).as("weights unchanged by load()").isTrue();
    double[] x = vectors(5, 2);
    double[] before = forward(loaded, x, 1, 3);
    Arrays.fill(w[0], 9);
    assertThat(forward(loaded, x, 1, 3))
        .as("product after the caller has changed its own array of weights")
        .containsExactly(before);
  }

  @Test
  protected void load_emptyRaggedOrNotFinite_isRefused() {
    List<double[][]> bad =
        List.of(
            new double[0][0],
            new double[2][0],
            new double[][] {{1, 2}, {3}},
            new double[][] {{1, Double.NaN}},
            new double[][] {{Double.POSITIVE_INFINITY, 1}});
    for (double[][] weights : bad) {
      assertThatThrownBy(() -> backend().load(weights))
          .as("load(%s)", Arrays.deepToString(weights))
          .isInstanceOf(InvalidValueException.class);
    }
  }

  @Test
  protected void multiply_arraysTooShort_isRefused() {
    MatVec loaded = backend().load(matrix(3, 2, 1));
    assertThatThrownBy(() -> loaded.multiply(new double[5], 2, 0, new double[4]))
        .as("multiply of 2 vectors of 3 with an input of 5 values")
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> loaded.multiply(new double[6], 2, 0, new double[3]))
        .as("multiply of 2 vectors with an output of 3 values instead of 4")
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> loaded.multiplyTransposed(new double[3], 2, 0, new double[6]))
        .as("multiplyTransposed of 2 vectors of 2 with an input of 3 values")
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  protected void multiply_longerArrays_touchesOnlyItsOwnValues() {
    MatVec loaded = backend().load(matrix(3, 2, 1));
    double[] x = vectors(7, 4);
    double[] y = {8, 8, 8, 8, 8};
    double[] before = x.clone();
    loaded.multiply(x, 2, 0, y);
    assertThat(x).as("input").containsExactly(before);
    assertThat(y[4]).as("output beyond the batch").isEqualTo(8);
  }

  @Test
  protected void multiply_batch_equalsItsVectorsOneByOne() {
    MatVec loaded = backend().load(matrix(7, 6, 1));
    double[] x = vectors(5 * 7, 2);
    double[] y = vectors(5 * 6, 3);
    double[] together = forward(loaded, x, 5, 40);
    double[] back = transposed(loaded, y, 5, 40);
    for (int b = 0; b < 5; b++) {
      double[] one = Arrays.copyOfRange(x, b * 7, (b + 1) * 7);
      assertThat(forward(loaded, one, 1, 40 + b))
          .as("vector %s of 5, multiplied alone with draw 40 + %s", b, b)
          .containsExactly(Arrays.copyOfRange(together, b * 6, (b + 1) * 6));
      double[] other = Arrays.copyOfRange(y, b * 6, (b + 1) * 6);
      assertThat(transposed(loaded, other, 1, 40 + b))
          .as("transposed vector %s of 5, multiplied alone with draw 40 + %s", b, b)
          .containsExactly(Arrays.copyOfRange(back, b * 7, (b + 1) * 7));
    }
  }

  @Test
  protected void multiply_severalThreadsAtOnce_givesTheSameBits() {
    MatVec loaded = backend().load(matrix(30, 20, 1));
    double[] x = vectors(3 * 30, 2);
    double[] once = forward(loaded, x, 3, 7);
    boolean same =
        IntStream.range(0, 64)
            .parallel()
            .allMatch(i -> Arrays.equals(forward(loaded, x, 3, 7), once));
    assertThat(same).as("products by several threads at once equal the one by one thread").isTrue();
  }
}
