package org.ouroboros.memristor.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void within_bothForms_countsHits() {
    Accuracy accuracy =
        new Accuracy(new double[] {1, 1.5, 0.6, Double.NaN}, new double[] {1, 1, 1, 1});
    assertThat(accuracy.withinTolerance(RelativeDifference.OF_TARGET, 0.5).hits()).isEqualTo(3);
    // 2 * 0.5 / 2.5 = 0.4 and 2 * 0.4 / 1.6 = 0.5
    assertThat(accuracy.withinTolerance(RelativeDifference.SYMMETRIC, 0.45).hits()).isEqualTo(2);
    assertThat(accuracy.differences(RelativeDifference.OF_TARGET)[2])
        .isCloseTo(-0.4, within(1e-15));
  }

  @Test
  void interval_publishedExample_agrees() {
    // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, Wilson without continuity.
    Proportion share = new Proportion(81, 263);
    assertThat(share.lower()).isCloseTo(0.2553, within(5e-5));
    assertThat(share.upper()).isCloseTo(0.3662, within(5e-5));
    assertThat(new Proportion(0, 20).lower()).isZero();
    assertThat(new Proportion(0, 20).upper()).isCloseTo(0.1611, within(5e-5));
    assertThat(new Proportion(20, 20).upper()).isEqualTo(1);
  }

  @Test
  void constructor_moreHitsThanTrials_isRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("hits");
  }
}
