package org.ouroboros.memristor.mapper;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * How long devices take from one conductance to another under the voltages of one polarity, as a
 * function of two latent numbers of a device. Tabulated is the logarithm of the time through each
 * of a number of equal intervals of conductance, over voltage and first latent; the second latent
 * adds to it in proportion. Immutable and thread-safe.
 *
 * <p>Between tabulated voltages logarithms follow a cubic through the nearest four, between values
 * of the first latent a straight line; inside an interval of conductance the logarithm of the
 * slowness is linear.
 */
public final class LatentTimes {

  /** Parts that an interval is divided into when a voltage is prepared. */
  private static final int PARTS = 4;

  private final Grid grid;
  private final double[][][] logSeconds;
  private final double[][] slopes;
  // A cache: what is in it depends on the key alone.
  private final ConcurrentMap<Double, Level> levels = new ConcurrentHashMap<>();

  /**
   * Where the times are tabulated.
   *
   * @param range conductances from the first interval's begin to the last one's end
   * @param volts tabulated voltages [V], evenly spaced, the weakest first; at least one
   * @param least first tabulated value of the first latent
   * @param most last tabulated value of the first latent, above the first
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Grid(SiemensRange range, double[] volts, double least, double most) {

    public Grid {
      Require.atLeast("voltages", volts.length, 1);
      Require.that(least < most, "most", "must be greater than least " + least, most);
      volts = volts.clone();
    }

    /**
     * The voltages.
     *
     * @return a copy [V]
     */
    @Override
    public double[] volts() {
      return volts.clone();
    }
  }

  /**
   * Holds tabulated times.
   *
   * @param grid where they are tabulated
   * @param logSeconds natural logarithm of seconds by voltage, first latent (evenly spaced, at
   *     least 2) and interval (at least 2)
   * @param slopes change of that logarithm per unit of the second latent, by voltage and interval
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

  /**
   * Where the times are tabulated.
   *
   * @return the grid
   */
  public Grid grid() {
    return grid;
  }

  /**
   * The tabulated times.
   *
   * @return a copy: natural logarithm of seconds by voltage, first latent and interval
   */
  public double[][][] logSeconds() {
    double[][][] copy = new double[logSeconds.length][][];
    for (int v = 0; v < copy.length; v++) {
      copy[v] = Require.matrix("logSeconds", logSeconds[v]);
    }
    return copy;
  }

  /**
   * What the second latent does.
   *
   * @return a copy: change of the logarithm per unit, by voltage and interval
   */
  public double[][] slopes() {
    return Require.matrix("slopes", slopes);
  }

  /**
   * How many values of the first latent are tabulated.
   *
   * @return at least 2
   */
  public int places() {
    return logSeconds[0].length;
  }

  /**
   * A tabulated value of the first latent.
   *
   * @param k which, from 0 to {@link #places()} - 1
   * @return the value
   */
  public double place(int k) {
    return grid.least + (grid.most - grid.least) * k / (places() - 1);
  }

  /**
   * The times at a voltage. The first call for a voltage prepares it, later ones are quick.
   *
   * @param volts the voltage [V]; one outside of the table counts as its end
   * @return the times there
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

  /** Weights of Lagrange's polynomial through the nearest four voltages; the first of these. */
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

  /** The times at one voltage: since the range's begin, and their change per second latent. */
  public final class Level {
    private final double[][] seconds;
    private final double[][] perLatent;

    private Level(double[][] seconds, double[][] perLatent) {
      this.seconds = seconds;
      this.perLatent = perLatent;
    }

    /**
     * Times between two conductances by the first latent.
     *
     * @param from a conductance [S]
     * @param to another one [S]
     * @param logs receives the natural logarithm of the seconds for each {@link #place}
     * @param change receives its change per second latent
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
     * The time of one device between two conductances.
     *
     * @param from a conductance [S]
     * @param to another one [S]
     * @param first the first latent; outside of the table the nearest line goes on
     * @param second the second latent
     * @return natural logarithm of the seconds
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
   * A value between tabulated first latents.
   *
   * @param values a value for each {@link #place}
   * @param latent the first latent; outside of the table the nearest line goes on
   * @return the value there
   */
  public double interpolate(double[] values, double latent) {
    double position = (latent - grid.least) / (grid.most - grid.least) * (places() - 1);
    int k = (int) Math.max(0, Math.min(places() - 2, Math.floor(position)));
    return values[k] + (position - k) * (values[k + 1] - values[k]);
  }
}
