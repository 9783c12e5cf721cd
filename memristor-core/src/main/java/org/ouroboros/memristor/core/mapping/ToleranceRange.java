package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.validation.Require;

/**
 * The relative tolerances that a mapper was trained for. If minimum and maximum are equal, the
 * mapper ignores the tolerance of a request.
 *
 * @param min the tightest relative tolerance, 0.01 for 1 %
 * @param max the widest relative tolerance, at least {@code min}
 * @param defaultTolerance the default tolerance
 */
public record ToleranceRange(double min, double max, double defaultTolerance) {
  public ToleranceRange {
    Require.positive("minimum tolerance", min);
    Require.positive("maximum tolerance", max);
    Require.that(max >= min, "maximum tolerance", "must be at least " + min, max);
    Require.inRange("default tolerance", defaultTolerance, min, max);
  }

  /** {@return a single tolerance, which the mapper ignores} */
  public static ToleranceRange fixed(double tolerance) {
    return new ToleranceRange(tolerance, tolerance, tolerance);
  }

  /** {@return whether the range has a positive width, so that networks have a tolerance input} */
  public boolean isInput() {
    return max > min;
  }
}
