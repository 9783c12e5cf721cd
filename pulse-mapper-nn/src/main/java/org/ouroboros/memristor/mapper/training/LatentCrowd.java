package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.LatentTimes;

/**
 * Devices given by their two latents, under one voltage at a time: a sample of the population, or a
 * quadrature of the posterior of one cell.
 */
final class LatentCrowd implements Crowd {

  /** Quadrature points of the first latent of a posterior. */
  private static final int FIRST = 40;

  /** Gauss-Hermite nodes and weights for the second latent. */
  private static final double[] NODES = {-Math.sqrt(3), 0, Math.sqrt(3)};

  private static final double[] NODE_WEIGHTS = {1 / 6.0, 4 / 6.0, 1 / 6.0};

  private static final double REACH = 3;

  private final DeviceBelief belief;
  private final double[] first;
  private final double[] second;
  private final double[] weight;
  private final double[] logs;
  private final double[] change;
  private LatentTimes times;
  private LatentTimes.Level level;
  private double start;

  private LatentCrowd(DeviceBelief belief, int size) {
    this.belief = belief;
    first = new double[size];
    second = new double[size];
    weight = new double[size];
    times = belief.set();
    level = times.at(times.grid().volts()[0]);
    logs = new double[times.places()];
    change = new double[times.places()];
  }

  /**
   * An ensemble of equally weighted devices.
   *
   * @param latents the two latents of each device
   */
  static LatentCrowd of(DeviceBelief belief, double[][] latents) {
    LatentCrowd crowd = new LatentCrowd(belief, latents.length);
    for (int k = 0; k < latents.length; k++) {
      crowd.first[k] = latents[k][0];
      crowd.second[k] = latents[k][1];
      crowd.weight[k] = 1;
    }
    return crowd;
  }

  /** An ensemble for the posterior of one cell at a time, see {@link #believe}. */
  static LatentCrowd ofOne(DeviceBelief belief) {
    return new LatentCrowd(belief, FIRST * NODES.length);
  }

  /** Places the devices of {@link #ofOne} at the quadrature points of a posterior. */
  void believe(DeviceBelief.Filter filter) {
    double sigma = Math.sqrt(filter.covariance(0));
    double[] lowest = belief.prior().lowest();
    double[] highest = belief.prior().highest();
    double low = Math.max(lowest[0], filter.mean(0) - REACH * sigma);
    double high = Math.min(highest[0], filter.mean(0) + REACH * sigma);
    double slope = filter.covariance(1) / filter.covariance(0);
    double rest = Math.sqrt(Math.max(0, filter.covariance(2) - slope * filter.covariance(1)));
    for (int i = 0; i < FIRST; i++) {
      double latent = low + (high - low) * (i + 0.5) / FIRST;
      double off = (latent - filter.mean(0)) / sigma;
      double expected = filter.mean(1) + slope * (latent - filter.mean(0));
      for (int n = 0; n < NODES.length; n++) {
        int k = i * NODES.length + n;
        first[k] = latent;
        second[k] = Math.max(lowest[1], Math.min(highest[1], expected + rest * NODES[n]));
        weight[k] = Math.exp(-0.5 * off * off) * NODE_WEIGHTS[n];
      }
    }
  }

  /** Selects a voltage. */
  void under(double volts, Polarity polarity) {
    times = belief.of(polarity);
    level = times.at(volts);
  }

  @Override
  public int size() {
    return first.length;
  }

  @Override
  public double weigh(double from, double to, double[] weights) {
    start = from;
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] = weight[k];
      total += weight[k];
    }
    return total;
  }

  @Override
  public void secondsTo(double siemens, double[] seconds) {
    level.between(start, siemens, logs, change);
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] =
          siemens == start
              ? 0
              : Math.exp(
                  times.interpolate(logs, first[k])
                      + second[k] * times.interpolate(change, first[k]));
    }
  }
}
