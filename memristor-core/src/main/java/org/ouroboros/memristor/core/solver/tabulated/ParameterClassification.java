package org.ouroboros.memristor.core.solver.tabulated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Classification of the varied parameters by their effect on the rate, found by evaluating the
 * model: no effect, scaling of time, slowing near an end of the state's range, or shaping (not
 * separable from the state or other parameters). Points cover the ends of all ranges, so that a
 * class does not hold at the nominal point only.
 *
 * @param timeScales parameters that only scale time
 * @param limiterAxes parameters that only slow an end
 * @param shapingAxes axes that a table needs; includes the voltage if it is a range
 * @param ranges all parameters that are not shaping, with their ranges
 * @param current what the current depends on besides the state
 */
record ParameterClassification(
    List<TimeScale> timeScales,
    List<TableAxis> limiterAxes,
    List<TableAxis> shapingAxes,
    List<TableAxis> ranges,
    CurrentDependence current) {
  /** What the current depends on besides the state. */
  enum CurrentDependence {
    /** Nothing. */
    STATE,
    /** Shaping axes. */
    SHAPING_AXES,
    /** Parameters that are not axes. */
    OTHER_PARAMETERS
  }

  ParameterClassification withShapingAxes(List<TableAxis> axes) {
    return new ParameterClassification(timeScales, limiterAxes, axes, ranges, current);
  }

  /** Relative differences below this are neglected. */
  private static final double EQUALITY_TOLERANCE = 1e-11;

  /** Maximum relative effect of an end limiter on the rate inside the domain. */
  static final double MAX_LIMITER_EXCESS = 0.05;

  private static final int STATES = 9;
  private static final int VALUES = 5;

  static ParameterClassification of(PhysicalDevice model, List<TableAxis> ranges, double[] states) {
    List<TimeScale> timeScales = new ArrayList<>();
    List<TableAxis> limiterAxes = new ArrayList<>();
    List<TableAxis> shapingAxes = new ArrayList<>();
    double volts = ranges.get(0).value(0, 0);
    Classifier classifier = new Classifier(model, volts, ranges, probedStates(states));
    for (TableAxis range : ranges) {
      if (range.upper() == range.lower()) {
        continue;
      }
      if (range.parameter() == TableAxis.VOLTS || !classifier.isSeparable(range)) {
        shapingAxes.add(range);
      } else if (!classifier.hasNoEffect(range)) {
        if (classifier.scalesTime(range)) {
          timeScales.add(classifier.timeScale(range));
        } else {
          (classifier.isEndLimiter(range) ? limiterAxes : shapingAxes).add(range);
        }
      }
    }
    List<TableAxis> others = new ArrayList<>(ranges);
    others.removeAll(shapingAxes);
    others.removeIf(range -> range.parameter() == TableAxis.VOLTS);
    CurrentDependence current =
        others.stream().anyMatch(classifier::affectsCurrent)
            ? CurrentDependence.OTHER_PARAMETERS
            : shapingAxes.stream().anyMatch(classifier::affectsCurrent)
                ? CurrentDependence.SHAPING_AXES
                : CurrentDependence.STATE;
    return new ParameterClassification(timeScales, limiterAxes, shapingAxes, others, current);
  }

  /** Returns a classification in which all parameters but exact time scales are shaping axes. */
  ParameterClassification withoutApproximations() {
    List<TimeScale> exactScales = new ArrayList<>(timeScales);
    exactScales.removeIf(scale -> scale instanceof TimeScale.Interpolated);
    Set<Integer> approximated = new HashSet<>();
    timeScales.forEach(scale -> approximated.add(scale.parameter()));
    exactScales.forEach(scale -> approximated.remove(scale.parameter()));
    limiterAxes.forEach(axis -> approximated.add(axis.parameter()));
    List<TableAxis> moreAxes = new ArrayList<>(shapingAxes);
    List<TableAxis> remainingRanges = new ArrayList<>();
    for (TableAxis range : ranges) {
      (approximated.contains(range.parameter()) ? moreAxes : remainingRanges).add(range);
    }
    return new ParameterClassification(exactScales, List.of(), moreAxes, remainingRanges, current);
  }

  private static double[] probedStates(double[] ends) {
    double[] states = new double[STATES];
    for (int i = 0; i < STATES; i++) {
      // Denser towards the lower end, where devices change fastest relative to their state.
      double fraction = (double) i / (STATES - 1);
      states[i] = ends[0] + (ends[1] - ends[0]) * fraction * fraction;
    }
    return states;
  }

  /** Compares rates at points of all ranges. */
  private static final class Classifier {
    private final RateEvaluator evaluator;
    private final List<TableAxis> ranges;
    private final double[] states;

    Classifier(PhysicalDevice model, double volts, List<TableAxis> ranges, double[] states) {
      this.evaluator = new RateEvaluator(model, volts);
      this.ranges = ranges;
      this.states = states;
    }

    /** Returns the rate relative to the nominal one, with all other parameters nominal. */
    private double ratio(TableAxis range, double value, double state) {
      double nominal = evaluator.reset().rate(state);
      return evaluator.with(range.parameter(), value).rate(state) / nominal;
    }

    private static double probedValue(TableAxis range, int k) {
      return range.lower() + (range.upper() - range.lower()) * k / (VALUES - 1);
    }

    private static boolean nearlyEqual(double a, double b) {
      return Math.abs(a - b) <= EQUALITY_TOLERANCE * Math.abs(b);
    }

    /** Returns whether the parameter's effect does not depend on the other parameters. */
    boolean isSeparable(TableAxis range) {
      for (double state : states) {
        for (int k = 0; k < VALUES; k++) {
          double expected = ratio(range, probedValue(range, k), state);
          if (Double.isNaN(expected)) {
            return false;
          }
          for (TableAxis other : ranges) {
            if (other.parameter() == range.parameter()) {
              continue;
            }
            for (double end : new double[] {other.lower(), other.upper()}) {
              double base = evaluator.reset().with(other.parameter(), end).rate(state);
              double changed = evaluator.with(range.parameter(), probedValue(range, k)).rate(state);
              if (!nearlyEqual(changed / base, expected)) {
                return false;
              }
            }
          }
        }
      }
      return true;
    }

    /** Returns whether the current depends on a parameter or the voltage at any probed point. */
    boolean affectsCurrent(TableAxis range) {
      for (double state : states) {
        for (TableAxis other : ranges) {
          for (double end : new double[] {other.lower(), other.upper()}) {
            double base = current(other, end, range, probedValue(range, 0), state);
            for (int k = 1; k < VALUES; k++) {
              if (!nearlyEqual(current(other, end, range, probedValue(range, k), state), base)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    }

    private double current(
        TableAxis other, double otherValue, TableAxis range, double value, double state) {
      evaluator
          .reset()
          .with(other.parameter(), otherValue)
          .with(range.parameter(), value)
          .rate(state);
      return evaluator.amperes();
    }

    /** Returns whether a condition holds for the relative rate at all probed points. */
    private boolean allRatios(TableAxis range, DoublePredicate condition) {
      for (double state : states) {
        for (int k = 0; k < VALUES; k++) {
          if (!condition.test(ratio(range, probedValue(range, k), state))) {
            return false;
          }
        }
      }
      return true;
    }

    boolean hasNoEffect(TableAxis range) {
      return allRatios(range, ratio -> nearlyEqual(ratio, 1));
    }

    boolean scalesTime(TableAxis range) {
      for (int k = 0; k < VALUES; k++) {
        double first = ratio(range, probedValue(range, k), states[0]);
        for (double state : states) {
          if (!nearlyEqual(ratio(range, probedValue(range, k), state), first)) {
            return false;
          }
        }
      }
      return true;
    }

    boolean isEndLimiter(TableAxis range) {
      return allRatios(range, ratio -> Math.abs(1 / ratio - 1) <= MAX_LIMITER_EXCESS);
    }

    TimeScale timeScale(TableAxis range) {
      int parameter = range.parameter();
      double nominal = evaluator.nominal(parameter);
      boolean proportional = true;
      boolean inverse = true;
      for (int k = 0; k < VALUES; k++) {
        double value = probedValue(range, k);
        double speed = ratio(range, value, states[0]);
        proportional &= nearlyEqual(speed, value / nominal);
        inverse &= nearlyEqual(speed, nominal / value);
      }
      if (proportional) {
        return new TimeScale.Proportional(parameter, nominal);
      }
      if (inverse) {
        return new TimeScale.Inverse(parameter, nominal);
      }
      TableAxis axis = range.withPanels(64);
      double[][] coefficients = new double[axis.panels()][FlowTable.AXIS.count()];
      for (int panel = 0; panel < axis.panels(); panel++) {
        for (int k = 0; k < FlowTable.AXIS.count(); k++) {
          double value = axis.value(panel, FlowTable.AXIS.node(k));
          coefficients[panel][k] = ratio(range, value, states[0]);
        }
        FlowTable.AXIS.toCoefficients(coefficients[panel], 0, 1);
      }
      return new TimeScale.Interpolated(axis, coefficients);
    }
  }
}
