package org.ouroboros.memristor.mapper.internal.latent;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;

/**
 * Transit times predicted from a {@link LatentDeviceModel}. The sample devices lie on the line
 * through the posterior mean along which the time of the move varies most (the conditional mean of
 * the latents given that time).
 */
public final class LatentTransitTimePredictor implements TransitTimePredictor {
  private static final int DEVICES = 17;

  /** Log times are smooth in the latents: a parabola through three of the devices gives all. */
  private static final int MIDDLE = (DEVICES - 1) / 2;

  /** Half width of the sample devices in standard deviations, limited by the population. */
  private static final double MAX_HALF_WIDTH = 2.6;

  /** Step of the finite differences by the latents. */
  private static final double LATENT_STEP = 0.1;

  private final LatentDeviceModel model;
  private final LatentDeviceModel.LatentStateFilter filter;
  private final ConductanceRange range;

  /** Half width of the population, in its standard deviations. */
  private final double populationHalfWidth;

  private final double priorVariance;
  private final double[] mean = new double[2];
  private final double[] covariance = new double[3];
  private final double[] latent1 = new double[DEVICES];
  private final double[] latent2 = new double[DEVICES];
  private final double[] weight = new double[DEVICES];
  private boolean coldStart;
  private LatentTransitTimes.AtVoltage atVoltage;
  private double moveStartSiemens;
  private double logSecondsPerPriorSigma;

  public LatentTransitTimePredictor(LatentDeviceModel model) {
    this.model = model;
    filter = model.new LatentStateFilter();
    range = model.set().grid().range();
    priorVariance = model.prior().covariance()[0];
    double width = model.prior().highest()[0] - model.prior().lowest()[0];
    populationHalfWidth = 0.5 * width / Math.sqrt(priorVariance);
    atVoltage = model.set().atVoltage(model.set().grid().volts()[0]);
  }

  @Override
  public int devices() {
    return DEVICES;
  }

  @Override
  public void loadCell(MapperMemory memory, int cell) {
    filter.load(memory, cell);
    coldStart = memory.get(cell, 0) == 0;
    for (int k = 0; k < 2; k++) {
      mean[k] = filter.mean(k);
    }
    for (int k = 0; k < 3; k++) {
      covariance[k] = filter.covariance(k);
    }
  }

  @Override
  public void loadPrior(double uncertainty) {
    filter.loadPrior();
    coldStart = false;
    for (int k = 0; k < 2; k++) {
      mean[k] = 0;
      covariance[2 * k] = uncertainty * uncertainty * filter.covariance(2 * k);
    }
    covariance[1] = 0;
  }

  @Override
  public double uncertainty() {
    return Math.min(1, Math.sqrt(covariance[0] / priorVariance));
  }

  /**
   * Expects {@link #setMove} to have been called. Where the window ends the move, only a bound is
   * observed, which is taken to halve the variance.
   */
  @Override
  public double uncertaintyAfter(double startSiemens, double targetSiemens) {
    boolean up = targetSiemens > startSiemens;
    double priorFraction = covariance[0] / priorVariance;
    double endSiemens = up ? range.maxSiemens() : range.minSiemens();
    double posteriorFraction = targetSiemens == endSiemens ? 0.5 * priorFraction : priorFraction;
    if (targetSiemens != endSiemens && targetSiemens != startSiemens && priorFraction > 0) {
      double readError = model.noise().relativeReadNoise() / Math.log(targetSiemens / startSiemens);
      double residual = model.noise().logSecondsSigma();
      double error =
          (2 * readError * readError + residual * residual)
              / (logSecondsPerPriorSigma * logSecondsPerPriorSigma);
      posteriorFraction = priorFraction * error / (priorFraction + error);
    }
    double drift =
        model
            .prior()
            .drift()
            .addedCovariance(0, model.switchedFraction(up, startSiemens, targetSiemens));
    return Math.min(1, Math.sqrt(posteriorFraction + drift / priorVariance));
  }

