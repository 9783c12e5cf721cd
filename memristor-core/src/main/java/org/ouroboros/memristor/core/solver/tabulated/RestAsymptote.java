package org.ouroboros.memristor.core.solver.tabulated;

/**
 * Closed-form solution between a table's end and a rest state of all devices, where panels would
 * shrink indefinitely. At the distance d from the rest state the rate is d (1 + b d) / T with a
 * small curvature b, or constant; the current is linear in the state.
 *
 * <p>The curvature, about a millionth of the rate at the table's end, is needed for motion away
 * from the rest state: the state grows by a factor e per T and errors of T accumulate.
 *
 * @param timeConstants the time constant T, or the time from the edge to the rest state at constant
 *     rate: [block of the table][axis term]
 * @param curvatures the curvature times the distance of the table's end: [block][axis term]
 * @param restAmperes current at the rest state: [block][axis term]; empty if the model evaluates
 *     the current
 * @param edgeAmperes current at the table's end, likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record RestAsymptote(
    TableExtent.RestState rest,
    double[][] timeConstants,
    double[][] curvatures,
    double[][] restAmperes,
    double[][] edgeAmperes) {
  /** Returns whether a state lies between the table's end and the rest state. */
  boolean contains(double state) {
    double distance = distance(state);
    return distance >= 0 && distance <= edgeDistance();
  }

  /** Returns the distance of a state from the rest state; negative beyond it. */
  double distance(double state) {
    return rest.upper() ? rest.state() - state : state - rest.state();
  }

  /** Returns the distance of the table's end from the rest state. */
  double edgeDistance() {
    return distance(rest.edge());
  }

  /** The trajectory of one device from an initial distance from the rest state. */
  record Trajectory(
      RestAsymptote asymptote, double distance, double timeConstant, double edgeCurvature) {
    private double curvature() {
      return edgeCurvature / asymptote.edgeDistance();
    }

    /** Returns d / (1 + b d), which is proportional to exp(t / T). */
    private double linearized(double d) {
      return d / (1 + curvature() * d);
    }

    /** Returns the decrease of the distance from the rest state over an elapsed time. */
    double approach(double time) {
      if (asymptote.rest().abrupt()) {
        return Math.min(distance, asymptote.edgeDistance() * (time / timeConstant));
      }
      double start = linearized(distance);
      double exponent = asymptote.rest().attracting() ? -time / timeConstant : time / timeConstant;
      double linearApproach = -start * Math.expm1(exponent);
      return linearApproach
          / ((1 - curvature() * start) * (1 - curvature() * (start - linearApproach)));
    }

    /** Returns the time to the table's end for motion away from the rest state. */
    double timeToEdge() {
      return timeConstant * Math.log(linearized(asymptote.edgeDistance()) / linearized(distance));
    }

    /** Returns the integral of the distance over an elapsed time, neglecting the curvature. */
    double distanceIntegral(double time) {
      double approached = approach(time);
      if (asymptote.rest().abrupt()) {
        return (distance - 0.5 * approached)
            * Math.min(time, timeConstant * (distance / asymptote.edgeDistance()));
      }
      return timeConstant * Math.abs(approached);
    }
  }
}
