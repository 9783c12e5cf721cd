package org.ouroboros.memristor.core.device;

import org.ouroboros.memristor.core.validation.Require;

/**
 * The operating window enforced by the periphery: after each (unit) pulse, state component 0 is
 * clamped to these bounds, and the outcome says so. A bare device may leave the window.
 *
 * @param lowerState lower bound of state component 0, in the model's unit
 * @param upperState upper bound, greater than the lower
 */
public record StateWindow(double lowerState, double upperState) {
  /** Relative tolerance within which external conductances outside the window are snapped to it. */
  public static final double SNAP_RELATIVE_TOLERANCE = 1e-6;

  public StateWindow {
    Require.finite("window lowerState", lowerState);
    Require.finite("window upperState", upperState);
    Require.greater("window upperState", upperState, "lowerState", lowerState);
  }

  /** {@return a device's conductances [S] at the window's bounds at nominal parameters} */
  public ConductanceRange conductanceRange(DeviceModel model) {
    double readVolts = model.operatingPoint().readVolts();
    double[] parameters = model.nominalParameters();
    double[] state = model.restState(parameters);
    state[0] = lowerState;
    double lower = model.conductanceSiemens(readVolts, state, parameters);
    state[0] = upperState;
    double upper = model.conductanceSiemens(readVolts, state, parameters);
    return new ConductanceRange(lower, upper);
  }
}
