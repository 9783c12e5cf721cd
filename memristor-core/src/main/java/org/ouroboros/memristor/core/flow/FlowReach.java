package org.ouroboros.memristor.core.flow;

import java.util.List;

/**
 * Between which states a table stretches.
 *
 * @param lower its lower end
 * @param upper its upper end
 * @param rests states of rest that lie just beyond its ends
 */
record FlowReach(double lower, double upper, List<Rest> rests) {

  /**
   * A state in which all devices rest, just beyond the end of a table.
   *
   * @param state where devices rest
   * @param edge the end of the table, a little before
   * @param upper whether it is the upper end
   * @param towards whether the flow leads there, or away from there
   * @param stops whether devices run into it at full speed, instead of slowing down in proportion
   *     to the distance
   */
  record Rest(double state, double edge, boolean upper, boolean towards, boolean stops) {}

  double[] states() {
    return new double[] {lower, upper};
  }
}
