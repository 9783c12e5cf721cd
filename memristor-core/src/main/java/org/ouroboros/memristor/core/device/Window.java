package org.ouroboros.memristor.core.device;

import org.ouroboros.memristor.core.check.Require;

/**
 * The operating window that the periphery keeps: after each (unit) pulse the first state component
 * is stopped at these bounds, and the stop is flagged. The window belongs to the periphery; the
 * bare device may leave it.
 *
 * @param lowerState smallest value of the first state component, in the model's unit
 * @param upperState greatest value, above the smallest
 */
public record Window(double lowerState, double upperState) {

  /**
   * Conductances from outside may miss the window by this much, relative, and are snapped to it.
   */
  public static final double SNAP_RELATIVE = 1e-6;

  public Window {
    Require.finite("window lowerState", lowerState);
    Require.finite("window upperState", upperState);
    Require.that(
        lowerState < upperState,
        "window upperState",
        "must be greater than lowerState " + lowerState,
        upperState);
  }

  /**
   * The conductances at the window's bounds at nominal parameters.
   *
   * @param model the device
   * @return lower and upper conductance [S]
   */
  public SiemensRange siemens(DeviceModel model) {
    double readVolts = model.operatingPoint().readVolts();
    double[] parameters = model.nominalParameters();
    double[] state = model.restState(parameters);
    state[0] = lowerState;
    double lower = model.conductanceSiemens(readVolts, state, parameters);
    state[0] = upperState;
    double upper = model.conductanceSiemens(readVolts, state, parameters);
    return new SiemensRange(lower, upper);
  }
}
