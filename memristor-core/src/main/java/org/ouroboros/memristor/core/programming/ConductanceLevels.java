package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Discrete conductance levels, in any order. A conductance belongs to the nearest level; the
 * decision threshold lies midway between two levels. Immutable.
 */
public final class ConductanceLevels {
  private final double[] siemens;

  /**
   * Creates levels.
   *
   * @param siemens the levels, at least one, finite [S]; copied
   */
  public ConductanceLevels(double[] siemens) {
    Require.atLeast("levels", siemens.length, 1);
    for (int level = 0; level < siemens.length; level++) {
      Require.finite("level[" + level + "] siemens", siemens[level]);
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
    double[] siemens = new double[levels];
    Arrays.setAll(
        siemens, level -> interpolate(range.minSiemens(), range.maxSiemens(), level, levels));
    return new ConductanceLevels(siemens);
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
    double[] siemens = new double[levels];
    Arrays.setAll(siemens, level -> Math.exp(interpolate(low, high, level, levels)));
    siemens[0] = range.minSiemens();
    siemens[levels - 1] = range.maxSiemens();
    return new ConductanceLevels(siemens);
  }

  private static double interpolate(double low, double high, int level, int levels) {
    double fraction = (double) level / (levels - 1);
    return (1 - fraction) * low + fraction * high;
  }

  /** {@return the number of levels} */
  public int levels() {
    return siemens.length;
  }

  /** {@return the conductance of a level [S]} */
  public double siemens(int level) {
    return siemens[level];
  }

  /**
   * {@return the conductance of a level that was read as a number [S]}
   *
   * @param name name of the number in the message
   * @param level the level, a whole number from 0 to {@code levels() - 1}
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it is no such number
   */
  public double siemens(String name, double level) {
    Require.that(
        level >= 0 && level < siemens.length && level == Math.rint(level),
        name,
        "must be a level from 0 to " + (siemens.length - 1),
        level);
    return siemens[(int) level];
  }

  /**
   * {@return the level nearest to a conductance [S]; of two equally near ones that of the lower}
   */
  public int nearestLevel(double value) {
    Require.finite("siemens", value);
    int nearest = 0;
    for (int level = 1; level < siemens.length; level++) {
      double closer = Math.abs(siemens[nearest] - value) - Math.abs(siemens[level] - value);
      if (closer > 0 || (closer == 0 && siemens[level] < siemens[nearest])) {
        nearest = level;
      }
    }
    return nearest;
  }

  /**
   * {@return levels as targets; a cell's tolerance is a fraction of the distance from its level to
   * the nearest decision threshold; there must be several levels}
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
      targetSiemens[cell] = siemens("levels[" + cell + "]", level);
      double distance =
          IntStream.range(0, siemens.length)
              .filter(other -> other != level)
              .mapToDouble(other -> Math.abs(siemens[other] - siemens[level]))
              .min()
              .orElse(Double.POSITIVE_INFINITY);
      tolerance[cell] = 0.5 * thresholdFraction * distance / siemens[level];
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
    IntPredicate correct = i -> nearestLevel(reached[i]) == levels[i];
    return new Proportion(IntStream.range(0, levels.length).filter(correct).count(), levels.length);
  }
}
