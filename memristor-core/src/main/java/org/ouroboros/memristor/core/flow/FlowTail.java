package org.ouroboros.memristor.core.flow;

/**
 * The last bit between a table's end and a state in which all devices rest, where panels would
 * shrink without end: the rate is that of a rest at the distance d, d (1 + b d) / T with a small
 * bend b, or constant up to it, so that the way is known in closed form. The current is linear in
 * the state.
 *
 * <p>Without its bend, a millionth or so of the rate at the table's end, a flow away from the rest
 * would come too late by that part of T for each time T that it takes, and its state, which grows
 * by the factor e in T, would err by as much.
 *
 * @param rest where the device rests
 * @param times the time constant T, or the time from the edge to the rest where devices stop short:
 *     [block of the table][axis term]
 * @param bends the bend times the distance of the table's end: [block][axis term]
 * @param restAmperes current at the rest: [block or one for all][axis term]; nothing where the
 *     model is asked
 * @param edgeAmperes current at the table's end, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record FlowTail(
    FlowReach.Rest rest,
    double[][] times,
    double[][] bends,
    double[][] restAmperes,
    double[][] edgeAmperes) {

  /** Whether a state lies beyond the table's end and not beyond the rest. */
  boolean holds(double state) {
    double distance = distance(state);
    return distance >= 0 && distance <= reach();
  }

  /** Distance of a state from the rest; negative beyond it. */
  double distance(double state) {
    return rest.upper() ? rest.state() - state : state - rest.state();
  }

  /** Distance of the table's end from the rest. */
  double reach() {
    return distance(rest.edge());
  }

  /**
   * The way of one device.
   *
   * @param tail where it is
   * @param distance its distance from the rest at the beginning
   * @param constant its time constant
   * @param edgeBend its bend times the distance of the table's end
   */
  record Way(FlowTail tail, double distance, double constant, double edgeBend) {

    private double bend() {
      return edgeBend / tail.reach();
    }

    /** What is proportional to exp(t / T): d / (1 + b d). */
    private double straight(double d) {
      return d / (1 + bend() * d);
    }

    /**
     * By how much the device comes nearer to the rest.
     *
     * @param time time that passes
     * @return from 0 to the distance; negative for a flow away from the rest
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

    /** Time in which the device leaves for the table, in a flow away from the rest. */
    double timeToEdge() {
      return constant * Math.log(straight(tail.reach()) / straight(distance));
    }

    /**
     * The integral of the distance over time, without the bend.
     *
     * @param time time that passes
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
