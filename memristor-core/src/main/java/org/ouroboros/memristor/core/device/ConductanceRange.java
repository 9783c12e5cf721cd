package org.ouroboros.memristor.core.device;

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
    Require.that(
        minSiemens < maxSiemens,
        "maxSiemens",
        "must be greater than minSiemens " + minSiemens,
        maxSiemens);
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
}
