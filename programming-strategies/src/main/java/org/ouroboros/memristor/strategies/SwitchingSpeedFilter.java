package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;

/**
 * Kalman filter of each cell's log slowness relative to the nominal device: one Gaussian value per
 * polarity, correlated across polarities. Each pulse adds process noise that grows with the move.
 */
final class SwitchingSpeedFilter {
  private static final double PRIOR_VARIANCE = 1.0;
  private static final double CORRELATION = 0.8;

  /** Process variance of a pulse without a move, and its increase for a full-range move. */
  private static final double MIN_PROCESS_VARIANCE = 0.003;

  private static final double FULL_RANGE_PROCESS_VARIANCE = 0.25;

  private final double[][] mean;
  private final double[] variance0;
  private final double[] variance1;
  private final double[] covariance;

  SwitchingSpeedFilter(int cells) {
    mean = new double[2][cells];
    variance0 = new double[cells];
    variance1 = new double[cells];
    covariance = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      variance0[cell] = PRIOR_VARIANCE;
      variance1[cell] = PRIOR_VARIANCE;
      covariance[cell] = CORRELATION * PRIOR_VARIANCE;
    }
  }

  /** Posterior mean of the log slowness of a cell. */
  double logSlowness(int cell, Polarity polarity) {
    return mean[polarity.index()][cell];
  }

  /** Updates by a measured log slowness and the variance of its error. */
  void update(int cell, Polarity polarity, double logSlowness, double errorVariance) {
    int own = polarity.index();
    double[] ownVariance = own == 0 ? variance0 : variance1;
    double[] otherVariance = own == 0 ? variance1 : variance0;
    double innovationVariance = ownVariance[cell] + errorVariance;
    double innovation = logSlowness - mean[own][cell];
    double gain = ownVariance[cell] / innovationVariance;
    double otherGain = covariance[cell] / innovationVariance;
    mean[own][cell] += gain * innovation;
    mean[1 - own][cell] += otherGain * innovation;
    otherVariance[cell] -= otherGain * covariance[cell];
    covariance[cell] *= 1 - gain;
    ownVariance[cell] *= 1 - gain;
  }

  /** Adds the process noise of a pulse that moved the cell by a fraction of the range. */
  void predict(int cell, double rangeFraction) {
    double processVariance =
        MIN_PROCESS_VARIANCE + FULL_RANGE_PROCESS_VARIANCE * rangeFraction * rangeFraction;
    variance0[cell] = Math.min(PRIOR_VARIANCE, variance0[cell] + processVariance);
    variance1[cell] = Math.min(PRIOR_VARIANCE, variance1[cell] + processVariance);
  }
}
