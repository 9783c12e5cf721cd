package org.ouroboros.memristor.mapper.training;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ExpectedMissLossTest {

  private static final ExpectedMissLoss MISSES =
      new ExpectedMissLoss(new float[][] {{0.1f, 0.2f, 0.9f, 0.88f, 0.3f, 0, 0, 0}});

  @Property
  void slope_anywhere_isTheDerivativeOfTheLoss(
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double output) {
    double h = 1e-9;
    double position = 0.5 * (output + 1) * 8 - 0.5;
    // At a bin's middle and at the ends the loss has a corner.
    if (Math.abs(position - Math.rint(position)) < 1e-6 || Math.abs(Math.abs(output) - 1) < 1e-6) {
      return;
    }
    double difference = (MISSES.loss(0, output + h) - MISSES.loss(0, output - h)) / (2 * h);
    assertThat(MISSES.derivative(0, output)).isCloseTo(difference, Offset.offset(1e-5));
  }

  @Test
  void loss_atABinsMiddle_isOneLessItsProbability() {
    double middle = 2 * 2.5 / 8 - 1;
    assertThat(MISSES.loss(0, middle)).isCloseTo(1 - 0.9f, Offset.offset(1e-12));
  }

  @Test
  void centres_ofAFlatMaximum_isItsMiddle() {
    assertThat(MISSES.centerLabels(0.95)).containsExactly(2 * 3.0 / 8 - 1);
    assertThat(MISSES.centerLabels(0.99)).containsExactly(2 * 2.5 / 8 - 1);
  }
}