  private LatentTransitTimes.AtVoltage atVoltage(
      double volts, double startSiemens, double targetSiemens) {
    return model.transitTimes(Polarity.towards(startSiemens, targetSiemens)).atVoltage(volts);
  }

  @Override
  public double expectedLogSeconds(double volts, double startSiemens, double targetSiemens) {
    return atVoltage(volts, startSiemens, targetSiemens)
        .logSeconds(startSiemens, targetSiemens, mean[0], mean[1]);
  }

  @Override
  public void setMove(double volts, double startSiemens, double targetSiemens) {
    atVoltage = atVoltage(volts, startSiemens, targetSiemens);
    moveStartSiemens = startSiemens;
    double byLatent1 = derivative(targetSiemens, LATENT_STEP, 0);
    double byLatent2 = derivative(targetSiemens, 0, LATENT_STEP);
    double variance =
        byLatent1 * (byLatent1 * covariance[0] + 2 * byLatent2 * covariance[1])
            + byLatent2 * byLatent2 * covariance[2];
    double sigma = Math.sqrt(Math.max(1e-12, variance));
    logSecondsPerPriorSigma = sigma / Math.sqrt(covariance[0] / priorVariance);
    double residual = model.noise().logSecondsSigma() / sigma;
    double inflation = coldStart ? 1 : Math.sqrt(1 + residual * residual);
    placeDevices(
        inflation * (byLatent1 * covariance[0] + byLatent2 * covariance[1]) / sigma,
        inflation * (byLatent1 * covariance[1] + byLatent2 * covariance[2]) / sigma);
  }

  private double derivative(double targetSiemens, double step1, double step2) {
    double upper =
        atVoltage.logSeconds(moveStartSiemens, targetSiemens, mean[0] + step1, mean[1] + step2);
    double lower =
        atVoltage.logSeconds(moveStartSiemens, targetSiemens, mean[0] - step1, mean[1] - step2);
    return (upper - lower) / (2 * LATENT_STEP);
  }

  /** Places the sample devices along a direction of one standard deviation. */
  private void placeDevices(double direction1, double direction2) {
    double halfWidth = coldStart ? Math.min(MAX_HALF_WIDTH, populationHalfWidth) : MAX_HALF_WIDTH;
    // A population uniform within its bounds has half = sqrt(3); for wide bounds it is near normal.
    double shape = 0.5 * (populationHalfWidth * populationHalfWidth - 1) - 1;
    double sum = 0;
    for (int k = 0; k < DEVICES; k++) {
      double q = halfWidth * (2 * (k + 0.5) / DEVICES - 1);
      weight[k] =
          coldStart
              ? Math.pow(
                  1 - q * q / (populationHalfWidth * populationHalfWidth), Math.max(0, shape))
              : Math.exp(-0.5 * q * q);
      latent1[k] = mean[0] + q * direction1;
      latent2[k] = mean[1] + q * direction2;
      sum += weight[k];
    }
    for (int k = 0; k < DEVICES; k++) {
      weight[k] /= sum;
    }
  }

  @Override
  public double weight(int device) {
    return weight[device];
  }

  @Override
  public void logSeconds(double[] siemens, int count, double[][] logSeconds) {
    for (int k = 0; k < DEVICES; k += MIDDLE) {
      for (int i = 0; i < count; i++) {
        logSeconds[k][i] =
            atVoltage.logSeconds(moveStartSiemens, siemens[i], latent1[k], latent2[k]);
      }
    }
    double[] low = logSeconds[0];
    double[] middle = logSeconds[MIDDLE];
    double[] high = logSeconds[DEVICES - 1];
    for (int k = 1; k < DEVICES - 1; k++) {
      double x = (double) (k - MIDDLE) / MIDDLE;
      if (x != 0) {
        for (int i = 0; i < count; i++) {
          double odd = 0.5 * (high[i] - low[i]);
          double even = 0.5 * (high[i] + low[i]) - middle[i];
          logSeconds[k][i] = middle[i] + x * (odd + x * even);
        }
      }
    }
  }
}
