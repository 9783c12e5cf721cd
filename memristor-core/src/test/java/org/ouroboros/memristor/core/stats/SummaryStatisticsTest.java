package org.ouroboros.memristor.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryStatisticsTest {

  @Test
  void of_values_usesNearestRanks() {
    int[] indices = IntStream.rangeClosed(1, 40).toArray();
    assertThat(SummaryStatistics.of(indices, i -> 41 - i))
        .isEqualTo(new SummaryStatistics(20.5, 20, 38, 820));
  }

  @Test
  void of_noValues_isNaNExceptTheTotal() {
    assertThat(SummaryStatistics.of(new int[0], i -> 1))
        .isEqualTo(new SummaryStatistics(Double.NaN, Double.NaN, Double.NaN, 0));
  }
}
