package org.ouroboros.memristor.core.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.testing.MatVecBackendContract;

class DigitalBackendTest extends MatVecBackendContract {

  @Override
  protected MatVecBackend backend() {
    return new DigitalBackend();
  }

  @Property(tries = 200)
  void multiply_manyInputs_equalsTheDefinition(
      @ForAll @IntRange(min = 1, max = 150) int inputs,
      @ForAll @IntRange(min = 1, max = 20) int outputs,
      @ForAll @IntRange(min = 0, max = 5) int batch,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[][] w = new double[inputs][outputs];
    for (double[] row : w) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    double[] x = random.doubles((long) batch * inputs).toArray();
    double[] y = new double[batch * outputs + 1];
    double[] back = new double[batch * inputs];
    MatVec matrix = new DigitalBackend().load(w);
    matrix.multiply(x, batch, 0, y);
    matrix.multiplyTransposed(y, batch, 0, back);
    for (int b = 0; b < batch; b++) {
      for (int c = 0; c < outputs; c++) {
        double sum = 0;
        for (int r = 0; r < inputs; r++) {
          sum += x[b * inputs + r] * w[r][c];
        }
        assertThat(y[b * outputs + c]).isCloseTo(sum, within(1e-12));
      }
      for (int r = 0; r < inputs; r++) {
        double sum = 0;
        for (int c = 0; c < outputs; c++) {
          sum += y[b * outputs + c] * w[r][c];
        }
        assertThat(back[b * inputs + r]).isCloseTo(sum, within(1e-11));
      }
    }
    assertThat(y[batch * outputs]).isZero();
  }

  @Test
  void multiply_severalThreads_givesTheSameBits() {
    // The last is taller than what is worth a hand-over, and has fewer columns than threads.
    for (int[] shape : new int[][] {{700, 1100}, {300_000, 2}}) {
      Random random = new Random(1);
      double[][] w = new double[shape[0]][shape[1]];
      for (double[] row : w) {
        Arrays.setAll(row, i -> random.nextGaussian());
      }
      MatVec alone = new DigitalBackend().load(w);
      for (int batch : new int[] {1, 2, 5}) {
        double[] x = random.doubles((long) batch * shape[0]).toArray();
        double[] y = new double[batch * shape[1]];
        double[] back = new double[x.length];
        alone.multiply(x, batch, 0, y);
        alone.multiplyTransposed(y, batch, 0, back);
        for (int threads : new int[] {2, 3, 7}) {
          MatVec shared = new DigitalBackend(Workers.of(threads)).load(w);
          double[] sharedY = new double[y.length];
          double[] sharedBack = new double[back.length];
          shared.multiply(x, batch, 0, sharedY);
          shared.multiplyTransposed(y, batch, 0, sharedBack);
          assertThat(Arrays.equals(sharedY, y)).isTrue();
          assertThat(Arrays.equals(sharedBack, back)).isTrue();
        }
      }
    }
  }

  @Test
  void load_badMatrix_isRefusedByName() {
    DigitalBackend backend = new DigitalBackend();
    assertThatThrownBy(() -> backend.load(new double[0][0])).hasMessageContaining("empty");
    assertThatThrownBy(() -> backend.load(new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("weights[1] must have length 2");
    assertThatThrownBy(() -> backend.load(new double[][] {{1, Double.NaN}}))
        .hasMessageContaining("weights[0][1] must be finite");
  }

  @Test
  void multiply_shortOutput_isRefused() {
    MatVec matrix = new DigitalBackend().load(new double[][] {{1, 2}, {3, 4}});
    assertThatThrownBy(() -> matrix.multiply(new double[4], 2, 0, new double[3]))
        .hasMessageContaining("output must hold at least 4 values");
  }
}
