package org.ouroboros.memristor.core.flow;

/**
 * Closed-form solution between a table's end and a rest state of all devices, where panels would
 * shrink indefinitely. At the distance d from the rest state the rate is d (1 + b d) / T with a
 * small curvature b, or constant; the current is linear in the state.
 *
 * <p>The curvature, about a millionth of the rate at the table's end, is needed for motion away
 * from the rest state: the state grows by a factor e per T and errors of T accumulate.
 *
 * @param rest the rest state
 * @param times the time constant T, or the time from the edge to the rest state at constant rate:
 *     [block of the table][axis term]
 * @param bends the curvature times the distance of the table's end: [block][axis term]
 * @param restAmperes current at the rest state: [block][axis term]; empty if the model evaluates
 *     the current
 * @param edgeAmperes current at the table's end, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record FlowTail(
    FlowReach.Rest rest,
    double[][] times,
    double[][] bends,
    double[][] restAmperes,
    double[][] edgeAmperes) {

  /** Returns whether a state lies between the table's end and the rest state. */
  boolean holds(double state) {
    double distance = distance(state);
    return distance >= 0 && distance <= reach();
  }

  /** Returns the distance of a state from the rest state; negative beyond it. */
  double distance(double state) {
    return rest.upper() ? rest.state() - state : state - rest.state();
  }

  /** Returns the distance of the table's end from the rest state. */
  double reach() {
    return distance(rest.edge());
  }

  /**
   * The trajectory of one device.
   *
   * @param tail the asymptote
   * @param distance initial distance from the rest state
   * @param constant time constant
   * @param edgeBend curvature times the distance of the table's end
   */
  record Way(FlowTail tail, double distance, double constant, double edgeBend) {

    private double bend() {
      return edgeBend / tail.reach();
    }

    /** Returns d / (1 + b d), which is proportional to exp(t / T). */
    private double straight(double d) {
      return d / (1 + bend() * d);
    }

    /**
     * Returns the decrease of the distance from the rest state.
     *
     * @param time elapsed time
     * @return from 0 to the distance; negative for motion away from the rest state
     */
    double approach(double time) {
      if (tail.rest().stops()) {
        return Math.min(distance, tail.reach() * (time / constant));
      }
      double start = straight(distance);
      double times = tail.rest().towards() ? -time / constant : time / constant;
      double nearer = -start * Math.expm1(times);
      return nearer / ((1 - bend() * start) * (1 - bend() * (start - nearer)));
    }

    /** Returns the time to the table's end for motion away from the rest state. */
    double timeToEdge() {
      return constant * Math.log(straight(tail.reach()) / straight(distance));
    }

    /**
     * Returns the integral of the distance over time, neglecting the curvature.
     *
     * @param time elapsed time
     */
    double area(double time) {
      double gone = approach(time);
      if (tail.rest().stops()) {
        return (distance - 0.5 * gone) * Math.min(time, constant * (distance / tail.reach()));
      }
      return constant * Math.abs(gone);
    }
  }
}
