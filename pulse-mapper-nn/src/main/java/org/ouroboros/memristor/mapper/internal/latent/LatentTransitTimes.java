package org.ouroboros.memristor.mapper.internal.latent;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Transit times between conductances under the voltages of one polarity, as a function of the two
 * latents of a device. The log time through each of a number of equal conductance intervals is
 * tabulated over voltage and first latent, and is linear in the second latent. Immutable and
 * thread-safe.
 *
 * <p><b>Implementation note.</b> Log times are interpolated between voltages by the cubic through
 * the nearest four, between first latents linearly; within an interval of conductance the logarithm
 * of the slowness is linear.
 */
public final class LatentTransitTimes {
  /** Parts of an interval in the tables of one voltage. */
  private static final int SUBINTERVALS = 4;

  private final Grid grid;
  private final double[][][] logSeconds;
  private final double[][] derivatives;
  // A cache: its values depend on the key alone.
  private final ConcurrentMap<Double, AtVoltage> byVoltage = new ConcurrentHashMap<>();

  /**
   * Grid of the table.
   *
   * @param range conductances from the start of the first interval to the end of the last
   * @param volts tabulated voltages [V], evenly spaced, the weakest first; at least one
   * @param minLatent first tabulated value of the first latent
   * @param maxLatent last tabulated value of the first latent, greater than the first
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Grid(ConductanceRange range, double[] volts, double minLatent, double maxLatent) {
    public Grid {
      Require.atLeast("voltages", volts.length, 1);
      Require.that(
          minLatent < maxLatent,
          "maxLatent",
          "must be greater than minLatent " + minLatent,
          maxLatent);
      volts = volts.clone();
    }

    /** {@return a copy of the voltages [V]} */
    @Override
    public double[] volts() {
      return volts.clone();
    }
  }

  /**
   * Makes a table.
   *
   * @param logSeconds natural logarithm of seconds by voltage, first latent (evenly spaced, at
   *     least 2) and interval (at least 2)
   * @param derivatives derivative of that logarithm by the second latent, by voltage and interval
   */
  public LatentTransitTimes(Grid grid, double[][][] logSeconds, double[][] derivatives) {
    Require.length("logSeconds", logSeconds.length, grid.volts.length);
    this.grid = grid;
    this.derivatives = Require.matrix("slopes", derivatives);
    Require.length("slopes", derivatives.length, grid.volts.length);
    this.logSeconds = new double[logSeconds.length][][];
    for (int v = 0; v < logSeconds.length; v++) {
      this.logSeconds[v] = Require.matrix("logSeconds", logSeconds[v]);
      Require.that(
          logSeconds[v].length == logSeconds[0].length && logSeconds[v].length >= 2,
          "latents of logSeconds",
          "must be as many for each voltage, at least 2",
          logSeconds[v].length);
      Require.length("intervals", logSeconds[v][0].length, derivatives[v].length);
    }
  }

  /** {@return the grid of the table} */
  public Grid grid() {
    return grid;
  }

  /** {@return a copy of the table: log seconds by voltage, first latent and interval} */
  public double[][][] logSeconds() {
    double[][][] copy = new double[logSeconds.length][][];
    for (int v = 0; v < copy.length; v++) {
      copy[v] = Require.matrix("logSeconds", logSeconds[v]);
    }
    return copy;
  }

  /** {@return a copy of the derivatives by the second latent, by voltage and interval} */
  public double[][] derivatives() {
    return Require.matrix("slopes", derivatives);
  }

  /** {@return the number of tabulated values of the first latent, at least 2} */
  public int latentCount() {
    return logSeconds[0].length;
  }

  /** {@return the tabulated value k of the first latent} */
  public double latent(int k) {
    return grid.minLatent + (grid.maxLatent - grid.minLatent) * k / (latentCount() - 1);
  }

  /** {@return the transit times at a voltage, clamped to the table; computed by the first call} */
  public AtVoltage atVoltage(double volts) {
    return byVoltage.computeIfAbsent(volts, this::prepare);
  }

  private AtVoltage prepare(double volts) {
    double[] weights = new double[logSeconds.length];
    int first = lagrangeWeights(volts, weights);
    int last = Math.min(first + 4, weights.length);
    int intervals = derivatives[0].length;
    double[][] seconds = new double[latentCount()][intervals * SUBINTERVALS + 1];
    double[][] secondsByLatent2 = new double[latentCount()][intervals * SUBINTERVALS + 1];
    double[] intervalLogSeconds = new double[intervals];
    for (int k = 0; k < latentCount(); k++) {
      for (int j = 0; j < intervals; j++) {
        intervalLogSeconds[j] = 0;
        for (int v = first; v < last; v++) {
          intervalLogSeconds[j] += weights[v] * logSeconds[v][k][j];
        }
      }
      double[] subintervals = new double[SUBINTERVALS];
      for (int j = 0; j < intervals; j++) {
        double derivative = 0;
        for (int v = first; v < last; v++) {
          derivative += weights[v] * derivatives[v][j];
        }
        splitInterval(intervalLogSeconds, j, subintervals);
        for (int p = 0; p < SUBINTERVALS; p++) {
          int n = j * SUBINTERVALS + p;
          seconds[k][n + 1] = seconds[k][n] + subintervals[p];
          secondsByLatent2[k][n + 1] = secondsByLatent2[k][n] + derivative * subintervals[p];
        }
      }
    }
    return new AtVoltage(seconds, secondsByLatent2);
  }

  /** Splits the time of an interval by the slowness of its neighbours. */
  private static void splitInterval(double[] intervalLogSeconds, int j, double[] subintervals) {
    double before =
        j == 0 ? 2 * intervalLogSeconds[0] - intervalLogSeconds[1] : intervalLogSeconds[j - 1];
    double after =
        j == intervalLogSeconds.length - 1
            ? 2 * intervalLogSeconds[j] - intervalLogSeconds[j - 1]
            : intervalLogSeconds[j + 1];
    double sum = 0;
    for (int p = 0; p < SUBINTERVALS; p++) {
      double x = (p + 0.5) / SUBINTERVALS - 0.5;
      double rise = x < 0 ? intervalLogSeconds[j] - before : after - intervalLogSeconds[j];
      subintervals[p] = Math.exp(Math.max(-20, Math.min(20, rise * x)));
      sum += subintervals[p];
    }
    double scale = Math.exp(intervalLogSeconds[j]) / sum;
    for (int p = 0; p < SUBINTERVALS; p++) {
      subintervals[p] *= scale;
    }
  }

  /** Lagrange weights of the nearest four voltages; returns the index of the first. */
  private int lagrangeWeights(double volts, double[] weights) {
    int count = weights.length;
    if (count == 1) {
      weights[0] = 1;
      return 0;
    }
    double position =
        (volts - grid.volts[0]) / (grid.volts[count - 1] - grid.volts[0]) * (count - 1);
    position = Math.max(0, Math.min(count - 1, position));
    int first = Math.max(0, Math.min(count - 4, (int) Math.floor(position) - 1));
    int last = Math.min(first + 4, count);
    for (int v = first; v < last; v++) {
      weights[v] = 1;
      for (int w = first; w < last; w++) {
        if (w != v) {
          weights[v] *= (position - w) / (v - w);
        }
      }
    }
    return first;
  }

  /**
   * Transit times at one voltage, tabulated from the start of the range, and their derivatives by
   * the second latent. Immutable and thread-safe.
   */
  public final class AtVoltage {
    private final double[][] seconds;
    private final double[][] secondsByLatent2;

    private AtVoltage(double[][] seconds, double[][] secondsByLatent2) {
      this.seconds = seconds;
      this.secondsByLatent2 = secondsByLatent2;
    }

    /**
     * Computes the natural logarithm of the seconds between two conductances for each {@link
     * #latent}, and its derivatives by the second latent.
     */
    public void logSecondsBetween(
        double startSiemens, double endSiemens, double[] logSeconds, double[] derivatives) {
      double a = position(startSiemens);
      double b = position(endSiemens);
      for (int k = 0; k < seconds.length; k++) {
        double time = Math.abs(valueAt(seconds[k], b) - valueAt(seconds[k], a)) + Double.MIN_NORMAL;
        logSeconds[k] = Math.log(time);
        derivatives[k] =
            Math.abs(b - a) < 1e-9
                ? 0
                : (valueAt(secondsByLatent2[k], b) - valueAt(secondsByLatent2[k], a)) / time;
        if (b < a) {
          derivatives[k] = -derivatives[k];
        }
      }
    }

    /**
     * {@return the log transit time of one device between two conductances}
     *
     * @param latent1 the first latent; extrapolated linearly outside of the table
     */
    public double logSeconds(
        double startSiemens, double endSiemens, double latent1, double latent2) {
      double a = position(startSiemens);
      double b = position(endSiemens);
      double latentPosition =
          (latent1 - grid.minLatent) / (grid.maxLatent - grid.minLatent) * (seconds.length - 1);
      int k = (int) Math.max(0, Math.min(seconds.length - 2, Math.floor(latentPosition)));
      double lower = logSeconds(k, a, b, latent2);
      return lower + (latentPosition - k) * (logSeconds(k + 1, a, b, latent2) - lower);
    }

    private double logSeconds(int k, double a, double b, double latent2) {
      double signedSeconds = valueAt(seconds[k], b) - valueAt(seconds[k], a);
      double time = Math.abs(signedSeconds) + Double.MIN_NORMAL;
      double derivative =
          Math.abs(b - a) < 1e-9
              ? 0
              : (valueAt(secondsByLatent2[k], b) - valueAt(secondsByLatent2[k], a)) / signedSeconds;
      return Math.log(time) + latent2 * derivative;
    }

    private double position(double siemens) {
      double fraction = grid.range.fraction(siemens);
      return Math.max(0, Math.min(1, fraction)) * (seconds[0].length - 1);
    }

    private static double valueAt(double[] values, double position) {
      int j = Math.min(values.length - 2, (int) position);
      return values[j] + (position - j) * (values[j + 1] - values[j]);
    }
  }

  /** {@return a value between those for each {@link #latent}, linear also outside of the table} */
  public double interpolate(double[] values, double latent) {
    double position =
        (latent - grid.minLatent) / (grid.maxLatent - grid.minLatent) * (latentCount() - 1);
    int k = (int) Math.max(0, Math.min(latentCount() - 2, Math.floor(position)));
    return values[k] + (position - k) * (values[k + 1] - values[k]);
  }
}
