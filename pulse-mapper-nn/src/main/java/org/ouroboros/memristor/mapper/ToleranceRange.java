package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;

/**
 * The relative tolerances that a mapper was trained for. If minimum and maximum are equal, the
 * mapper ignores the tolerance of a request.
 *
 * @param least the tightest relative tolerance, 0.01 for 1 %
 * @param most the widest relative tolerance, at least {@code min}
 * @param usual the default tolerance
 */
public record ToleranceRange(double least, double most, double usual) {

  public ToleranceRange {
    Require.positive("minimum tolerance", least);
    Require.positive("maximum tolerance", most);
    Require.that(most >= least, "maximum tolerance", "must be at least " + least, most);
    Require.within("default tolerance", usual, least, most);
  }

  /**
   * {@return a single tolerance, which the mapper ignores}
   *
   * @param tolerance the relative tolerance
   */
  public static ToleranceRange fixed(double tolerance) {
    return new ToleranceRange(tolerance, tolerance, tolerance);
  }

  /**
   * {@return whether the tolerance is an input of the networks: true if the range has a positive
   * width}
   */
  public boolean isInput() {
    return most > least;
  }

  /**
   * {@return the logarithm of a tolerance, scaled to -1 at the minimum and 1 at the maximum and
   * clamped}
   *
   * @param tolerance the relative tolerance
   */
  double code(double tolerance) {
    return code(tolerance, perLog());
  }

  /** The same with {@link #perLog()} precomputed. */
  double code(double tolerance, double perLog) {
    double within = Math.max(least, Math.min(most, tolerance));
    return perLog * Math.log(within / least) - 1;
  }

  /**
   * Derivative of the encoded value by the logarithm of the tolerance; only for a range of positive
   * width.
   */
  double perLog() {
    return 2 / Math.log(most / least);
  }
}
