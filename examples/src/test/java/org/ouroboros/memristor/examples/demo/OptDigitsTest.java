package org.ouroboros.memristor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;

class OptDigitsTest {

  private static final Digits ALL = OptDigits.load();

  @Test
  void load_givesAllDigits() {
    assertThat(ALL.count()).isEqualTo(1797);
    assertThat(ALL.label(0)).isZero();
    assertThat(ALL.pixel(0, 2)).isEqualTo(5 / 16.0);
  }

  @Test
  void split_keepsAFifthOfEachClass() {
    DigitSplit split = DigitSplit.of(ALL, new Seed(1));
    assertThat(split.train().count() + split.test().count()).isEqualTo(1797);
    int[] all = count(ALL);
    int[] test = count(split.test());
    for (int c = 0; c < Digits.CLASSES; c++) {
      assertThat(test[c]).isEqualTo((all[c] + 4) / 5);
    }
  }

  @Test
  void split_otherSeed_keepsOthers() {
    DigitSplit one = DigitSplit.of(ALL, new Seed(1));
    assertThat(sum(DigitSplit.of(ALL, new Seed(1)).test())).isEqualTo(sum(one.test()));
    assertThat(sum(DigitSplit.of(ALL, new Seed(2)).test())).isNotEqualTo(sum(one.test()));
  }

  @Test
  void split_partsTogether_areTheWhole() {
    DigitSplit split = DigitSplit.of(ALL, new Seed(3));
    assertThat(sum(split.train()) + sum(split.test())).isEqualTo(sum(ALL));
  }

  private static int[] count(Digits digits) {
    int[] counts = new int[Digits.CLASSES];
    for (int i = 0; i < digits.count(); i++) {
      counts[digits.label(i)]++;
    }
    return counts;
  }

  /** Exact, because intensities are sixteenths. */
  private static double sum(Digits digits) {
    double sum = 0;
    for (int i = 0; i < digits.count(); i++) {
      for (int p = 0; p < Digits.PIXELS; p++) {
        sum += (p + 1) * digits.pixel(i, p);
      }
    }
    return sum;
  }
}
