package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;

/**
 * How much slower than the nominal device each cell is: two logarithms, one per polarity, that are
 * normal and correlated, because what makes a device slow in one polarity mostly does so in the
 * other. A Kalman filter takes outcomes in; each pulse widens what is known by the step that it
 * makes the cell's parameters take.
 */
final class SpeedBelief {

  private static final double PRIOR_VARIANCE = 1.0;
  private static final double CORRELATION = 0.8;

  /** Variance of the step of a pulse that hardly moves the cell, and of one over the whole way. */
  private static final double STEP = 0.003;

  private static final double WHOLE_STEP = 0.25;

  private final double[][] mean;
  private final double[] variance0;
  private final double[] variance1;
  private final double[] covariance;

  SpeedBelief(int cells) {
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

  /** Logarithm of how many times slower than the nominal device a cell probably is. */
  double logSlowness(int cell, Polarity polarity) {
    return mean[polarity.index()][cell];
  }

  /** Takes in a measured logarithm with the variance of its error. */
  void measure(int cell, Polarity polarity, double log, double errorVariance) {
    int own = polarity.index();
    double[] ownVariance = own == 0 ? variance0 : variance1;
    double[] otherVariance = own == 0 ? variance1 : variance0;
    double total = ownVariance[cell] + errorVariance;
    double off = log - mean[own][cell];
    double gain = ownVariance[cell] / total;
    double otherGain = covariance[cell] / total;
    mean[own][cell] += gain * off;
    mean[1 - own][cell] += otherGain * off;
    otherVariance[cell] -= otherGain * covariance[cell];
    covariance[cell] *= 1 - gain;
    ownVariance[cell] *= 1 - gain;
  }

  /** A pulse has moved the cell by a part of the whole way. */
  void step(int cell, double part) {
    double widening = STEP + WHOLE_STEP * part * part;
    variance0[cell] = Math.min(PRIOR_VARIANCE, variance0[cell] + widening);
    variance1[cell] = Math.min(PRIOR_VARIANCE, variance1[cell] + widening);
  }
}
