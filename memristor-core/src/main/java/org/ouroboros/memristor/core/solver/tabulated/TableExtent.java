package org.ouroboros.memristor.core.solver.tabulated;

import java.util.List;

/** Range of states that a table covers, and the rest states just beyond its ends. */
record TableExtent(double lower, double upper, List<RestState> restStates) {
  /**
   * A state at which the rate of all devices vanishes, just beyond an end of a table.
   *
   * @param state the rest state
   * @param edge the end of the table next to it
   * @param upper whether it is the upper end
   * @param attracting whether states move towards it instead of away from it
   * @param abrupt whether it is reached at constant rate, in finite time, instead of at a rate
   *     proportional to the distance
   */
  record RestState(double state, double edge, boolean upper, boolean attracting, boolean abrupt) {}

  double[] ends() {
    return new double[] {lower, upper};
  }
}
