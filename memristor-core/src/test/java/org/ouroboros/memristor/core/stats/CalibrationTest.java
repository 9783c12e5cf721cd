package org.ouroboros.memristor.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class CalibrationTest {

  @Test
  void of_handMadePredictions_givesMeanDistanceOverBinsOfEqualCount() {
    double[] predictions = {0.9, 0.1, 0.7, 0.3, Double.NaN};
    boolean[] succeeded = {true, false, true, true, true};
    Calibration calibration = Calibration.of(predictions, succeeded, 2);
    assertThat(calibration.bins()).hasSize(2);
    assertThat(calibration.bins().get(0).meanPrediction()).isCloseTo(0.2, within(1e-15));
    assertThat(calibration.bins().get(0).successes()).isEqualTo(new Proportion(1, 2));
    assertThat(calibration.bins().get(1).meanPrediction()).isCloseTo(0.8, within(1e-15));
    assertThat(calibration.bins().get(1).successes()).isEqualTo(new Proportion(2, 2));
    assertThat(calibration.expectedCalibrationError()).isCloseTo(0.5 * (0.3 + 0.2), within(1e-15));
  }

  /** A bin of 2000 has a standard error of at most 1.1 points; biased by 10 it must show 10. */
  @Test
  void expectedError_ofTrueProbabilities_isSmallAndOfBiasedOnesTheBias() {
    int count = 30_000;
    double[] honest = new double[count];
    double[] biased = new double[count];
    boolean[] succeeded = new boolean[count];
    for (int i = 0; i < count; i++) {
      honest[i] = 0.1 + 0.7 * Seed.uniform(Seed.key(3, i), 0);
      biased[i] = honest[i] + 0.1;
      succeeded[i] = Seed.uniform(Seed.key(3, i), 1) < honest[i];
    }
    assertThat(Calibration.of(honest, succeeded, 15).expectedCalibrationError()).isLessThan(0.02);
    assertThat(Calibration.of(biased, succeeded, 15).expectedCalibrationError())
        .isCloseTo(0.1, within(0.02));
  }

  @Test
  void of_noPredictions_isNotKnown() {
    Calibration calibration = Calibration.of(new double[] {Double.NaN}, new boolean[] {true}, 15);
    assertThat(calibration.hasPredictions()).isFalse();
    assertThat(calibration.expectedCalibrationError()).isNaN();
  }

  @Test
  void of_otherLengths_isRefused() {
    assertThatThrownBy(() -> Calibration.of(new double[2], new boolean[1], 15))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("succeeded");
  }
}
