package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.check.Require;

/**
 * A staircase of voltages of one polarity.
 *
 * @param startVolts voltage of the first pulse [V], not 0
 * @param stepVolts by how much the magnitude grows from pulse to pulse [V], positive
 * @param strongestVolts where the staircase ends [V]: of the sign of {@code startVolts} and at
 *     least its magnitude
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
   * The last step of the staircase; it has the strongest voltage.
   *
   * @return at least 0
   */
  public int top() {
    double steps = Math.abs(strongestVolts - startVolts) / stepVolts;
    return (int) Math.ceil(steps - 1e-9);
  }

  /**
   * The voltage of a step.
   *
   * @param step the step, from 0 to {@link #top()}
   * @return the voltage [V]
   */
  public double volts(int step) {
    return step >= top() ? strongestVolts : startVolts + Math.signum(startVolts) * step * stepVolts;
  }
}
