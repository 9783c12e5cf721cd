package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;

/**
 * The tolerances that a mapper was trained for. A range of no width means that the mapper takes no
 * notice of the tolerance of a request.
 *
 * @param least the tightest relative tolerance, 0.01 for 1 %
 * @param most the widest relative tolerance, not below the least
 * @param usual the tolerance to ask with where none is given
 */
public record ToleranceRange(double least, double most, double usual) {

  public ToleranceRange {
    Require.positive("least tolerance", least);
    Require.positive("most tolerance", most);
    Require.that(most >= least, "most tolerance", "must be at least the least, " + least, most);
    Require.within("usual tolerance", usual, least, most);
  }

  /**
   * One tolerance, of which the mapper takes no notice.
   *
   * @param tolerance the relative tolerance
   * @return the range
   */
  public static ToleranceRange fixed(double tolerance) {
    return new ToleranceRange(tolerance, tolerance, tolerance);
  }

  /**
   * Whether a mapper's answer depends on the tolerance.
   *
   * @return true for a range of some width
   */
  public boolean isInput() {
    return most > least;
  }

  /**
   * A tolerance as a number for a network: its logarithm, from -1 for the least to 1 for the most.
   * Beyond the ends of the range it counts as the end, because a network knows nothing there.
   *
   * @param tolerance the relative tolerance
   * @return the number
   */
  double code(double tolerance) {
    return code(tolerance, perLog());
  }

  /** The same, with {@link #perLog()} at hand. */
  double code(double tolerance, double perLog) {
    double within = Math.max(least, Math.min(most, tolerance));
    return perLog * Math.log(within / least) - 1;
  }

  /** Change of the number per change of the logarithm; only for a range of some width. */
  double perLog() {
    return 2 / Math.log(most / least);
  }
}
