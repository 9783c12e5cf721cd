package org.ouroboros.memristor.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.internal.random.SplitMix;

class SeedTest {

  @Test
  void at_differentCoordinates_neverCollide() {
    Set<Long> seen = new HashSet<>();
    for (int tile = 0; tile < 100; tile++) {
      for (int cell = 0; cell < 1000; cell++) {
        seen.add(new Seed(1).at(tile).at(cell).value());
      }
    }
    assertThat(seen).hasSize(100_000);
  }

  @Test
  void at_purposes_areTellingApart() {
    Seed seed = new Seed(1);
    assertThat(seed.at("d2d")).isEqualTo(seed.at("d2d")).isNotEqualTo(seed.at("c2c"));
    assertThat(seed.at("ab").at("c")).isNotEqualTo(seed.at("a").at("bc"));
  }

  @Test
  void symmetric_consecutiveCoordinates_areUniformAndUncorrelated() {
    int n = 200_000;
    long[] counts = new long[64];
    double[] expected = new double[64];
    double lag = 0;
    double former = 0;
    for (int i = 0; i < n; i++) {
      double u = Seed.symmetricUniform(Seed.key(99, i), 1);
      counts[(int) ((u + 1) * 32)]++;
      lag += u * former;
      former = u;
    }
    java.util.Arrays.fill(expected, n / 64.0);
    // A fixed seed, so the test cannot flicker; 1e-4 is what a good generator fails by chance.
    assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(1e-4);
    assertThat(lag / n).isCloseTo(0, within(4 / 3.0 / Math.sqrt(n)));
  }

  @Test
  void symmetricPairs_consecutiveKeys_areUniformAndUncorrelated() {
    int n = 200_000;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = Seed.key(99, i);
    }
    double[] first = new double[n];
    double[] second = new double[n];
    SplitMix.symmetricUniformPairs(keys, 1, n, first, second);
    double[] expected = new double[64];
    java.util.Arrays.fill(expected, n / 64.0);
    double between = 0;
    double lag = 0;
    for (int i = 0; i < n; i++) {
      between += first[i] * second[i];
      lag += i == 0 ? 0 : first[i] * second[i - 1];
    }
    for (double[] numbers : new double[][] {first, second}) {
      long[] counts = new long[64];
      for (double number : numbers) {
        counts[(int) ((number + 1) * 32)]++;
      }
      assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(1e-4);
    }
    assertThat(between / n).isCloseTo(0, within(4 / 3.0 / Math.sqrt(n)));
    assertThat(lag / n).isCloseTo(0, within(4 / 3.0 / Math.sqrt(n)));
  }

  @Test
  void gaussian_consecutiveKeys_hasTheRightMoments() {
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < n; i++) {
      double g = gaussian.sample(Seed.key(7, i));
      sum += g;
      squares += g * g;
      fourth += g * g * g * g;
    }
    // 5 sigma of each estimate: a false alarm in a million.
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(fourth / n).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
  }

  @Test
  void gaussian_sameKey_isTheSameWhateverCameBefore() {
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    double first = gaussian.sample(123);
    gaussian.sample(5);
    assertThat(gaussian.sample(123)).isEqualTo(first);
    assertThat(new CounterBasedGaussian().sample(123)).isEqualTo(first);
  }
}
