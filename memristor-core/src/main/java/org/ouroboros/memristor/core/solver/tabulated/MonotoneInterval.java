package org.ouroboros.memristor.core.solver.tabulated;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * An interval of states in which the rate has one sign: the window, or a part of it between rest
 * states.
 *
 * @param lowerBound least state that devices below it can have
 * @param upperBound greatest state that devices above it can have
 */
record MonotoneInterval(double lower, double upper, double lowerBound, double upperBound) {
  /** Number of intervals in the search of a window for rest states. */
  private static final int SEARCH_INTERVALS = 64;

  /** Distance of the rates to which that at a rest state is compared, relative to the window. */
  private static final double REFERENCE_DISTANCE = 1e-6;

  /**
   * Returns the intervals of a domain's window, ascending: more than one if all devices have the
   * same rest states inside the window.
   *
   * @param axes the voltage first, then the parameters that vary
   */
  static List<MonotoneInterval> of(
      PhysicalDevice model, PulseSolver.Domain domain, List<TableAxis> axes) {
    MonotoneInterval remaining = ofWindow(model, domain);
    List<MonotoneInterval> intervals = new ArrayList<>();
    RateEvaluator evaluator = new RateEvaluator(model, axes.get(0).lower());
    for (double restState :
        commonRestStates(evaluator, axes, remaining.lower(), remaining.upper())) {
      intervals.add(
          new MonotoneInterval(remaining.lower(), restState, remaining.lowerBound(), restState));
      remaining =
          new MonotoneInterval(restState, remaining.upper(), restState, remaining.upperBound());
    }
    intervals.add(remaining);
    return intervals;
  }

  /** Returns the whole window of a domain, with the physical bounds that all devices share. */
  static MonotoneInterval ofWindow(PhysicalDevice model, PulseSolver.Domain domain) {
    double lowBound = Double.NEGATIVE_INFINITY;
    double highBound = Double.POSITIVE_INFINITY;
    for (double[] corner : parameterCorners(model, domain)) {
      lowBound = Math.max(lowBound, model.lowerState(corner));
      highBound = Math.min(highBound, model.upperState(corner));
    }
    StateWindow window = domain.window();
    return new MonotoneInterval(window.lowerState(), window.upperState(), lowBound, highBound);
  }

  /** Returns the rest states inside the window; empty if devices differ in them. */
  private static List<Double> commonRestStates(
      RateEvaluator evaluator, List<TableAxis> axes, double low, double high) {
    List<Double> restStates = new ArrayList<>();
    double before = low;
    for (int i = 1; i <= SEARCH_INTERVALS; i++) {
      double state = low + (high - low) * i / SEARCH_INTERVALS;
      if (evaluator.reset().rate(before) * evaluator.rate(state) < 0) {
        double restState = signChange(evaluator, before, state);
        if (!isCommonRestState(evaluator, axes, restState, REFERENCE_DISTANCE * (high - low))) {
          return List.of();
        }
        restStates.add(restState);
      }
      before = state;
    }
    return restStates;
  }

  /** Returns the state at which the nominal rate changes sign, by bisection. */
  private static double signChange(RateEvaluator evaluator, double low, double high) {
    double sign = Math.signum(evaluator.reset().rate(low));
    double before = low;
    double after = high;
    while (true) {
      double middle = 0.5 * (before + after);
      double rate = evaluator.rate(middle);
      if (middle == before || middle == after || rate == 0) {
        return middle;
      }
      if (rate * sign > 0) {
        before = middle;
      } else {
        after = middle;
      }
    }
  }

  private static boolean isCommonRestState(
      RateEvaluator evaluator, List<TableAxis> axes, double restState, double distance) {
    return evaluator.allAtEnds(
        axes,
        () -> {
          double rate = Math.abs(evaluator.rate(restState));
          double below = Math.abs(evaluator.rate(restState - distance));
          double above = Math.abs(evaluator.rate(restState + distance));
          return rate <= RateEvaluator.ZERO_RATE * below && rate <= RateEvaluator.ZERO_RATE * above;
        });
  }

  private static List<double[]> parameterCorners(PhysicalDevice model, PulseSolver.Domain domain) {
    List<double[]> corners = new ArrayList<>();
    corners.add(model.nominalParameters());
    for (int k = 0; k < domain.parameters().size(); k++) {
      PulseSolver.Domain.Range range = domain.parameters().get(k);
      for (double end : new double[] {range.lowest(), range.highest()}) {
        double[] corner = model.nominalParameters();
        corner[k] = end;
        corners.add(corner);
      }
    }
    return corners;
  }
}
