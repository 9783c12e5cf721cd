package org.ouroboros.memristor.core.flow;

import java.util.List;

/**
 * Range of states that a table covers.
 *
 * @param lower lower end
 * @param upper upper end
 * @param rests rest states just beyond its ends
 */
record FlowReach(double lower, double upper, List<Rest> rests) {

  /**
   * A state at which the rate of all devices vanishes, just beyond an end of a table.
   *
   * @param state the rest state
   * @param edge the end of the table next to it
   * @param upper whether it is the upper end
   * @param towards whether states move towards it instead of away from it
   * @param stops whether it is reached at constant rate, in finite time, instead of at a rate
   *     proportional to the distance
   */
  record Rest(double state, double edge, boolean upper, boolean towards, boolean stops) {}

  double[] states() {
    return new double[] {lower, upper};
  }
}
