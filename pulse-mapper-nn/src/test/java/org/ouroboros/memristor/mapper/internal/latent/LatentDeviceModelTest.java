package org.ouroboros.memristor.mapper.internal.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;

/**
 * A population of which everything is known: the time from 1 to x uS is (x - 1) e^(3 a + b/2) s, a
 * and b the latents, in both directions.
 */
class LatentDeviceModelTest {

  private static final ConductanceRange RANGE = new ConductanceRange(1e-6, 9e-6);
  private static final double SIGMA = 0.01;

  private static LatentTransitTimes times(double volts) {
    LatentTransitTimes.Grid grid = new LatentTransitTimes.Grid(RANGE, new double[] {volts}, -4, 4);
    double[][][] logs = new double[1][33][8];
    double[][] slopes = new double[1][8];
    for (int k = 0; k < 33; k++) {
      for (int j = 0; j < 8; j++) {
        logs[0][k][j] = 3 * (-4 + 8 * k / 32.0);
        slopes[0][j] = 0.5;
      }
    }
    return new LatentTransitTimes(grid, logs, slopes);
  }

  private static LatentDeviceModel belief(double readNoise) {
    double[] none = {0, 0, 0};
    LatentDeviceModel.CycleDrift walk =
        new LatentDeviceModel.CycleDrift(
            none, new double[] {0.04, 0, 0.04}, new double[] {0, 1}, 0, 2);
    return new LatentDeviceModel(
        times(-1),
        times(1),
        new LatentDeviceModel.Prior(
            new double[] {1, 0, 1}, new double[] {-4, -4}, new double[] {4, 4}, walk),
        new LatentDeviceModel.Noise(SIGMA, readNoise));
  }

  private static double predicted(
      LatentDeviceModel.LatentStateFilter filter, LatentDeviceModel belief, int moment) {
    filter.predictLogSeconds(belief.set().atVoltage(-1), Polarity.SET, 2e-6, 4e-6);
    return filter.prediction()[moment];
  }

  @Test
  void predict_beforeAnyOutcome_givesThePopulation() {
    LatentDeviceModel belief = belief(0);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    assertThat(predicted(filter, belief, 0)).isCloseTo(Math.log(2), within(1e-9));
    assertThat(predicted(filter, belief, 1)).isCloseTo(Math.sqrt(9.25), within(1e-4));
  }

  /** Linear and normal, so the posterior is known: a Kalman step. */
  @Test
  void observe_anExactOutcome_isAKalmanStep() {
    LatentDeviceModel belief = belief(0);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    double observed = 2.4;
    filter.update(-1, 2 * Math.exp(observed), 2e-6, 2e-6 + 1e-12 + 2e-6);
    double gain = 1 / (9.25 + SIGMA * SIGMA);
    assertThat(filter.mean(0)).isCloseTo(3 * gain * observed, within(0.02));
    assertThat(filter.mean(1)).isCloseTo(0.5 * gain * observed, within(0.02));
    assertThat(predicted(filter, belief, 0)).isCloseTo(Math.log(2) + observed, within(0.02));
    assertThat(predicted(filter, belief, 1)).isLessThan(1);
  }

  @Test
  void observe_anOutcomeAtTheWindowsEnd_boundsFromOneSide() {
    LatentDeviceModel belief = belief(0);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    filter.update(-1, 5, 4e-6, 9e-6);
    // The mean of a normal number below its median lies 0.8 standard deviations under it.
    assertThat(filter.mean(0)).isBetween(-1.0, -0.6);
    assertThat(filter.covariance(0)).isBetween(0.2, 0.7);
  }

  @Test
  void observe_noMoveAtAll_boundsFromTheOtherSide() {
    LatentDeviceModel belief = belief(0.02);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    filter.update(-1, 0.2, 4e-6, 4e-6);
    assertThat(filter.mean(0)).isBetween(0.5, 1.2);
  }

  @Test
  void observe_noisyReadings_teachLess() {
    LatentDeviceModel exact = belief(0);
    LatentDeviceModel noisy = belief(0.05);
    LatentDeviceModel.LatentStateFilter sure = exact.new LatentStateFilter();
    LatentDeviceModel.LatentStateFilter unsure = noisy.new LatentStateFilter();
    sure.update(-1, 1, 4e-6, 5e-6);
    unsure.update(-1, 1, 4e-6, 5e-6);
    assertThat(predicted(unsure, noisy, 1)).isGreaterThan(2 * predicted(sure, exact, 1));
  }

  @Test
  void observe_aWholeWay_widensByTheWalk() {
    LatentDeviceModel belief = belief(0);
    LatentDeviceModel.LatentStateFilter small = belief.new LatentStateFilter();
    LatentDeviceModel.LatentStateFilter large = belief.new LatentStateFilter();
    small.update(1, 0.1, 5.1e-6, 5e-6);
    large.update(1, 8, 9e-6, 1.0001e-6);
    assertThat(predicted(large, belief, 1)).isGreaterThan(3 * predicted(small, belief, 1));
  }

  @Test
  void observe_whatCannotBe_beginsAgain() {
    LatentDeviceModel belief = belief(0);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    for (int i = 0; i < 5; i++) {
      filter.update(-1, 1, 4e-6, 4.1e-6);
    }
    filter.update(-1, 4e-4, 4e-6, 8e-6);
    assertThat(filter.mean(0)).isNotNaN();
    assertThat(filter.mean(0)).isLessThan(-2);
  }

  @Test
  void storeAndLoad_ofACell_keepEverything() {
    LatentDeviceModel belief = belief(0);
    MapperMemory memory = new MapperMemory(3, LatentDeviceModel.STATE_SIZE);
    LatentDeviceModel.LatentStateFilter filter = belief.new LatentStateFilter();
    filter.update(-1, 2, 4e-6, 5e-6);
    filter.store(memory, 1);
    LatentDeviceModel.LatentStateFilter other = belief.new LatentStateFilter();
    other.load(memory, 1);
    assertThat(predicted(other, belief, 0)).isEqualTo(predicted(filter, belief, 0));
    assertThat(predicted(other, belief, 1)).isEqualTo(predicted(filter, belief, 1));
    other.load(memory, 0);
    assertThat(predicted(other, belief, 0)).isCloseTo(Math.log(2), within(1e-9));
  }
}
