package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.stats.Normal;

/**
 * Latent-variable model of the devices of a population. Two latent variables represent everything
 * that makes devices switch at different speeds; the posterior of a cell is a bivariate normal
 * distribution (five numbers).
 *
 * <p>Immutable and thread-safe.
 *
 * @param set transit times under SET
 * @param reset transit times under RESET
 * @param prior the population
 * @param noise the residual of observed pulse lengths
 */
public record DeviceBelief(LatentTimes set, LatentTimes reset, Prior prior, Noise noise) {

  /** Numbers per cell: observed pulses, two means, three entries of the covariance. */
  public static final int WIDTH = 6;

  private static final int POINTS = 48;

  /** Half width of the quadrature, in standard deviations. */
  private static final double REACH = 4;

  /** Relative difference up to which readings count as equal even if they are exact. */
  private static final double EXACT = 1e-6;

  /** Standard deviations of a reading up to which a difference counts as no move: 2 sqrt(2). */
  private static final double NO_MOVE = 2.8;

  /**
   * Mean reversion per relative added variance; 1/2 preserves the prior variance to first order.
   */
  private static final double REVERSION = 0.5;

  /** Step of the finite difference by the first latent. */
  private static final double STEP = 0.25;

  private static final double LEAST_VARIANCE = 1e-6;

