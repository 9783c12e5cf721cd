package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PassageForecast;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.stats.Normal;

/**
 * One-step lookahead over the posterior of a cell: finds the pulse with the least expected cost in
 * pulses, its own and the cost-to-go of {@link RemainingPulses} at the conductance where each
 * sample device lands (0 inside the tolerance band).
 *
 * <p>Two voltages are tried: the strongest at which the expected device needs at least the driver's
 * shortest good pulse, and the strongest at which it needs 5 times as long. Not thread-safe; one
 * instance per thread.
 */
final class PulseOutlook {

  private static final int LENGTHS = 20;

  /**
   * Candidate lengths extend beyond the sample devices' times by the log range of these times,
   * clamped to these bounds.
   */
  private static final double LEAST_MARGIN = 0.05;

  private static final double MOST_MARGIN = 0.7;

  /** Minimum expected duration at each voltage tried, in shortest good pulses. */
  private static final double[] PATIENCE = {1, 5};

  /** Factor on the read noise, as both the start and the next reading are noisy. */
  private static final double NOISE_OF_BOTH = 1.3;

  /** Evaluated conductances inside the band, as fractions of the tolerance. */
  private static final double[] INSIDE = {-1, -0.5, 0, 0.5, 1};

  private static final int MOST = 2 * RemainingPulses.PLACES + INSIDE.length;

  private final PassageForecast forecast;
  private final PulseDriver driver;
  private final Rungs rungs;
  private final double noise;
  private final double goalLog;
  private final double costlySeconds;

  // Conductances along the path, and the cost-to-go at each.
  private final double[] siemens = new double[MOST];
  private final double[] value = new double[MOST];
  private final double[][] logs;
  private int count;
  private double startValue;

  private final double[] lengths = new double[LENGTHS];
  private final double[] logLengths = new double[LENGTHS];
  private final double[] costs = new double[LENGTHS];
  private int lengthCount;

  private double volts;
  private double seconds;
  private double cost;

  /**
   * Makes a lookahead.
   *
   * @param forecast the posterior of cells
   * @param driver the available pulses
   * @param noise relative read noise
   * @param costlySeconds pulse time that costs as much as one more pulse [s]
   */
  PulseOutlook(PassageForecast forecast, PulseDriver driver, double noise, double costlySeconds) {
    this.forecast = forecast;
    this.driver = driver;
    this.noise = noise;
    this.costlySeconds = costlySeconds;
    rungs = new Rungs(driver);
    goalLog = Math.log(Rungs.shortestGoodSeconds(driver));
    logs = new double[forecast.devices()][MOST];
  }

  /** Voltage of the planned pulse [V]. */
  double volts() {
    return volts;
  }

  /** Length of the planned pulse [s]. */
  double seconds() {
    return seconds;
  }

  /** Expected cost of the planned pulse and those that follow, in pulses. */
  double cost() {
    return cost;
  }

  /** Plans a pulse for the cell that is loaded into the predictor. */
  void plan(double from, double target, double band, RemainingPulses table) {
    cost = Double.POSITIVE_INFINITY;
    Polarity polarity = Polarity.towards(from, target);
    double last = Double.NaN;
    for (double patience : PATIENCE) {
      double least = goalLog + Math.log(patience);
      int rung =
          rungs.strongest(polarity, v -> forecast.expectedLogSeconds(v, from, target) >= least);
      double at = rungs.volts(polarity, rung);
      if (at != last) {
        forecast.face(at, from, target);
        if (Double.isNaN(last)) {
          lay(from, target, band, table);
        }
        tryLengths(at, target);
        last = at;
      }
    }
  }

