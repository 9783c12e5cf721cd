package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.validation.Require;

/**
 * The voltages of a driver for one polarity.
 *
 * @param weakestVolts the voltage of smallest magnitude [V], not 0
 * @param strongestVolts the voltage of largest magnitude [V], of the same sign
 * @param stepVolts magnitude of the step between voltages [V]; 0 for a continuous range
 */
public record VoltageRange(double weakestVolts, double strongestVolts, double stepVolts) {
  public VoltageRange {
    Require.nonZero("weakestVolts", weakestVolts);
    Require.finite("strongestVolts", strongestVolts);
    Require.that(
        weakestVolts * strongestVolts > 0 && Math.abs(strongestVolts) >= Math.abs(weakestVolts),
        "strongestVolts",
        "must have the sign of weakestVolts " + weakestVolts + " and at least its magnitude",
        strongestVolts);
    Require.nonNegative("stepVolts", stepVolts);
  }

  /** {@return a range of a single voltage} */
  public static VoltageRange fixed(double volts) {
    return new VoltageRange(volts, volts, 0);
  }

  /** {@return whether the range is a single voltage} */
  public boolean isFixed() {
    return weakestVolts == strongestVolts;
  }

  /**
   * {@return the number of grid voltages; 1 for a single voltage}
   *
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the range is
   *     continuous
   */
  public int levels() {
    if (isFixed()) {
      return 1;
    }
    Require.positive("stepVolts", stepVolts);
    return (int) Math.floor(Math.abs(strongestVolts - weakestVolts) / stepVolts + 1e-9) + 1;
  }

  /**
   * {@return a grid voltage [V]}
   *
   * @param level 0 for the weakest, up to {@link #levels()} - 1
   */
  public double volts(int level) {
    return level == 0 ? weakestVolts : weakestVolts + Math.signum(weakestVolts) * level * stepVolts;
  }

  /**
   * {@return the grid voltage nearest to a requested one [V]}
   *
   * @param requestedVolts the requested voltage [V], of this range's sign
   */
  public double nearestVolts(double requestedVolts) {
    if (isFixed()) {
      return weakestVolts;
    }
    double steps = (Math.abs(requestedVolts) - Math.abs(weakestVolts)) / stepVolts;
    return volts((int) Math.max(0, Math.min(levels() - 1, Math.rint(steps))));
  }
}
