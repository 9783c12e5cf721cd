package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.SolverDomain;

/**
 * An interval of states in which the rate has one sign: the window, or a part of it between rest
 * states.
 *
 * @param lower lower end
 * @param upper upper end
 * @param lowerBound least state that devices below it can have
 * @param upperBound greatest state that devices above it can have
 */
record Stretch(double lower, double upper, double lowerBound, double upperBound) {

  /** Number of intervals in the search of a window for rest states. */
  private static final int PARTS = 64;

  /** Rates below this, relative to those a millionth of the window away, count as 0. */
  private static final double STANDSTILL = 1e-8;

  private static final double AWAY = 1e-6;

  /**
   * Returns the intervals of a domain's window, ascending: more than one if all devices have the
   * same rest states inside the window.
   *
   * @param model the device
   * @param domain the range of parameters and states
   * @param axes the voltage first, then the parameters that vary
   */
  static List<Stretch> of(PhysicalDevice model, SolverDomain domain, List<FlowAxis> axes) {
    Stretch left = whole(model, domain);
    List<Stretch> stretches = new ArrayList<>();
    RateProbe probe = new RateProbe(model, axes.get(0).lower());
    for (double rest : commonRests(probe, axes, left.lower(), left.upper())) {
      stretches.add(new Stretch(left.lower(), rest, left.lowerBound(), rest));
      left = new Stretch(rest, left.upper(), rest, left.upperBound());
    }
    stretches.add(left);
    return stretches;
  }

  /** Returns the whole window of a domain, with the physical bounds that all devices share. */
  static Stretch whole(PhysicalDevice model, SolverDomain domain) {
    double lowBound = Double.NEGATIVE_INFINITY;
    double highBound = Double.POSITIVE_INFINITY;
    for (double[] corner : corners(model, domain)) {
      lowBound = Math.max(lowBound, model.lowerState(corner));
      highBound = Math.min(highBound, model.upperState(corner));
    }
    double low = domain.window().lowerState();
    double high = domain.window().upperState();
    return new Stretch(low, high, lowBound, highBound);
  }

  /** Returns the rest states inside the window; empty if devices differ in them. */
  private static List<Double> commonRests(
      RateProbe probe, List<FlowAxis> axes, double low, double high) {
    List<Double> rests = new ArrayList<>();
    double before = low;
    for (int i = 1; i <= PARTS; i++) {
      double state = low + (high - low) * i / PARTS;
      if (probe.reset().rate(before) * probe.rate(state) < 0) {
        double rest = turn(probe, before, state);
        if (!common(probe, axes, rest, AWAY * (high - low))) {
          return List.of();
        }
        rests.add(rest);
      }
      before = state;
    }
    return rests;
  }

  /** Returns the state at which the nominal rate changes sign, by bisection. */
  private static double turn(RateProbe probe, double low, double high) {
    double sign = Math.signum(probe.reset().rate(low));
    double before = low;
    double after = high;
    while (true) {
      double middle = 0.5 * (before + after);
      if (middle == before || middle == after) {
        return middle;
      }
      double rate = probe.rate(middle);
      if (rate == 0) {
        return middle;
      }
      if (rate * sign > 0) {
        before = middle;
      } else {
        after = middle;
      }
    }
  }

  private static boolean common(RateProbe probe, List<FlowAxis> axes, double rest, double away) {
    for (FlowAxis axis : axes) {
      for (double value : new double[] {axis.lower(), axis.upper()}) {
        probe.reset().with(axis.parameter(), value);
        double rate = Math.abs(probe.rate(rest));
        if (!(rate <= STANDSTILL * Math.abs(probe.rate(rest - away))
            && rate <= STANDSTILL * Math.abs(probe.rate(rest + away)))) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<double[]> corners(PhysicalDevice model, SolverDomain domain) {
    List<double[]> corners = new ArrayList<>();
    corners.add(model.nominalParameters());
    for (int k = 0; k < domain.parameters().size(); k++) {
      SolverDomain.ParameterRange range = domain.parameters().get(k);
      for (double end : new double[] {range.lowest(), range.highest()}) {
        double[] corner = model.nominalParameters();
        corner[k] = end;
        corners.add(corner);
      }
    }
    return corners;
  }
}