  /**
   * The population and the cycle-to-cycle drift of its devices.
   *
   * @param covariance of the two latents over the population: (first, mixed, second); means are 0
   * @param lowest minima of the latents in the population
   * @param highest maxima of the latents in the population
   * @param walk change of a device from pulse to pulse
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Prior(double[] covariance, double[] lowest, double[] highest, Walk walk) {

    public Prior {
      Require.length("covariance", covariance.length, 3);
      Require.length("lowest", lowest.length, 2);
      Require.length("highest", highest.length, 2);
      Require.positive("first variance", covariance[0]);
      covariance = covariance.clone();
      lowest = lowest.clone();
      highest = highest.clone();
    }
  }

  /**
   * Covariance of the drift during a pulse, (first, mixed, second): {@code baseCovariance} for
   * every pulse, plus {@code switchingCovariance} times the square of the switched fraction, which
   * is the distance moved divided by the distance to the bound of the state.
   *
   * @param direct covariance added by every pulse
   * @param slope covariance added by a pulse that switches completely
   * @param states the state at evenly spaced conductances over the window
   * @param lowerState the state's bound under RESET
   * @param upperState the state's bound under SET
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Walk(
      double[] direct, double[] slope, double[] states, double lowerState, double upperState) {

    public Walk {
      Require.length("baseCovariance", direct.length, 3);
      Require.length("switchingCovariance", slope.length, 3);
      Require.atLeast("states", states.length, 2);
      direct = direct.clone();
      slope = slope.clone();
      states = states.clone();
    }

    /** Returns entry k of the covariance added by a pulse of a switched fraction. */
    double widening(int k, double part) {
      return direct[k] + part * part * slope[k];
    }
  }

  /**
   * Noise of observed pulse lengths.
   *
   * @param logSeconds standard deviation of the logarithm of a transit time that the two latents
   *     leave unexplained
   * @param relativeRead standard deviation of a reading relative to the conductance; 0 for exact
   *     reads
   */
  public record Noise(double logSeconds, double relativeRead) {

    public Noise {
      Require.positive("logSecondsSigma", logSeconds);
      Require.nonNegative("relativeReadNoise", relativeRead);
    }
  }

  /**
   * {@return the same model for another read noise}
   *
   * @param relativeSigma standard deviation of a reading relative to the conductance; 0 for exact
   */
  public DeviceBelief withReadNoise(double relativeSigma) {
    return new DeviceBelief(set, reset, prior, new Noise(noise.logSeconds, relativeSigma));
  }

  /**
   * {@return the transit times of a polarity}
   *
   * @param polarity the polarity
   */
  public LatentTimes of(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }

  /**
   * Returns the switched fraction of a pulse: the distance moved over the distance to the bound.
   */
  double partOfWay(boolean up, double start, double reached) {
    double before = state(start);
    double after = state(reached);
    double way = up ? prior.walk.upperState - before : before - prior.walk.lowerState;
    return way > 0 ? Math.max(0, Math.min(1, Math.abs(after - before) / way)) : 0;
  }

  private double state(double siemens) {
    double[] states = prior.walk.states;
    double share = (siemens - set.grid().range().minSiemens()) / set.grid().range().span();
    double position = Math.max(0, Math.min(1, share)) * (states.length - 1);
    int j = Math.min(states.length - 2, (int) position);
    return states[j] + (position - j) * (states[j + 1] - states[j]);
  }

  /**
   * Assumed-density filter of the latent state of one cell at a time. Not thread-safe; one instance
   * per thread.
   *
   * <p><b>Implementation note.</b> An outcome (start, reached, volts, seconds) is one equation on
   * the latents: the transit time equals the pulse's length. The first latent is integrated by
   * quadrature, the second analytically at each point; the result is projected onto a normal
   * distribution by its mean and covariance (Maybeck, "Stochastic Models, Estimation and Control"
   * vol. 2, 1982, chapter 12). An outcome at an end of the window, or one that read noise cannot
   * tell from no move, bounds the time from one side. The drift then widens the covariance, with
   * mean reversion towards the prior.
   */
  public final class Filter {
    private final double[] mean = new double[2];
    private final double[] covariance = new double[3];
    private final double[] logs = new double[set.places()];
    private final double[] change = new double[set.places()];
    private final double[] lowLogs = new double[set.places()];
    private final double[] highLogs = new double[set.places()];
    private final double[] unused = new double[set.places()];
    private final double[] readVariance = new double[set.places()];
    private final double[] points = new double[POINTS];
    private final double[] weights = new double[POINTS];
    private final double[] moments = new double[2];
    private double pulses;

    /** Makes a filter in the state of the prior. */
    public Filter() {
      forget();
    }

    /**
     * Loads the state of a cell.
     *
     * @param memory a memory of {@link #WIDTH} numbers per cell
     * @param cell the cell
     */
    public void load(MapperMemory memory, int cell) {
      pulses = memory.get(cell, 0);
      if (pulses == 0) {
        forget();
        return;
      }
      for (int k = 0; k < 2; k++) {
        mean[k] = memory.get(cell, 1 + k);
      }
      for (int k = 0; k < 3; k++) {
        covariance[k] = memory.get(cell, 3 + k);
      }
    }

    /** Resets the state to the prior. */
    public void forget() {
      pulses = 0;
      mean[0] = 0;
      mean[1] = 0;
      System.arraycopy(prior.covariance, 0, covariance, 0, 3);
    }

    /**
     * Stores the state of a cell.
     *
     * @param memory a memory of {@link #WIDTH} numbers per cell
     * @param cell the cell
     */
    public void store(MapperMemory memory, int cell) {
      memory.set(cell, 0, pulses);
      for (int k = 0; k < 2; k++) {
        memory.set(cell, 1 + k, mean[k]);
      }
      for (int k = 0; k < 3; k++) {
        memory.set(cell, 3 + k, covariance[k]);
      }
    }

    /**
     * {@return the posterior mean of a latent}
     *
     * @param k 0 or 1
     */
    public double mean(int k) {
      return mean[k];
    }

    /**
     * {@return an entry of the posterior covariance}
     *
     * @param k 0 for the variance of the first latent, 1 for the mixed entry, 2 for the variance of
     *     the second
     */
    public double covariance(int k) {
      return covariance[k];
    }

    /**
     * Updates the state by the outcome of a pulse, then predicts the cycle-to-cycle drift after it.
     *
     * @param volts the pulse's voltage [V]
     * @param seconds its length [s], positive
     * @param start conductance read before the pulse [S]
     * @param reached conductance read after the pulse [S]
     */
    public void observe(double volts, double seconds, double start, double reached) {
      boolean up = volts * set.grid().volts()[0] > 0;
      LatentTimes times = up ? set : reset;
      LatentTimes.Level level = times.at(volts);
      double margin = Math.max(EXACT, 2 * noise.relativeRead);
      double least = times.grid().range().minSiemens();
      double most = times.grid().range().maxSiemens();
      double end = up ? most * (1 - margin) : least * (1 + margin);
      double still = Math.max(EXACT, NO_MOVE * noise.relativeRead);
      double moved = up ? start * (1 + still) : start * (1 - still);
      boolean ended = up ? reached >= end : reached <= end;
      boolean unmoved = up ? reached <= moved : reached >= moved;
      double logSeconds = Math.log(seconds);
      if (ended) {
        // A pulse that starts at the end of the window carries no information.
        if (up ? start < end : start > end) {
          condition(times, level, new Outcome(start, end, logSeconds, 1));
        }
      } else if (unmoved) {
        if (up ? moved < most : moved > least) {
          condition(times, level, new Outcome(start, moved, logSeconds, -1));
        }
      } else {
        condition(times, level, new Outcome(start, reached, logSeconds, 0));
      }
      step(up, start, reached);
      pulses++;
    }

    private void condition(LatentTimes times, LatentTimes.Level level, Outcome outcome) {
      level.between(outcome.from, outcome.to, logs, change);
      readVariance(level, outcome);
      if (!moments(times, outcome)) {
        // The outcome contradicts the posterior: restart from the prior.
        forget();
        moments(times, outcome);
      }
    }

    /** Variance of the log time due to the noise of both readings, by first latent. */
    private void readVariance(LatentTimes.Level level, Outcome outcome) {
      Arrays.fill(readVariance, 0);
      double sigma = noise.relativeRead;
      if (sigma == 0) {
        return;
      }
      spread(level, outcome.from * (1 - sigma), outcome.to, outcome.from * (1 + sigma), outcome.to);
      if (outcome.side == 0) {
        spread(
            level, outcome.from, outcome.to * (1 - sigma), outcome.from, outcome.to * (1 + sigma));
      }
    }

    private void spread(
        LatentTimes.Level level, double fromLow, double toLow, double fromHigh, double toHigh) {
      level.between(fromLow, toLow, lowLogs, unused);
      level.between(fromHigh, toHigh, highLogs, unused);
      for (int k = 0; k < logs.length; k++) {
        double half = 0.5 * Math.max(-3, Math.min(3, highLogs[k] - lowLogs[k]));
        readVariance[k] += half * half;
      }
    }

    /** Conditions on an outcome; returns false, and changes nothing, if it is impossible. */
    private boolean moments(LatentTimes times, Outcome outcome) {
      place();
      double sum = 0;
      double first = 0;
      double second = 0;
      double firstFirst = 0;
      double mixed = 0;
      double secondSecond = 0;
      double slope = covariance[1] / covariance[0];
      double rest = Math.max(LEAST_VARIANCE, covariance[2] - slope * covariance[1]);
      for (int i = 0; i < POINTS; i++) {
        double latent = points[i];
        double perSecond = times.interpolate(change, latent);
        double expected = mean[1] + slope * (latent - mean[0]);
        double predicted = times.interpolate(logs, latent) + perSecond * expected;
        double variance =
            perSecond * perSecond * rest
                + noise.logSeconds * noise.logSeconds
                + times.interpolate(readVariance, latent);
        double sigma = Math.sqrt(variance);
        double off = (outcome.logSeconds - predicted) / sigma;
        double gain = perSecond * rest / sigma;
        double likelihood;
        double shift;
        double shrink;
        if (outcome.side == 0) {
          likelihood = Math.exp(-0.5 * off * off) / sigma;
          shift = off;
          shrink = 1;
        } else {
          double alpha = outcome.side * off;
          likelihood = Normal.below(alpha);
          double hazard = Normal.hazard(alpha);
          shift = -outcome.side * hazard;
          shrink = Math.min(1, hazard * (hazard + alpha));
        }
        double at = expected + gain * shift;
        double left = Math.max(LEAST_VARIANCE, rest - gain * gain * shrink);
        double weight = weights[i] * likelihood;
        sum += weight;
        first += weight * latent;
        second += weight * at;
        firstFirst += weight * latent * latent;
        mixed += weight * latent * at;
        secondSecond += weight * (at * at + left);
      }
      if (!(sum > 1e-12)) {
        return false;
      }
      mean[0] = first / sum;
      mean[1] = limit(second / sum, 1);
      covariance[0] = Math.max(LEAST_VARIANCE, firstFirst / sum - mean[0] * mean[0]);
      covariance[2] = Math.max(LEAST_VARIANCE, secondSecond / sum - mean[1] * mean[1]);
      covariance[1] = mixed / sum - mean[0] * (second / sum);
      bound();
      return true;
    }

    private double limit(double value, int k) {
      return Math.max(prior.lowest[k], Math.min(prior.highest[k], value));
    }

    /** Keeps the covariance positive definite. */
    private void bound() {
      double most = Math.sqrt(0.98 * covariance[0] * covariance[2]);
      covariance[1] = Math.max(-most, Math.min(most, covariance[1]));
    }

    /** Quadrature points of the first latent with their weights, which sum to 1. */
    private void place() {
      double sigma = Math.sqrt(covariance[0]);
      double low = Math.max(prior.lowest[0], mean[0] - REACH * sigma);
      double high = Math.min(prior.highest[0], mean[0] + REACH * sigma);
      double sum = 0;
      for (int i = 0; i < POINTS; i++) {
        points[i] = low + (high - low) * (i + 0.5) / POINTS;
        double off = (points[i] - mean[0]) / sigma;
        weights[i] = Math.exp(-0.5 * off * off);
        sum += weights[i];
      }
      for (int i = 0; i < POINTS; i++) {
        weights[i] /= sum;
      }
    }

    private void step(boolean up, double start, double reached) {
      Walk walk = prior.walk;
      double part = partOfWay(up, start, reached);
      double[] kept = new double[2];
      for (int k = 0; k < 2; k++) {
        double widening = walk.widening(2 * k, part);
        double whole = prior.covariance[2 * k];
        kept[k] = whole > 0 ? Math.max(0, 1 - REVERSION * widening / whole) : 1;
        mean[k] *= kept[k];
        covariance[2 * k] =
            Math.max(LEAST_VARIANCE, covariance[2 * k] * kept[k] * kept[k] + widening);
      }
      covariance[1] = covariance[1] * kept[0] * kept[1] + walk.widening(1, part);
      bound();
    }

    /**
     * {@return mean and standard deviation of a log time as computed by {@link #predict}; an own
     * array}
     */
    public double[] moments() {
      return moments;
    }

    /**
     * Predicts the logarithm of the transit time to a conductance, to first order in the latents.
     *
     * @param level the transit times at a voltage
     * @param polarity its polarity
     * @param from start conductance [S]
     * @param to target conductance [S]
     */
    public void predict(LatentTimes.Level level, Polarity polarity, double from, double to) {
      LatentTimes times = of(polarity);
      level.between(from, to, logs, change);
      double perSecond = times.interpolate(change, mean[0]);
      double above = times.interpolate(logs, mean[0] + STEP);
      double below = times.interpolate(logs, mean[0] - STEP);
      double perFirst = (above - below) / (2 * STEP);
      double variance =
          perFirst * perFirst * covariance[0]
              + 2 * perFirst * perSecond * covariance[1]
              + perSecond * perSecond * covariance[2]
              + noise.logSeconds * noise.logSeconds;
      moments[0] = times.interpolate(logs, mean[0]) + perSecond * mean[1];
      moments[1] = Math.sqrt(Math.max(noise.logSeconds * noise.logSeconds, variance));
    }
  }

  /**
   * An outcome of a pulse.
   *
   * @param side 0 if the transit took exactly the pulse's length, 1 if at most that, -1 if at least
   */
  private record Outcome(double from, double to, double logSeconds, int side) {}
}
