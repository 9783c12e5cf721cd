package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PassageForecast;

/**
 * Transit times predicted from a {@link DeviceBelief}. The sample devices lie on the line through
 * the posterior mean along which the time of the move varies most (the conditional mean of the
 * latents given that time).
 */
final class BeliefForecast implements PassageForecast {

  private static final int DEVICES = 17;

  /** Log times are smooth in the latents: a parabola through three of the devices gives all. */
  private static final int MIDDLE = (DEVICES - 1) / 2;

  /** Half width of the sample devices in standard deviations, limited by the population. */
  private static final double REACH = 2.6;

  /** Step of the finite differences by the latents. */
  private static final double STEP = 0.1;

  private final DeviceBelief belief;
  private final DeviceBelief.Filter filter;
  private final SiemensRange range;

  /** Half width of the population, in its standard deviations. */
  private final double half;

  private final double wholeVariance;
  private final double[] mean = new double[2];
  private final double[] covariance = new double[3];
  private final double[] first = new double[DEVICES];
  private final double[] second = new double[DEVICES];
  private final double[] weight = new double[DEVICES];
  private boolean fresh;
  private LatentTimes.Level level;
  private double start;
  private double perSpread;

  BeliefForecast(DeviceBelief belief) {
    this.belief = belief;
    filter = belief.new Filter();
    range = belief.set().grid().range();
    wholeVariance = belief.prior().covariance()[0];
    double width = belief.prior().highest()[0] - belief.prior().lowest()[0];
    half = 0.5 * width / Math.sqrt(wholeVariance);
    level = belief.set().at(belief.set().grid().volts()[0]);
  }

  @Override
  public int devices() {
    return DEVICES;
  }

  @Override
  public void recall(MapperMemory memory, int cell) {
    filter.load(memory, cell);
    fresh = memory.get(cell, 0) == 0;
    for (int k = 0; k < 2; k++) {
      mean[k] = filter.mean(k);
    }
    for (int k = 0; k < 3; k++) {
      covariance[k] = filter.covariance(k);
    }
  }

  @Override
  public void suppose(double spread) {
    filter.forget();
    fresh = false;
    for (int k = 0; k < 2; k++) {
      mean[k] = 0;
      covariance[2 * k] = spread * spread * filter.covariance(2 * k);
    }
    covariance[1] = 0;
  }

  @Override
  public double spread() {
    return Math.min(1, Math.sqrt(covariance[0] / wholeVariance));
  }

  /**
   * Expects {@link #face} to have been called. Where the window ends the move, only a bound is
   * observed, which is taken to halve the variance.
   */
  @Override
  public double spreadAfter(double from, double to) {
    boolean up = to > from;
    double before = covariance[0] / wholeVariance;
    double end = up ? range.maxSiemens() : range.minSiemens();
    double left = to == end ? 0.5 * before : before;
    if (to != end && to != from && before > 0) {
      double read = belief.noise().relativeRead() / Math.log(to / from);
      double unexplained = belief.noise().logSeconds();
      double error = (2 * read * read + unexplained * unexplained) / (perSpread * perSpread);
      left = before * error / (before + error);
    }
    double step = belief.prior().walk().widening(0, belief.partOfWay(up, from, to));
    return Math.min(1, Math.sqrt(left + step / wholeVariance));
  }

  private LatentTimes.Level level(double volts, double from, double to) {
    return belief.of(Polarity.towards(from, to)).at(volts);
  }

  @Override
  public double expectedLogSeconds(double volts, double from, double to) {
    return level(volts, from, to).logSeconds(from, to, mean[0], mean[1]);
  }

  @Override
  public void face(double volts, double from, double to) {
    level = level(volts, from, to);
    start = from;
    double perFirst = slope(to, STEP, 0);
    double perSecond = slope(to, 0, STEP);
    double variance =
        perFirst * (perFirst * covariance[0] + 2 * perSecond * covariance[1])
            + perSecond * perSecond * covariance[2];
    double sigma = Math.sqrt(Math.max(1e-12, variance));
    perSpread = sigma / Math.sqrt(covariance[0] / wholeVariance);
    double unexplained = belief.noise().logSeconds() / sigma;
    double stretch = fresh ? 1 : Math.sqrt(1 + unexplained * unexplained);
    spread(
        stretch * (perFirst * covariance[0] + perSecond * covariance[1]) / sigma,
        stretch * (perFirst * covariance[1] + perSecond * covariance[2]) / sigma);
  }

  private double slope(double to, double stepFirst, double stepSecond) {
    double more = level.logSeconds(start, to, mean[0] + stepFirst, mean[1] + stepSecond);
    double less = level.logSeconds(start, to, mean[0] - stepFirst, mean[1] - stepSecond);
    return (more - less) / (2 * STEP);
  }

  /** Places the sample devices along a direction of one standard deviation. */
  private void spread(double alongFirst, double alongSecond) {
    double reach = fresh ? Math.min(REACH, half) : REACH;
    // A population uniform within its bounds has half = sqrt(3); for wide bounds it is near normal.
    double shape = 0.5 * (half * half - 1) - 1;
    double sum = 0;
    for (int k = 0; k < DEVICES; k++) {
      double q = reach * (2 * (k + 0.5) / DEVICES - 1);
      weight[k] =
          fresh ? Math.pow(1 - q * q / (half * half), Math.max(0, shape)) : Math.exp(-0.5 * q * q);
      first[k] = mean[0] + q * alongFirst;
      second[k] = mean[1] + q * alongSecond;
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
        logSeconds[k][i] = level.logSeconds(start, siemens[i], first[k], second[k]);
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
