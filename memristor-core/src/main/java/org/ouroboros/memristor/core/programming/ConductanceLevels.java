package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Discrete conductance levels. A conductance belongs to the nearest level; the decision threshold
 * lies midway between two levels. Immutable.
 */
public final class ConductanceLevels {

  private final double[] siemens;

  /**
   * Creates levels.
   *
   * @param siemens the levels, at least two, positive and strictly ascending [S]; copied
   */
  public ConductanceLevels(double[] siemens) {
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
  public static ConductanceLevels equallySpaced(ConductanceRange range, int levels) {
    Require.atLeast("levels", levels, 2);
    return new ConductanceLevels(
        IntStream.range(0, levels)
            .mapToDouble(
                level -> interpolate(range.minSiemens(), range.maxSiemens(), level, levels))
            .toArray());
  }

  /**
   * {@return levels of equal ratio from the lower to the upper bound of a range}
   *
   * @param range the range
   * @param levels number of levels, at least 2
   */
  public static ConductanceLevels geometric(ConductanceRange range, int levels) {
    Require.atLeast("levels", levels, 2);
    double low = Math.log(range.minSiemens());
    double high = Math.log(range.maxSiemens());
    double[] siemens =
        IntStream.range(0, levels)
            .mapToDouble(level -> Math.exp(interpolate(low, high, level, levels)))
            .toArray();
    siemens[0] = range.minSiemens();
    siemens[levels - 1] = range.maxSiemens();
    return new ConductanceLevels(siemens);
  }

  private static double interpolate(double low, double high, int level, int levels) {
    double fraction = (double) level / (levels - 1);
    return (1 - fraction) * low + fraction * high;
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
  public int nearestLevel(double value) {
    Require.finite("siemens", value);
    int index = Arrays.binarySearch(siemens, value);
    if (index >= 0) {
      return index;
    }
    int above = -index - 1;
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
   * @param thresholdFraction that fraction, in (0, 1]; below 1 it leaves a margin for noise and
   *     drift
   */
  public ProgrammingTargets targets(int[] levels, double thresholdFraction) {
    Require.that(
        thresholdFraction > 0 && thresholdFraction <= 1,
        "thresholdFraction",
        "must lie in (0, 1]",
        thresholdFraction);
    double[] targetSiemens = new double[levels.length];
    double[] tolerance = new double[levels.length];
    for (int cell = 0; cell < levels.length; cell++) {
      int level = levels[cell];
      Require.inRange("levels[" + cell + "]", level, 0, siemens.length - 1);
      double below = level == 0 ? Double.POSITIVE_INFINITY : siemens[level] - siemens[level - 1];
      double above =
          level == siemens.length - 1
              ? Double.POSITIVE_INFINITY
              : siemens[level + 1] - siemens[level];
      targetSiemens[cell] = siemens[level];
      tolerance[cell] = 0.5 * thresholdFraction * Math.min(below, above) / siemens[level];
    }
    return new ProgrammingTargets(targetSiemens, tolerance);
  }

  /**
   * {@return the proportion of conductances that belong to the target level}
   *
   * @param reached conductances [S]
   * @param levels the target levels, of the same number
   */
  public Proportion correctLevels(double[] reached, int[] levels) {
    Require.length("reached", reached.length, levels.length);
    long hits =
        IntStream.range(0, levels.length)
            .filter(i -> nearestLevel(reached[i]) == levels[i])
            .count();
    return new Proportion(hits, levels.length);
  }
}