  /** Collects conductances from the present one to the end of the range. */
  private void lay(double from, double target, double band, RemainingPulses table) {
    int near = from < target ? 0 : 1;
    double place = table.place(target, from, band);
    startValue = missed(from, target, band) * table.pulses(target, near, place, forecast.spread());
    count = 0;
    for (int k = (int) Math.ceil(place) - 1; k >= 0; k--) {
      outside(from, target, near, k, band, table);
    }
    double sign = near == 0 ? 1 : -1;
    for (double part : INSIDE) {
      double at = target * (1 + sign * part * band);
      double kept = Math.max(table.least(), Math.min(table.most(), at));
      if (sign * (kept - from) > 0) {
        inside(from, target, band, kept, table);
      }
    }
    if (!table.isEmpty(target, 1 - near, band)) {
      for (int k = 0; k < RemainingPulses.PLACES; k++) {
        outside(from, target, 1 - near, k, band, table);
      }
    }
  }

  private void outside(
      double from, double target, int side, int place, double band, RemainingPulses table) {
    double at = table.siemens(target, side, place, band);
    double spread = forecast.spreadAfter(from, at);
    siemens[count] = at;
    value[count++] = missed(at, target, band) * table.pulses(target, side, place, spread);
  }

  private void inside(double from, double target, double band, double at, RemainingPulses table) {
    double missed = missed(at, target, band);
    siemens[count] = at;
    value[count++] =
        missed == 0
            ? 0
            : missed * table.pulses(target, at < target ? 0 : 1, 0, forecast.spreadAfter(from, at));
  }

  /** Probability that a reading of a conductance lies outside the band. */
  private double missed(double at, double target, double band) {
    if (noise == 0) {
      return Math.abs(at - target) <= band * target * (1 + 1e-9) ? 0 : 1;
    }
    double sigma = NOISE_OF_BOTH * noise * at;
    return 1
        - Normal.below((target * (1 + band) - at) / sigma)
        + Normal.below((target * (1 - band) - at) / sigma);
  }

  private void tryLengths(double at, double target) {
    forecast.logSeconds(siemens, count, logs);
    layLengths(target);
    for (int device = 0; device < logs.length; device++) {
      land(logs[device], forecast.weight(device));
    }
    for (int i = 0; i < lengthCount; i++) {
      if (costs[i] < cost) {
        cost = costs[i];
        volts = at;
        seconds = lengths[i];
      }
    }
  }

  /** Candidate lengths in equal ratios around those that the sample devices need. */
  private void layLengths(double target) {
    int goal = 0;
    while (goal < count - 1 && Math.abs(siemens[goal] / target - 1) > 1e-9) {
      goal++;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : logs) {
      low = Math.min(low, row[goal]);
      high = Math.max(high, row[goal]);
    }
    double shortest = Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
    double margin = Math.max(LEAST_MARGIN, Math.min(MOST_MARGIN, high - low));
    low -= margin;
    high += margin;
    lengthCount = 0;
    for (int i = 0; i < LENGTHS; i++) {
      double wanted = Math.exp(low + (high - low) * i / (LENGTHS - 1));
      double length = driver.seconds(Math.max(shortest, Math.min(driver.longestSeconds(), wanted)));
      if (lengthCount == 0 || length > lengths[lengthCount - 1]) {
        lengths[lengthCount] = length;
        logLengths[lengthCount] = Math.log(length);
        costs[lengthCount++] = 1 + length / costlySeconds;
      }
    }
  }

  /** Adds the weighted cost-to-go of one sample device to each candidate length. */
  private void land(double[] times, double weight) {
    int next = 0;
    for (int i = 0; i < lengthCount; i++) {
      double log = logLengths[i];
      while (next < count && times[next] <= log) {
        next++;
      }
      double at;
      if (next == count) {
        at = value[count - 1];
      } else if (next == 0) {
        at = startValue + Math.exp(log - times[0]) * (value[0] - startValue);
      } else {
        double part = (log - times[next - 1]) / (times[next] - times[next - 1]);
        at = value[next - 1] + part * (value[next] - value[next - 1]);
      }
      costs[i] += weight * at;
    }
  }
}
