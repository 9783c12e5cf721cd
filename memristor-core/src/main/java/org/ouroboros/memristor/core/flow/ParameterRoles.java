package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Classification of the varied parameters by their effect on the rate, found by evaluating the
 * model: no effect, scaling of time, slowing near an end of the state's range, or shaping (not
 * separable from the state or other parameters). Points cover the ends of all ranges, so that a
 * class does not hold at the nominal point only.
 *
 * @param scales parameters that only scale time
 * @param limiters parameters that only slow an end
 * @param shaping axes that a table needs; includes the voltage if it is a range
 * @param ranges all parameters that are not shaping, with their ranges
 * @param current what the current depends on besides the state
 */
record ParameterRoles(
    List<TimeScale> scales,
    List<FlowAxis> limiters,
    List<FlowAxis> shaping,
    List<FlowAxis> ranges,
    Current current) {

  /** What the current depends on besides the state. */
  enum Current {
    /** Nothing. */
    OF_THE_STATE,
    /** Shaping axes. */
    OF_SHAPING_AXES,
    /** Parameters that are not axes. */
    OF_PARAMETERS
  }

  ParameterRoles withShaping(List<FlowAxis> axes) {
    return new ParameterRoles(scales, limiters, axes, ranges, current);
  }

  /** Relative differences below this are neglected. */
  private static final double SAME = 1e-11;

  /** Maximum relative effect of an end limiter on the rate inside the domain. */
  static final double LARGEST_EXCESS = 0.05;

  private static final int STATES = 9;
  private static final int VALUES = 5;

  static ParameterRoles of(PhysicalDevice model, List<FlowAxis> ranges, double[] states) {
    List<TimeScale> scales = new ArrayList<>();
    List<FlowAxis> limiters = new ArrayList<>();
    List<FlowAxis> shaping = new ArrayList<>();
    double volts = ranges.get(0).value(0, 0);
    Prober prober = new Prober(model, volts, ranges, spread(states));
    for (FlowAxis range : ranges) {
      if (range.upper() == range.lower()) {
        continue;
      }
      if (range.parameter() == FlowAxis.VOLTS) {
        shaping.add(range);
      } else if (prober.separable(range)) {
        if (prober.inert(range)) {
          continue;
        }
        if (prober.scaling(range)) {
          scales.add(prober.scale(range));
        } else if (prober.limiting(range)) {
          limiters.add(range);
        } else {
          shaping.add(range);
        }
      } else {
        shaping.add(range);
      }
    }
    List<FlowAxis> others = new ArrayList<>(ranges);
    others.removeAll(shaping);
    others.removeIf(range -> range.parameter() == FlowAxis.VOLTS);
    Current current =
        others.stream().anyMatch(prober::turnsCurrent)
            ? Current.OF_PARAMETERS
            : shaping.stream().anyMatch(prober::turnsCurrent)
                ? Current.OF_SHAPING_AXES
                : Current.OF_THE_STATE;
    return new ParameterRoles(scales, limiters, shaping, others, current);
  }

  /** Returns a classification in which all parameters but exact time scales are shaping axes. */
  ParameterRoles withoutShortCuts() {
    List<TimeScale> plain = new ArrayList<>(scales);
    plain.removeIf(scale -> scale instanceof TimeScale.Interpolated);
    List<FlowAxis> rest = new ArrayList<>(ranges);
    List<FlowAxis> more = new ArrayList<>(shaping);
    for (FlowAxis range : ranges) {
      boolean limiter = limiters.contains(range);
      boolean interpolated =
          scales.stream()
              .anyMatch(
                  scale ->
                      scale instanceof TimeScale.Interpolated
                          && scale.parameter() == range.parameter());
      if (limiter || interpolated) {
        more.add(range);
        rest.remove(range);
      }
    }
    return new ParameterRoles(plain, List.of(), more, rest, current);
  }

  private static double[] spread(double[] ends) {
    double[] states = new double[STATES];
    for (int i = 0; i < STATES; i++) {
      // Denser towards the lower end, where devices change fastest relative to their state.
      double part = (double) i / (STATES - 1);
      states[i] = ends[0] + (ends[1] - ends[0]) * part * part;
    }
    return states;
  }

  /** Compares rates at points of all ranges. */
  private static final class Prober {

    private final RateProbe probe;
    private final List<FlowAxis> ranges;
    private final double[] states;

    Prober(PhysicalDevice model, double volts, List<FlowAxis> ranges, double[] states) {
      this.probe = new RateProbe(model, volts);
      this.ranges = ranges;
      this.states = states;
    }

    /** Returns the rate relative to the nominal one, with all other parameters nominal. */
    private double ratio(FlowAxis range, double value, double state) {
      double nominal = probe.reset().rate(state);
      return probe.with(range.parameter(), value).rate(state) / nominal;
    }

    private static double at(FlowAxis range, int k) {
      return range.lower() + (range.upper() - range.lower()) * k / (VALUES - 1);
    }

    private static boolean same(double a, double b) {
      return Math.abs(a - b) <= SAME * Math.abs(b);
    }

    /** Returns whether the parameter's effect does not depend on the other parameters. */
    boolean separable(FlowAxis range) {
      for (double state : states) {
        for (int k = 0; k < VALUES; k++) {
          double expected = ratio(range, at(range, k), state);
          if (Double.isNaN(expected)) {
            return false;
          }
          for (FlowAxis other : ranges) {
            if (other.parameter() == range.parameter()) {
              continue;
            }
            for (double end : new double[] {other.lower(), other.upper()}) {
              double base = probe.reset().with(other.parameter(), end).rate(state);
              double moved = probe.with(range.parameter(), at(range, k)).rate(state);
              if (!same(moved / base, expected)) {
                return false;
              }
            }
          }
        }
      }
      return true;
    }

    /** Returns whether the current depends on a parameter or the voltage at any probed point. */
    boolean turnsCurrent(FlowAxis range) {
      for (double state : states) {
        for (FlowAxis other : ranges) {
          for (double end : new double[] {other.lower(), other.upper()}) {
            double base = current(other, end, range, at(range, 0), state);
            for (int k = 1; k < VALUES; k++) {
              if (!same(current(other, end, range, at(range, k), state), base)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    }

    private double current(
        FlowAxis other, double otherValue, FlowAxis range, double value, double state) {
      probe.reset().with(other.parameter(), otherValue).with(range.parameter(), value).rate(state);
      return probe.amperes();
    }

    boolean inert(FlowAxis range) {
      for (double state : states) {
        for (int k = 0; k < VALUES; k++) {
          if (!same(ratio(range, at(range, k), state), 1)) {
            return false;
          }
        }
      }
      return true;
    }

    boolean scaling(FlowAxis range) {
      for (int k = 0; k < VALUES; k++) {
        double first = ratio(range, at(range, k), states[0]);
        for (double state : states) {
          if (!same(ratio(range, at(range, k), state), first)) {
            return false;
          }
        }
      }
      return true;
    }

    boolean limiting(FlowAxis range) {
      for (double state : states) {
        for (int k = 0; k < VALUES; k++) {
          if (!(Math.abs(1 / ratio(range, at(range, k), state) - 1) <= LARGEST_EXCESS)) {
            return false;
          }
        }
      }
      return true;
    }

    TimeScale scale(FlowAxis range) {
      int parameter = range.parameter();
      double nominal = probe.nominal(parameter);
      boolean proportional = true;
      boolean inverse = true;
      for (int k = 0; k < VALUES; k++) {
        double value = at(range, k);
        double speed = ratio(range, value, states[0]);
        proportional &= same(speed, value / nominal);
        inverse &= same(speed, nominal / value);
      }
      if (proportional) {
        return new TimeScale.Proportional(parameter, nominal);
      }
      if (inverse) {
        return new TimeScale.Inverse(parameter, nominal);
      }
      FlowAxis axis = range.withPanels(64);
      double[][] pieces = new double[axis.panels()][FlowTable.AXIS.count()];
      for (int panel = 0; panel < axis.panels(); panel++) {
        for (int k = 0; k < FlowTable.AXIS.count(); k++) {
          double value = axis.value(panel, FlowTable.AXIS.node(k));
          pieces[panel][k] = ratio(range, value, states[0]);
        }
        FlowTable.AXIS.toCoefficients(pieces[panel], 0, 1);
      }
      return new TimeScale.Interpolated(axis, pieces);
    }
  }
}
