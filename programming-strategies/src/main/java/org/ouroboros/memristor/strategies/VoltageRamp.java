package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.validation.Require;

/**
 * A staircase of voltages of one polarity.
 *
 * @param startVolts voltage of the first pulse [V], not 0
 * @param stepVolts increase of the magnitude per step [V], positive
 * @param strongestVolts last voltage [V], with the sign of {@code startVolts} and at least its
 *     magnitude
 */
public record VoltageRamp(double startVolts, double stepVolts, double strongestVolts) {

  public VoltageRamp {
    Require.finite("startVolts", startVolts);
    Require.that(startVolts != 0, "startVolts", "must not be 0", startVolts);
    Require.positive("stepVolts", stepVolts);
    Require.finite("strongestVolts", strongestVolts);
    Require.that(
        startVolts * strongestVolts > 0 && Math.abs(strongestVolts) >= Math.abs(startVolts),
        "strongestVolts",
        "must have the sign of startVolts " + startVolts + " and at least its magnitude",
        strongestVolts);
  }

  /**
   * Returns the index of the last step, which has the strongest voltage.
   *
   * @return at least 0
   */
  public int lastStep() {
    double steps = Math.abs(strongestVolts - startVolts) / stepVolts;
    return (int) Math.ceil(steps - 1e-9);
  }

  /**
   * Returns the voltage of a step.
   *
   * @param step the step, at least 0; beyond {@link #lastStep()} the strongest voltage is returned
   * @return the voltage [V]
   */
  public double volts(int step) {
    return step >= lastStep()
        ? strongestVolts
        : startVolts + Math.signum(startVolts) * step * stepVolts;
  }
}
