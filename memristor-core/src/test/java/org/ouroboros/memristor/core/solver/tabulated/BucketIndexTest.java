package org.ouroboros.memristor.core.solver.tabulated;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.random.Seed;

class BucketIndexTest {

  /** Panels of widths that grow by a factor, from one panel to some thousand in a bucket. */
  private static double[] bounds(double factor) {
    double[] bounds = new double[200];
    bounds[0] = -3;
    double width = 1e-9;
    for (int i = 1; i < bounds.length; i++) {
      bounds[i] = bounds[i - 1] + width;
      width *= factor;
    }
    return bounds;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.02, 1.15, 1.6})
  void panel_ofAnyValue_holdsIt(double factor) {
    double[] bounds = bounds(factor);
    BucketIndex search = new BucketIndex(bounds);
    for (int i = 0; i < 20_000; i++) {
      int panel = (int) (199 * (0.5 + 0.5 * Seed.symmetricUniform(1, i)));
      double width = bounds[panel + 1] - bounds[panel];
      double value = Math.min(bounds[panel] + width * Seed.uniform(2, i), bounds[panel + 1]);
      int found = search.panel(value);
      assertThat(value).isBetween(bounds[found], bounds[found + 1]);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.02, 1.15, 1.6})
  void panel_ofABound_isOneBesideIt(double factor) {
    double[] bounds = bounds(factor);
    BucketIndex search = new BucketIndex(bounds);
    for (double bound : bounds) {
      int found = search.panel(bound);
      assertThat(bound).isBetween(bounds[found], bounds[found + 1]);
    }
  }
}
