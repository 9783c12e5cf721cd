package org.ouroboros.memristor.mapper.internal.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.internal.network.MapperAccess;

class LatentTransitTimePredictorTest {

  private static final NetworkMapper MAPPER =
      PulseMappers.bundled("jart-vcm-v1b-realistic-fast").withReadNoise(0);

  private static final LatentDeviceModel MODEL =
      MapperAccess.definition(MAPPER).adaptation().orElseThrow().latentModel();
  private static final double FROM = 150e-6;
  private static final double TO = 300e-6;
  private static final double VOLTS = -0.45;

  private static LatentTransitTimePredictor forecast() {
    return new LatentTransitTimePredictor(MODEL);
  }

  /** Mean and standard deviation of the logarithm of the time over the likely devices. */
  private static double[] moments(LatentTransitTimePredictor forecast, double to) {
    double[][] logs = new double[forecast.devices()][1];
    forecast.logSeconds(new double[] {to}, 1, logs);
    double weights = 0;
    double mean = 0;
    double squares = 0;
    for (int k = 0; k < logs.length; k++) {
      weights += forecast.weight(k);
      mean += forecast.weight(k) * logs[k][0];
      squares += forecast.weight(k) * logs[k][0] * logs[k][0];
    }
    assertThat(weights).isCloseTo(1, within(1e-12));
    return new double[] {mean, Math.sqrt(squares - mean * mean)};
  }

  @Test
  void logSeconds_likelyDevices_haveTheMomentsThatTheBeliefPredicts() {
    MapperMemory memory = MAPPER.newMemory(1);
    LatentDeviceModel.LatentStateFilter filter = MODEL.new LatentStateFilter();
    filter.update(VOLTS, 2e-6, 120e-6, 220e-6);
    filter.store(memory, 0);
    LatentTransitTimePredictor forecast = forecast();
    forecast.loadCell(memory, 0);
    forecast.setMove(VOLTS, FROM, TO);
    double[] actual = moments(forecast, TO);
    filter.predictLogSeconds(MODEL.set().atVoltage(VOLTS), Polarity.SET, FROM, TO);
    // Nine tenths: the tails beyond 2.6 standard deviations are cut.
    assertThat(actual[0]).isCloseTo(filter.prediction()[0], within(0.1 * filter.prediction()[1]));
    assertThat(actual[1] / filter.prediction()[1]).isBetween(0.85, 1.05);
    assertThat(forecast.expectedLogSeconds(VOLTS, FROM, TO))
        .isCloseTo(filter.prediction()[0], within(1e-9));
  }

  @Test
  void recall_freshCell_coversThePopulation() {
    LatentTransitTimePredictor forecast = forecast();
    forecast.loadCell(MAPPER.newMemory(1), 0);
    assertThat(forecast.uncertainty()).isEqualTo(1);
    forecast.setMove(VOLTS, FROM, TO);
    double[] actual = moments(forecast, TO);
    LatentTransitTimes.AtVoltage level = MODEL.set().atVoltage(VOLTS);
    double fastest = level.logSeconds(FROM, TO, MODEL.prior().highest()[0], 0);
    double slowest = level.logSeconds(FROM, TO, MODEL.prior().lowest()[0], 0);
    // Evenly between the bounds, or nearly so: the width over the square root of twelve.
    double even = Math.abs(slowest - fastest) / Math.sqrt(12);
    assertThat(actual[1] / even).isBetween(0.85, 1.1);
  }

  @Test
  void spreadAfter_move_isTheStepAloneIfNothingHidesIt() {
    LatentTransitTimePredictor forecast = forecast();
    forecast.loadPrior(0.5);
    forecast.setMove(VOLTS, FROM, TO);
    double part = MODEL.switchedFraction(true, FROM, TO);
    double step =
        Math.sqrt(MODEL.prior().drift().addedCovariance(0, part) / MODEL.prior().covariance()[0]);
    assertThat(forecast.uncertaintyAfter(FROM, TO)).isBetween(step, 1.2 * step);
    // A whole RESET changes a device more than a SET, which hardly approaches its bound.
    assertThat(forecast.uncertaintyAfter(500e-6, 100e-6)).isGreaterThan(3 * step);
  }

  @Test
  void spreadAfter_noiseOrTheWindowsEnd_leavesMoreUnknown() {
    LatentTransitTimePredictor exact = forecast();
    exact.loadPrior(0.5);
    exact.setMove(VOLTS, FROM, TO);
    LatentTransitTimePredictor noisy = new LatentTransitTimePredictor(MODEL.withReadNoise(0.05));
    noisy.loadPrior(0.5);
    noisy.setMove(VOLTS, FROM, TO);
    double known = exact.uncertaintyAfter(FROM, 1.1 * FROM);
    assertThat(noisy.uncertaintyAfter(FROM, 1.1 * FROM)).isBetween(2 * known, 0.51);
    double end = MODEL.set().grid().range().maxSiemens();
    assertThat(exact.uncertaintyAfter(FROM, end)).isGreaterThan(0.5 * Math.sqrt(0.5));
  }

  @Test
  void logSeconds_ofOneDevice_isThatOfTheTables() {
    LatentTransitTimes times = MODEL.reset();
    LatentTransitTimes.AtVoltage level = times.atVoltage(0.9);
    double[] logs = new double[times.latentCount()];
    double[] change = new double[times.latentCount()];
    level.logSecondsBetween(400e-6, 180e-6, logs, change);
    for (double first : new double[] {-1.3, 0, 0.77}) {
      double expected = times.interpolate(logs, first) + 0.4 * times.interpolate(change, first);
      assertThat(level.logSeconds(400e-6, 180e-6, first, 0.4)).isCloseTo(expected, within(1e-12));
    }
  }
}
