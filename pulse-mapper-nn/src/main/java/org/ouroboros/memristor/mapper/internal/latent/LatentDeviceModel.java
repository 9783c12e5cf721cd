package org.ouroboros.memristor.mapper.internal.latent;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.internal.random.StandardNormal;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Latent-variable model of the devices of a population. Two latent variables represent everything
 * that makes devices switch at different speeds; the posterior of a cell is a bivariate normal
 * distribution (five numbers).
 *
 * <p>Immutable and thread-safe.
 */
public record LatentDeviceModel(
    LatentTransitTimes set, LatentTransitTimes reset, Prior prior, Noise noise) {
  /** Numbers per cell: observed pulses, two means, three entries of the covariance. */
  public static final int STATE_SIZE = 6;

  private static final int QUADRATURE_POINTS = 48;

  /** Half width of the quadrature, in standard deviations. */
  private static final double QUADRATURE_SIGMAS = 4;

  /** Relative difference up to which readings count as equal even if they are exact. */
  private static final double EQUAL_READINGS = 1e-6;

  /** Standard deviations of a reading up to which a difference counts as no move: 2 sqrt(2). */
  private static final double NO_MOVE_SIGMAS = 2.8;

  /**
   * Mean reversion per relative added variance; 1/2 preserves the prior variance to first order.
   */
  private static final double REVERSION = 0.5;

  /** Step of the finite difference by the first latent. */
  private static final double LATENT_STEP = 0.25;

  private static final double MIN_VARIANCE = 1e-6;

  /**
   * The population and the cycle-to-cycle drift of its devices.
   *
   * @param covariance of the two latents over the population: (first, mixed, second); means are 0
   * @param lowest minima of the latents in the population
   * @param highest maxima of the latents in the population
   * @param drift change of a device from pulse to pulse
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Prior(double[] covariance, double[] lowest, double[] highest, CycleDrift drift) {
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
   * @param switchingCovariance covariance added by a pulse that switches completely
   * @param states the state at evenly spaced conductances over the window
   * @param lowerState the state's bound under RESET
   * @param upperState the state's bound under SET
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record CycleDrift(
      double[] baseCovariance,
      double[] switchingCovariance,
      double[] states,
      double lowerState,
      double upperState) {
    public CycleDrift {
      Require.length("baseCovariance", baseCovariance.length, 3);
      Require.length("switchingCovariance", switchingCovariance.length, 3);
      Require.atLeast("states", states.length, 2);
      baseCovariance = baseCovariance.clone();
      switchingCovariance = switchingCovariance.clone();
      states = states.clone();
    }

    /** Returns entry k of the covariance added by a pulse of a switched fraction. */
    double addedCovariance(int k, double switchedFraction) {
      return baseCovariance[k] + switchedFraction * switchedFraction * switchingCovariance[k];
    }
  }

  /**
   * Noise of observed pulse lengths.
   *
   * @param logSecondsSigma standard deviation of log transit times that the latents leave
   *     unexplained
   * @param relativeReadNoise standard deviation of a reading relative to the conductance; 0 if
   *     exact
   */
  public record Noise(double logSecondsSigma, double relativeReadNoise) {
    public Noise {
      Require.positive("logSecondsSigma", logSecondsSigma);
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
  }

  /** {@return the same model for another relative read noise; 0 for exact reads} */
  public LatentDeviceModel withReadNoise(double relativeReadNoise) {
    return new LatentDeviceModel(
        set, reset, prior, new Noise(noise.logSecondsSigma, relativeReadNoise));
  }

  /** {@return the transit times of a polarity} */
  public LatentTransitTimes transitTimes(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }

  /**
   * Updates the posteriors of cells by the readings after their pulses. Pulses of length 0 are
   * skipped; conductances are clamped to the range.
   */
  public void observe(
      PulseRequests requests, PulsePlan choices, double[] reachedSiemens, MapperMemory memory) {
    ConductanceRange range = set.grid().range();
    LatentStateFilter filter = new LatentStateFilter();
    for (int i = 0; i < requests.size(); i++) {
      if (choices.seconds(i) > 0) {
        int cell = requests.cell(i);
        filter.load(memory, cell);
        filter.update(
            choices.volts(i),
            choices.seconds(i),
            range.clamp(requests.startSiemens(i)),
            range.clamp(Require.finite("reachedSiemens[" + i + "]", reachedSiemens[i])));
        filter.store(memory, cell);
      }
    }
  }

  /** The distance moved by a pulse over the distance to the bound. */
  double switchedFraction(boolean up, double startSiemens, double reachedSiemens) {
    double startState = state(startSiemens);
    double reachedState = state(reachedSiemens);
    double distance =
        up ? prior.drift.upperState - startState : startState - prior.drift.lowerState;
    return distance > 0
        ? Math.max(0, Math.min(1, Math.abs(reachedState - startState) / distance))
        : 0;
  }

  private double state(double siemens) {
    double[] states = prior.drift.states;
    double fraction = (siemens - set.grid().range().minSiemens()) / set.grid().range().span();
    double position = Math.max(0, Math.min(1, fraction)) * (states.length - 1);
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
  public final class LatentStateFilter {
    private final double[] mean = new double[2];
    private final double[] covariance = new double[3];
    private final double[] logSeconds = new double[set.latentCount()];
    private final double[] derivatives = new double[set.latentCount()];
    private final double[] lowLogSeconds = new double[set.latentCount()];
    private final double[] highLogSeconds = new double[set.latentCount()];
    private final double[] unused = new double[set.latentCount()];
    private final double[] readVariance = new double[set.latentCount()];
    private final double[] points = new double[QUADRATURE_POINTS];
    private final double[] weights = new double[QUADRATURE_POINTS];
    private final double[] prediction = new double[2];
    private double pulses;

    /** Makes a filter in the state of the prior. */
    public LatentStateFilter() {
      loadPrior();
    }

    /** Loads the state of a cell from a memory of {@link #STATE_SIZE} numbers per cell. */
    public void load(MapperMemory memory, int cell) {
      pulses = memory.get(cell, 0);
      if (pulses == 0) {
        loadPrior();
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
    public void loadPrior() {
      pulses = 0;
      mean[0] = 0;
      mean[1] = 0;
      System.arraycopy(prior.covariance, 0, covariance, 0, 3);
    }

    /** Stores the state of a cell in a memory of {@link #STATE_SIZE} numbers per cell. */
    public void store(MapperMemory memory, int cell) {
      memory.set(cell, 0, pulses);
      for (int k = 0; k < 2; k++) {
        memory.set(cell, 1 + k, mean[k]);
      }
      for (int k = 0; k < 3; k++) {
        memory.set(cell, 3 + k, covariance[k]);
      }
    }

    /** {@return the posterior mean of latent k, 0 or 1} */
    public double mean(int k) {
      return mean[k];
    }

    /** {@return the posterior covariance: variance of the first latent, mixed, of the second} */
    public double covariance(int k) {
      return covariance[k];
    }

    /** Updates the state by readings before and after a pulse, then predicts the drift after it. */
    public void update(double volts, double seconds, double startSiemens, double reachedSiemens) {
      boolean up = volts * set.grid().volts()[0] > 0;
      LatentTransitTimes times = up ? set : reset;
      LatentTransitTimes.AtVoltage atVoltage = times.atVoltage(volts);
      double margin = Math.max(EQUAL_READINGS, 2 * noise.relativeReadNoise);
      double minSiemens = times.grid().range().minSiemens();
      double maxSiemens = times.grid().range().maxSiemens();
      double endSiemens = up ? maxSiemens * (1 - margin) : minSiemens * (1 + margin);
      double noMoveTolerance = Math.max(EQUAL_READINGS, NO_MOVE_SIGMAS * noise.relativeReadNoise);
      double movedSiemens =
          up ? startSiemens * (1 + noMoveTolerance) : startSiemens * (1 - noMoveTolerance);
      boolean endReached = up ? reachedSiemens >= endSiemens : reachedSiemens <= endSiemens;
      boolean noMove = up ? reachedSiemens <= movedSiemens : reachedSiemens >= movedSiemens;
      double logPulseSeconds = Math.log(seconds);
      if (endReached) {
        // A pulse that starts at the end of the window carries no information.
        if (up ? startSiemens < endSiemens : startSiemens > endSiemens) {
          condition(times, atVoltage, new Outcome(startSiemens, endSiemens, logPulseSeconds, 1));
        }
      } else if (noMove) {
        if (up ? movedSiemens < maxSiemens : movedSiemens > minSiemens) {
          condition(times, atVoltage, new Outcome(startSiemens, movedSiemens, logPulseSeconds, -1));
        }
      } else {
        condition(times, atVoltage, new Outcome(startSiemens, reachedSiemens, logPulseSeconds, 0));
      }
      predictDrift(up, startSiemens, reachedSiemens);
      pulses++;
    }

    private void condition(
        LatentTransitTimes times, LatentTransitTimes.AtVoltage atVoltage, Outcome outcome) {
      atVoltage.logSecondsBetween(
          outcome.startSiemens, outcome.endSiemens, logSeconds, derivatives);
      computeReadVariance(atVoltage, outcome);
      if (!updateMoments(times, outcome)) {
        // The outcome contradicts the posterior: restart from the prior.
        loadPrior();
        updateMoments(times, outcome);
      }
    }

    /** Variance of the log time due to the noise of both readings, by first latent. */
    private void computeReadVariance(LatentTransitTimes.AtVoltage atVoltage, Outcome outcome) {
      Arrays.fill(readVariance, 0);
      double sigma = noise.relativeReadNoise;
      if (sigma == 0) {
        return;
      }
      addReadVariance(
          atVoltage,
          outcome.startSiemens * (1 - sigma),
          outcome.endSiemens,
          outcome.startSiemens * (1 + sigma),
          outcome.endSiemens);
      if (outcome.side == 0) {
        addReadVariance(
            atVoltage,
            outcome.startSiemens,
            outcome.endSiemens * (1 - sigma),
            outcome.startSiemens,
            outcome.endSiemens * (1 + sigma));
      }
    }

    private void addReadVariance(
        LatentTransitTimes.AtVoltage atVoltage,
        double startLow,
        double endLow,
        double startHigh,
        double endHigh) {
      atVoltage.logSecondsBetween(startLow, endLow, lowLogSeconds, unused);
      atVoltage.logSecondsBetween(startHigh, endHigh, highLogSeconds, unused);
      for (int k = 0; k < logSeconds.length; k++) {
        double halfDifference =
            0.5 * Math.max(-3, Math.min(3, highLogSeconds[k] - lowLogSeconds[k]));
        readVariance[k] += halfDifference * halfDifference;
      }
    }

    /** Conditions on an outcome; returns false, and changes nothing, if it is impossible. */
    private boolean updateMoments(LatentTransitTimes times, Outcome outcome) {
      placeQuadrature();
      double sum = 0;
      double first = 0;
      double second = 0;
      double firstFirst = 0;
      double mixed = 0;
      double secondSecond = 0;
      double regressionSlope = covariance[1] / covariance[0];
      double conditionalVariance =
          Math.max(MIN_VARIANCE, covariance[2] - regressionSlope * covariance[1]);
      for (int i = 0; i < QUADRATURE_POINTS; i++) {
        double latent = points[i];
        double byLatent2 = times.interpolate(derivatives, latent);
        double expected = mean[1] + regressionSlope * (latent - mean[0]);
        double predicted = times.interpolate(logSeconds, latent) + byLatent2 * expected;
        double variance =
            byLatent2 * byLatent2 * conditionalVariance
                + noise.logSecondsSigma * noise.logSecondsSigma
                + times.interpolate(readVariance, latent);
        double sigma = Math.sqrt(variance);
        double deviation = (outcome.logSeconds - predicted) / sigma;
        double gain = byLatent2 * conditionalVariance / sigma;
        double likelihood;
        double shift;
        double shrink;
        if (outcome.side == 0) {
          likelihood = Math.exp(-0.5 * deviation * deviation) / sigma;
          shift = deviation;
          shrink = 1;
        } else {
          double alpha = outcome.side * deviation;
          likelihood = StandardNormal.cdf(alpha);
          double inverseMillsRatio = StandardNormal.inverseMillsRatio(alpha);
          shift = -outcome.side * inverseMillsRatio;
          shrink = Math.min(1, inverseMillsRatio * (inverseMillsRatio + alpha));
        }
        double posteriorMean = expected + gain * shift;
        double posteriorVariance =
            Math.max(MIN_VARIANCE, conditionalVariance - gain * gain * shrink);
        double weight = weights[i] * likelihood;
        sum += weight;
        first += weight * latent;
        second += weight * posteriorMean;
        firstFirst += weight * latent * latent;
        mixed += weight * latent * posteriorMean;
        secondSecond += weight * (posteriorMean * posteriorMean + posteriorVariance);
      }
      if (!(sum > 1e-12)) {
        return false;
      }
      mean[0] = first / sum;
      mean[1] = clampLatent(second / sum, 1);
      covariance[0] = Math.max(MIN_VARIANCE, firstFirst / sum - mean[0] * mean[0]);
      covariance[2] = Math.max(MIN_VARIANCE, secondSecond / sum - mean[1] * mean[1]);
      covariance[1] = mixed / sum - mean[0] * (second / sum);
      limitCorrelation();
      return true;
    }

    private double clampLatent(double value, int k) {
      return Math.max(prior.lowest[k], Math.min(prior.highest[k], value));
    }

    /** Keeps the covariance positive definite. */
    private void limitCorrelation() {
      double limit = Math.sqrt(0.98 * covariance[0] * covariance[2]);
      covariance[1] = Math.max(-limit, Math.min(limit, covariance[1]));
    }

    /** Quadrature points of the first latent with their weights, which sum to 1. */
    private void placeQuadrature() {
      double sigma = Math.sqrt(covariance[0]);
      double low = Math.max(prior.lowest[0], mean[0] - QUADRATURE_SIGMAS * sigma);
      double high = Math.min(prior.highest[0], mean[0] + QUADRATURE_SIGMAS * sigma);
      double sum = 0;
      for (int i = 0; i < QUADRATURE_POINTS; i++) {
        points[i] = low + (high - low) * (i + 0.5) / QUADRATURE_POINTS;
        double deviation = (points[i] - mean[0]) / sigma;
        weights[i] = Math.exp(-0.5 * deviation * deviation);
        sum += weights[i];
      }
      for (int i = 0; i < QUADRATURE_POINTS; i++) {
        weights[i] /= sum;
      }
    }

    private void predictDrift(boolean up, double startSiemens, double reachedSiemens) {
      CycleDrift drift = prior.drift;
      double fraction = switchedFraction(up, startSiemens, reachedSiemens);
      double[] retained = new double[2];
      for (int k = 0; k < 2; k++) {
        double added = drift.addedCovariance(2 * k, fraction);
        double priorVariance = prior.covariance[2 * k];
        retained[k] = priorVariance > 0 ? Math.max(0, 1 - REVERSION * added / priorVariance) : 1;
        mean[k] *= retained[k];
        covariance[2 * k] =
            Math.max(MIN_VARIANCE, covariance[2 * k] * retained[k] * retained[k] + added);
      }
      covariance[1] =
          covariance[1] * retained[0] * retained[1] + drift.addedCovariance(1, fraction);
      limitCorrelation();
    }

    /** {@return mean and sigma of the log time of {@link #predictLogSeconds}; an own array} */
    public double[] prediction() {
      return prediction;
    }

    /**
     * Predicts the logarithm of the transit time to a conductance, to first order in the latents.
     */
    public void predictLogSeconds(
        LatentTransitTimes.AtVoltage atVoltage,
        Polarity polarity,
        double startSiemens,
        double targetSiemens) {
      LatentTransitTimes times = transitTimes(polarity);
      atVoltage.logSecondsBetween(startSiemens, targetSiemens, logSeconds, derivatives);
      double byLatent2 = times.interpolate(derivatives, mean[0]);
      double upper = times.interpolate(logSeconds, mean[0] + LATENT_STEP);
      double lower = times.interpolate(logSeconds, mean[0] - LATENT_STEP);
      double byLatent1 = (upper - lower) / (2 * LATENT_STEP);
      double variance =
          byLatent1 * byLatent1 * covariance[0]
              + 2 * byLatent1 * byLatent2 * covariance[1]
              + byLatent2 * byLatent2 * covariance[2]
              + noise.logSecondsSigma * noise.logSecondsSigma;
      prediction[0] = times.interpolate(logSeconds, mean[0]) + byLatent2 * mean[1];
      prediction[1] = Math.sqrt(Math.max(noise.logSecondsSigma * noise.logSecondsSigma, variance));
    }
  }

  /**
   * An outcome of a pulse.
   *
   * @param side 0 if the transit took exactly the pulse's length, 1 if at most that, -1 if at least
   */
  private record Outcome(double startSiemens, double endSiemens, double logSeconds, int side) {}
}
