package org.ouroboros.memristor.mapper;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;

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
public final class LatentTimes {

  /** Parts of an interval in the tables of one voltage. */
  private static final int PARTS = 4;

  private final Grid grid;
  private final double[][][] logSeconds;
  private final double[][] slopes;
  // A cache: its values depend on the key alone.
  private final ConcurrentMap<Double, Level> levels = new ConcurrentHashMap<>();

  /**
   * Grid of the table.
   *
   * @param range conductances from the start of the first interval to the end of the last
   * @param volts tabulated voltages [V], evenly spaced, the weakest first; at least one
   * @param least first tabulated value of the first latent
   * @param most last tabulated value of the first latent, greater than the first
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Grid(SiemensRange range, double[] volts, double least, double most) {

    public Grid {
      Require.atLeast("voltages", volts.length, 1);
      Require.that(least < most, "maxLatent", "must be greater than minLatent " + least, most);
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
   * @param grid the grid
   * @param logSeconds natural logarithm of seconds by voltage, first latent (evenly spaced, at
   *     least 2) and interval (at least 2)
   * @param slopes derivative of that logarithm by the second latent, by voltage and interval
   */
  public LatentTimes(Grid grid, double[][][] logSeconds, double[][] slopes) {
    Require.length("logSeconds", logSeconds.length, grid.volts.length);
    this.grid = grid;
    this.slopes = Require.matrix("slopes", slopes);
    Require.length("slopes", slopes.length, grid.volts.length);
    this.logSeconds = new double[logSeconds.length][][];
    for (int v = 0; v < logSeconds.length; v++) {
      this.logSeconds[v] = Require.matrix("logSeconds", logSeconds[v]);
      Require.that(
          logSeconds[v].length == logSeconds[0].length && logSeconds[v].length >= 2,
          "latents of logSeconds",
          "must be as many for each voltage, at least 2",
          logSeconds[v].length);
      Require.length("intervals", logSeconds[v][0].length, slopes[v].length);
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
  public double[][] slopes() {
    return Require.matrix("slopes", slopes);
  }

  /** {@return the number of tabulated values of the first latent, at least 2} */
  public int places() {
    return logSeconds[0].length;
  }

  /**
   * {@return a tabulated value of the first latent}
   *
   * @param k the index, from 0 to {@link #places()} - 1
   */
  public double place(int k) {
    return grid.least + (grid.most - grid.least) * k / (places() - 1);
  }

  /**
   * {@return the transit times at a voltage; the first call for a voltage computes its table}
   *
   * @param volts the voltage [V], clamped to the table
   */
  public Level at(double volts) {
    return levels.computeIfAbsent(volts, this::prepare);
  }

  private Level prepare(double volts) {
    double[] weights = new double[logSeconds.length];
    int first = weigh(volts, weights);
    int last = Math.min(first + 4, weights.length);
    int intervals = slopes[0].length;
    double[][] seconds = new double[places()][intervals * PARTS + 1];
    double[][] perLatent = new double[places()][intervals * PARTS + 1];
    double[] logs = new double[intervals];
    for (int k = 0; k < places(); k++) {
      for (int j = 0; j < intervals; j++) {
        logs[j] = 0;
        for (int v = first; v < last; v++) {
          logs[j] += weights[v] * logSeconds[v][k][j];
        }
      }
      double[] parts = new double[PARTS];
      for (int j = 0; j < intervals; j++) {
        double slope = 0;
        for (int v = first; v < last; v++) {
          slope += weights[v] * slopes[v][j];
        }
        divide(logs, j, parts);
        for (int p = 0; p < PARTS; p++) {
          int n = j * PARTS + p;
          seconds[k][n + 1] = seconds[k][n] + parts[p];
          perLatent[k][n + 1] = perLatent[k][n] + slope * parts[p];
        }
      }
    }
    return new Level(seconds, perLatent);
  }

  /** Splits the time of an interval by the slowness of its neighbours. */
  private static void divide(double[] logs, int j, double[] parts) {
    double before = j == 0 ? 2 * logs[0] - logs[1] : logs[j - 1];
    double after = j == logs.length - 1 ? 2 * logs[j] - logs[j - 1] : logs[j + 1];
    double sum = 0;
    for (int p = 0; p < PARTS; p++) {
      double x = (p + 0.5) / PARTS - 0.5;
      double rise = x < 0 ? logs[j] - before : after - logs[j];
      parts[p] = Math.exp(Math.max(-20, Math.min(20, rise * x)));
      sum += parts[p];
    }
    double scale = Math.exp(logs[j]) / sum;
    for (int p = 0; p < PARTS; p++) {
      parts[p] *= scale;
    }
  }

  /** Lagrange weights of the nearest four voltages; returns the index of the first. */
  private int weigh(double volts, double[] weights) {
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
  public final class Level {
    private final double[][] seconds;
    private final double[][] perLatent;

    private Level(double[][] seconds, double[][] perLatent) {
      this.seconds = seconds;
      this.perLatent = perLatent;
    }

    /**
     * Computes log transit times between two conductances for each tabulated first latent.
     *
     * @param from start conductance [S]
     * @param to end conductance [S]
     * @param logs receives the natural logarithm of the seconds for each {@link #place}
     * @param change receives its derivative by the second latent
     */
    public void between(double from, double to, double[] logs, double[] change) {
      double a = position(from);
      double b = position(to);
      for (int k = 0; k < seconds.length; k++) {
        double time = Math.abs(at(seconds[k], b) - at(seconds[k], a)) + Double.MIN_NORMAL;
        logs[k] = Math.log(time);
        change[k] = Math.abs(b - a) < 1e-9 ? 0 : (at(perLatent[k], b) - at(perLatent[k], a)) / time;
        if (b < a) {
          change[k] = -change[k];
        }
      }
    }

    /**
     * {@return the log transit time of one device between two conductances}
     *
     * @param from start conductance [S]
     * @param to end conductance [S]
     * @param first the first latent; extrapolated linearly outside of the table
     * @param second the second latent
     */
    public double logSeconds(double from, double to, double first, double second) {
      double a = position(from);
      double b = position(to);
      double place = (first - grid.least) / (grid.most - grid.least) * (seconds.length - 1);
      int k = (int) Math.max(0, Math.min(seconds.length - 2, Math.floor(place)));
      double below = logSeconds(k, a, b, second);
      return below + (place - k) * (logSeconds(k + 1, a, b, second) - below);
    }

    private double logSeconds(int k, double a, double b, double second) {
      double way = at(seconds[k], b) - at(seconds[k], a);
      double time = Math.abs(way) + Double.MIN_NORMAL;
      double change =
          Math.abs(b - a) < 1e-9 ? 0 : (at(perLatent[k], b) - at(perLatent[k], a)) / way;
      return Math.log(time) + second * change;
    }

    private double position(double siemens) {
      double share = (siemens - grid.range.minSiemens()) / grid.range.span();
      return Math.max(0, Math.min(1, share)) * (seconds[0].length - 1);
    }

    private static double at(double[] values, double position) {
      int j = Math.min(values.length - 2, (int) position);
      return values[j] + (position - j) * (values[j + 1] - values[j]);
    }
  }

  /**
   * {@return a value interpolated linearly between tabulated first latents}
   *
   * @param values a value for each {@link #place}
   * @param latent the first latent; extrapolated linearly outside of the table
   */
  public double interpolate(double[] values, double latent) {
    double position = (latent - grid.least) / (grid.most - grid.least) * (places() - 1);
    int k = (int) Math.max(0, Math.min(places() - 2, Math.floor(position)));
    return values[k] + (position - k) * (values[k + 1] - values[k]);
  }
}
