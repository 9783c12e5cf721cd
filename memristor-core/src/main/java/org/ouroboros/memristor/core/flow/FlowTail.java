package org.ouroboros.memristor.core.flow;

/**
 * The last bit between a table's end and a state in which all devices rest, where panels would
 * shrink without end: the rate is proportional to the distance from the rest there, or constant up
 * to it, so that the way is known in closed form. The current is linear in the state.
 *
 * <p>Distances are so short (a millionth of the window) that what this leaves out is below
 * rounding.
 *
 * @param rest where the device rests
 * @param times time constant, or the time from the edge to the rest where devices stop short:
 *     [block of the table][axis term]
 * @param restAmperes current at the rest: [block or one for all][axis term]; nothing where the
 *     model is asked
 * @param edgeAmperes current at the table's end, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record FlowTail(
    FlowReach.Rest rest, double[][] times, double[][] restAmperes, double[][] edgeAmperes) {

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
   * By how much a device comes nearer to the rest.
   *
   * @param distance its distance
   * @param time time that passes
   * @param constant the time constant
   * @return from 0 to the distance; negative for a flow away from the rest
   */
  double approach(double distance, double time, double constant) {
    if (rest.stops()) {
      return Math.min(distance, reach() * (time / constant));
    }
    return -distance * Math.expm1(rest.towards() ? -time / constant : time / constant);
  }

  /** Time in which a device at a distance leaves for the table, in a flow away from the rest. */
  double timeToEdge(double distance, double constant) {
    return constant * Math.log(reach() / distance);
  }

  /**
   * The integral of the distance over time.
   *
   * @param distance the distance at the beginning
   * @param time time that passes
   * @param constant the time constant
   */
  double area(double distance, double time, double constant) {
    double gone = approach(distance, time, constant);
    if (rest.stops()) {
      return (distance - 0.5 * gone) * Math.min(time, constant * (distance / reach()));
    }
    return constant * Math.abs(gone);
  }
}
