package org.ouroboros.memristor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.random.Seed;

class DigitClassifierTest {

  private static final Digits ALL = OptDigits.load();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void train_usualSettings_reads97PercentOfTestDigits(long seed) {
    DigitSplit split = DigitSplit.of(ALL, new Seed(seed));
    ClassifierInference reader =
        ClassifierTraining.DEFAULT
            .train(split.train(), RunContext.of(seed))
            .on(new DigitalBackend());
    assertThat(reader.countCorrect(split.test(), 0))
        .isGreaterThanOrEqualTo(97 * split.test().count() / 100);
  }

  @Test
  void train_twice_givesTheSameBits() {
    ClassifierTraining quick = new ClassifierTraining(8, 2, 3e-3, 0);
    DigitClassifier one = quick.train(ALL.first(200), RunContext.of(5));
    DigitClassifier two = quick.train(ALL.first(200), RunContext.of(5));
    assertThat(one.weights(0)).isDeepEqualTo(two.weights(0));
    assertThat(one.weights(1)).isDeepEqualTo(two.weights(1));
    assertThat(one.weights(0)).hasDimensions(65, 8);
    assertThat(one.weights(1)).hasDimensions(9, 10);
  }

  @Test
  void hiddenValues_onTrainingDigits_reachOneAndNoMore() {
    DigitClassifier classifier =
        new ClassifierTraining(8, 2, 3e-3, 0).train(ALL.first(200), RunContext.of(5));
    double[][] front = classifier.weights(0);
    double greatest = 0;
    for (int i = 0; i < 200; i++) {
      for (int c = 0; c < 8; c++) {
        double sum = front[Digits.PIXELS][c];
        for (int p = 0; p < Digits.PIXELS; p++) {
          sum += ALL.pixel(i, p) * front[p][c];
        }
        greatest = Math.max(greatest, sum);
      }
    }
    assertThat(greatest).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void read_oneByOne_equalsAllTogether() {
    ClassifierInference reader =
        new ClassifierTraining(8, 3, 3e-3, 0)
            .train(ALL.first(300), RunContext.of(5))
            .on(new DigitalBackend());
    Digits some = ALL.first(20);
    int[] together = reader.classify(some, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(reader.classify(some.select(new int[] {i}), i)).containsExactly(together[i]);
    }
  }
}
