package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.stats.Proportion;

/**
 * Discrete conductance levels. A conductance belongs to the nearest level; the decision threshold
 * lies midway between two levels. Immutable.
 */
public final class Codebook {

  private final double[] siemens;

  /**
   * Creates levels.
   *
   * @param siemens the levels, at least two, positive and strictly ascending [S]; copied
   */
  public Codebook(double[] siemens) {
    Require.atLeast("levels", siemens.length, 2);
    for (int level = 0; level < siemens.length; level++) {
      Require.positive("level[" + level + "] siemens", siemens[level]);
      Require.that(
          level == 0 || siemens[level] > siemens[level - 1],
          "level[" + level + "] siemens",
          "must be greater than the level before",
          siemens[level]);
    }
    this.siemens = siemens.clone();
  }

  /**
   * {@return equally spaced levels from the lower to the upper bound of a range}
   *
   * @param range the range
   * @param levels number of levels, at least 2
   */
  public static Codebook even(SiemensRange range, int levels) {
    Require.atLeast("levels", levels, 2);
    return new Codebook(
        IntStream.range(0, levels)
            .mapToDouble(level -> mix(range.minSiemens(), range.maxSiemens(), level, levels))
            .toArray());
  }

  /**
   * {@return levels of equal ratio from the lower to the upper bound of a range}
   *
   * @param range the range
   * @param levels number of levels, at least 2
   */
  public static Codebook geometric(SiemensRange range, int levels) {
    Require.atLeast("levels", levels, 2);
    double low = Math.log(range.minSiemens());
    double high = Math.log(range.maxSiemens());
    double[] siemens =
        IntStream.range(0, levels)
            .mapToDouble(level -> Math.exp(mix(low, high, level, levels)))
            .toArray();
    siemens[0] = range.minSiemens();
    siemens[levels - 1] = range.maxSiemens();
    return new Codebook(siemens);
  }

  private static double mix(double low, double high, int level, int levels) {
    double part = (double) level / (levels - 1);
    return (1 - part) * low + part * high;
  }

  /** {@return the number of levels, at least 2} */
  public int levels() {
    return siemens.length;
  }

  /**
   * {@return the conductance of a level [S]}
   *
   * @param level the level, from 0
   */
  public double siemens(int level) {
    return siemens[level];
  }

  /**
   * {@return the level nearest to a conductance}
   *
   * @param value the conductance [S]
   */
  public int level(double value) {
    Require.finite("siemens", value);
    int at = Arrays.binarySearch(siemens, value);
    if (at >= 0) {
      return at;
    }
    int above = -at - 1;
    if (above == 0 || above == siemens.length) {
      return above == 0 ? 0 : above - 1;
    }
    return value - siemens[above - 1] <= siemens[above] - value ? above - 1 : above;
  }

  /**
   * {@return levels as targets; a cell's tolerance is a fraction of the distance from its level to
   * the nearer decision threshold}
   *
   * @param levels the level of each cell
   * @param part that fraction, in (0, 1]; below 1 it leaves a margin for noise and drift
   */
  public ProgrammingTargets targets(int[] levels, double part) {
    Require.that(part > 0 && part <= 1, "thresholdFraction", "must lie in (0, 1]", part);
    double[] wanted = new double[levels.length];
    double[] tolerance = new double[levels.length];
    for (int cell = 0; cell < levels.length; cell++) {
      int level = levels[cell];
      Require.within("levels[" + cell + "]", level, 0, siemens.length - 1);
      double below = level == 0 ? Double.POSITIVE_INFINITY : siemens[level] - siemens[level - 1];
      double above =
          level == siemens.length - 1
              ? Double.POSITIVE_INFINITY
              : siemens[level + 1] - siemens[level];
      wanted[cell] = siemens[level];
      tolerance[cell] = 0.5 * part * Math.min(below, above) / siemens[level];
    }
    return new ProgrammingTargets(wanted, tolerance);
  }

  /**
   * {@return the proportion of conductances that belong to the target level}
   *
   * @param reached conductances [S]
   * @param levels the target levels, of the same number
   */
  public Proportion correct(double[] reached, int[] levels) {
    Require.length("reached", reached.length, levels.length);
    long hits =
        IntStream.range(0, levels.length).filter(i -> level(reached[i]) == levels[i]).count();
    return new Proportion(hits, levels.length);
  }
}
