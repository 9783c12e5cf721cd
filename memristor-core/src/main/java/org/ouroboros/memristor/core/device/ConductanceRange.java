package org.ouroboros.memristor.core.device;

import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A closed range of conductances.
 *
 * @param minSiemens lower bound [S], not negative
 * @param maxSiemens upper bound [S], greater than the lower
 */
public record ConductanceRange(double minSiemens, double maxSiemens) {
  public ConductanceRange {
    Require.nonNegative("minSiemens", minSiemens);
    Require.finite("maxSiemens", maxSiemens);
    Require.greater("maxSiemens", maxSiemens, "minSiemens", minSiemens);
  }

  /**
   * Validates an external conductance: values that miss the range by at most {@link
   * StateWindow#SNAP_RELATIVE_TOLERANCE} relative are snapped to its bound.
   *
   * @param name the value's name in the message
   * @param siemens the conductance [S]
   * @return the conductance, inside the range [S]
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it lies further
   *     outside
   */
  public double snapOrThrow(String name, double siemens) {
    if (siemens >= minSiemens && siemens <= maxSiemens) {
      return siemens;
    }
    Require.that(
        siemens >= minSiemens * (1 - StateWindow.SNAP_RELATIVE_TOLERANCE)
            && siemens <= maxSiemens * (1 + StateWindow.SNAP_RELATIVE_TOLERANCE),
        name,
        "must lie in [" + minSiemens + ", " + maxSiemens + "] siemens",
        siemens);
    return siemens < minSiemens ? minSiemens : maxSiemens;
  }

  /** {@return the width of the range, maximum less minimum [S]} */
  public double span() {
    return maxSiemens - minSiemens;
  }

  /** {@return a conductance limited to the range [S]; NaN if it is NaN} */
  public double clamp(double siemens) {
    return Math.max(minSiemens, Math.min(maxSiemens, siemens));
  }

  /** {@return the conductance at a fraction of the range [S]: 0 the minimum, 1 the maximum} */
  public double interpolate(double fraction) {
    return minSiemens + span() * fraction;
  }

  /**
   * {@return a point of a regular grid over the range [S]}
   *
   * @param index 0 for the minimum, {@code intervals} for the maximum; between two points if it is
   *     not whole
   * @param intervals the number of intervals
   */
  public double gridPoint(double index, int intervals) {
    return minSiemens + span() * index / intervals;
  }

  /** {@return the conductance as a fraction of the range: 0 at the minimum, 1 at the maximum} */
  public double fraction(double siemens) {
    return (siemens - minSiemens) / span();
  }

  /**
   * {@return a conductance uniform in the range [S], a function alone of a key (the value of a
   * seed) and of the index among the numbers of the key}
   */
  public double uniform(long key, int index) {
    return interpolate(Seed.uniform(key, index));
  }
}
