package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.latent.LatentTransitTimes;

/**
 * Devices given by their two latents, under one voltage at a time: a sample of the population, or a
 * quadrature of the posterior of one cell.
 */
final class LatentEnsemble implements DeviceEnsemble {
  /** Quadrature points of the first latent of a posterior. */
  private static final int LATENT1_POINTS = 40;

  /** Gauss-Hermite nodes and weights for the second latent. */
  private static final double[] NODES = {-Math.sqrt(3), 0, Math.sqrt(3)};

  private static final double[] NODE_WEIGHTS = {1 / 6.0, 4 / 6.0, 1 / 6.0};

  private static final double QUADRATURE_SIGMAS = 3;

  private final LatentDeviceModel model;
  private final double[] latent1;
  private final double[] latent2;
  private final double[] weight;
  private final double[] logSeconds;
  private final double[] derivatives;
  private LatentTransitTimes times;
  private LatentTransitTimes.AtVoltage atVoltage;
  private double moveStartSiemens;

  private LatentEnsemble(LatentDeviceModel model, int size) {
    this.model = model;
    latent1 = new double[size];
    latent2 = new double[size];
    weight = new double[size];
    times = model.set();
    atVoltage = times.atVoltage(times.grid().volts()[0]);
    logSeconds = new double[times.latentCount()];
    derivatives = new double[times.latentCount()];
  }

  /** An ensemble of equally weighted devices. */
  static LatentEnsemble ofPopulation(LatentDeviceModel model, double[][] latents) {
    LatentEnsemble ensemble = new LatentEnsemble(model, latents.length);
    for (int k = 0; k < latents.length; k++) {
      ensemble.latent1[k] = latents[k][0];
      ensemble.latent2[k] = latents[k][1];
      ensemble.weight[k] = 1;
    }
    return ensemble;
  }

  /** An ensemble for the posterior of one cell at a time, see {@link #setPosterior}. */
  static LatentEnsemble forPosterior(LatentDeviceModel model) {
    return new LatentEnsemble(model, LATENT1_POINTS * NODES.length);
  }

  /** Places the devices of {@link #forPosterior} at the quadrature points of a posterior. */
  void setPosterior(LatentDeviceModel.LatentStateFilter filter) {
    double sigma = Math.sqrt(filter.covariance(0));
    double[] lowest = model.prior().lowest();
    double[] highest = model.prior().highest();
    double low = Math.max(lowest[0], filter.mean(0) - QUADRATURE_SIGMAS * sigma);
    double high = Math.min(highest[0], filter.mean(0) + QUADRATURE_SIGMAS * sigma);
    double regressionSlope = filter.covariance(1) / filter.covariance(0);
    double conditionalSigma =
        Math.sqrt(Math.max(0, filter.covariance(2) - regressionSlope * filter.covariance(1)));
    for (int i = 0; i < LATENT1_POINTS; i++) {
      double latent = low + (high - low) * (i + 0.5) / LATENT1_POINTS;
      double deviation = (latent - filter.mean(0)) / sigma;
      double expected = filter.mean(1) + regressionSlope * (latent - filter.mean(0));
      for (int n = 0; n < NODES.length; n++) {
        int k = i * NODES.length + n;
        latent1[k] = latent;
        latent2[k] =
            Math.max(lowest[1], Math.min(highest[1], expected + conditionalSigma * NODES[n]));
        weight[k] = Math.exp(-0.5 * deviation * deviation) * NODE_WEIGHTS[n];
      }
    }
  }

  /** Selects a voltage. */
  void setVoltage(double volts, Polarity polarity) {
    times = model.transitTimes(polarity);
    atVoltage = times.atVoltage(volts);
  }

  @Override
  public int size() {
    return latent1.length;
  }

  @Override
  public double computeWeights(double startSiemens, double targetSiemens, double[] weights) {
    moveStartSiemens = startSiemens;
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = weight[k];
      total += weight[k];
    }
    return total;
  }

  @Override
  public void transitSeconds(double siemens, double[] seconds) {
    atVoltage.logSecondsBetween(moveStartSiemens, siemens, logSeconds, derivatives);
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] =
          siemens == moveStartSiemens
              ? 0
              : Math.exp(
                  times.interpolate(logSeconds, latent1[k])
                      + latent2[k] * times.interpolate(derivatives, latent1[k]));
    }
  }
}
