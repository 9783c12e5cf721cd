package org.ouroboros.memristor.core.solver.tabulated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Finds the largest extent of a table: beyond the window as far as the rate keeps its sign and no
 * further parameters become shaping, or up to a rest state near the window's end.
 */
final class TableExtentSearch {
  /**
   * Candidate ends without a rest state: beyond the window, as a fraction of the distance to the
   * physical bound, or inside (negative), as a fraction of the window.
   */
  private static final double[] EXTENSIONS = {0.6, 0.4, 0.2, 0.1, 0, -0.001, -0.01, -0.03};

  /** Overshoots where the window ends at a bound that does not slow devices, per window width. */
  private static final double[] OVERSHOOTS = {3, 1, 0.3};

  /** Distances of a table from a rest state, as fractions of the window. */
  private static final double[] REST_DISTANCES = {1e-6, 1e-5, 1e-4};

  /** Rest states farther beyond the window than this fraction of it are ignored. */
  private static final double MAX_REST_DISTANCE = 0.2;

  /** Relative tolerance of a linear, or constant, rate near a rest state. */
  private static final double SHAPE_TOLERANCE = 1e-4;

  private final PhysicalDevice model;
  private final List<TableAxis> axes;
  private final RateEvaluator evaluator;
  private final MonotoneInterval interval;
  private final double low;
  private final double high;

  /** Finds extents that cover an interval; the axes are the voltage, then parameters that vary. */
  TableExtentSearch(PhysicalDevice model, List<TableAxis> axes, MonotoneInterval interval) {
    this.model = model;
    this.axes = axes;
    this.interval = interval;
    evaluator = new RateEvaluator(model, axes.get(0).lower());
    low = interval.lower();
    high = interval.upper();
  }

  /** A candidate end of a table. */
  private record End(double edge, TableExtent.@Nullable RestState restState) {}

  /** Returns the candidate extents, the widest first. */
  List<TableExtent> candidates() {
    int inside = shapingAxisCount(insideWindow(false, 0.01), insideWindow(true, 0.01));
    int minShapingAxes = Math.min(shapingAxisCount(low, high), inside);
    List<TableExtent> extents = new ArrayList<>();
    for (double distance : REST_DISTANCES) {
      extents.add(extent(minShapingAxes, distance, distance == REST_DISTANCES[0]));
    }
    extents.add(extent(minShapingAxes, 0, false));
    return extents.stream().distinct().toList();
  }

  private TableExtent extent(int minShapingAxes, double distance, boolean overshoot) {
    End lower = widestEnd(candidateEnds(false, distance, overshoot), minShapingAxes, false);
    End upper = widestEnd(candidateEnds(true, distance, overshoot), minShapingAxes, true);
    List<TableExtent.RestState> restStates = new ArrayList<>();
    for (End end : List.of(lower, upper)) {
      if (end.restState() != null) {
        restStates.add(end.restState());
      }
    }
    return new TableExtent(lower.edge(), upper.edge(), restStates);
  }

  /** Returns the first end that adds no shaping axes and at which the rate does not vanish. */
  private End widestEnd(List<End> ends, int minShapingAxes, boolean upper) {
    for (End end : ends) {
      double other = insideWindow(!upper, 0.1);
      int count = upper ? shapingAxisCount(other, end.edge()) : shapingAxisCount(end.edge(), other);
      if (count <= minShapingAxes) {
        return end;
      }
    }
    return ends.get(ends.size() - 1);
  }

  private List<End> candidateEnds(boolean upper, double distance, boolean overshoot) {
    List<End> ends = new ArrayList<>();
    double windowEnd = upper ? high : low;
    double outwards = upper ? high - low : low - high;
    double sharedBound = upper ? interval.upperBound() : interval.lowerBound();
    double toBound =
        upper ? Math.max(0, sharedBound - windowEnd) : Math.min(0, sharedBound - windowEnd);
    if (distance > 0) {
      boolean near = Math.abs(toBound) <= MAX_REST_DISTANCE * (high - low);
      for (double state :
          near ? new double[] {windowEnd + toBound, windowEnd} : new double[] {windowEnd}) {
        if (allAtRest(state, state + 1e-9 * outwards, state - distance * outwards)) {
          ends.add(endBeforeRest(state, state - distance * outwards, upper));
        }
      }
    }
    if (overshoot && ends.isEmpty() && toBound == 0) {
      for (double fraction : OVERSHOOTS) {
        ends.add(new End(windowEnd + fraction * outwards, null));
      }
    }
    for (double fraction : EXTENSIONS) {
      ends.add(new End(windowEnd + fraction * (fraction > 0 ? toBound : outwards), null));
    }
    return ends;
  }

  /** Returns whether all devices are at rest at a state, or just beyond, but not at the edge. */
  private boolean allAtRest(double state, double beyond, double edge) {
    return evaluator.allAtEnds(
        axes,
        () -> {
          double rate = RateEvaluator.ZERO_RATE * Math.abs(evaluator.rate(edge));
          return rate > 0
              && (Math.abs(evaluator.rate(state)) <= rate
                  || Math.abs(evaluator.rate(beyond)) <= rate);
        });
  }

  private End endBeforeRest(double state, double edge, boolean upper) {
    double atEdge = evaluator.reset().rate(edge);
    double atMidpoint = evaluator.rate(0.5 * (state + edge));
    boolean attracting = atEdge > 0 == upper;
    boolean linear = Math.abs(atEdge / atMidpoint - 2) <= SHAPE_TOLERANCE;
    boolean abrupt = attracting && Math.abs(atEdge / atMidpoint - 1) <= SHAPE_TOLERANCE;
    return linear || abrupt
        ? new End(edge, new TableExtent.RestState(state, edge, upper, attracting, abrupt))
        : new End(edge, null);
  }

  /** Returns the number of shaping axes between two states. */
  private int shapingAxisCount(double lower, double upper) {
    double[] states = {lower, upper};
    return hasOneSign(states)
        ? ParameterClassification.of(model, axes, states).shapingAxes().size()
        : Integer.MAX_VALUE - 1;
  }

  /** Returns whether the rate has one sign and is not negligible at the ends of a range. */
  private boolean hasOneSign(double[] states) {
    double reference = evaluator.reset().rate(0.5 * (states[0] + states[1]));
    double smallest = 1e-12 * reference * reference;
    return evaluator.allAtEnds(
        axes,
        () ->
            evaluator.rate(states[0]) * reference > smallest
                && evaluator.rate(states[1]) * reference > smallest);
  }

  /** Returns a state inside the window, at a fraction of its width from one of its ends. */
  private double insideWindow(boolean upper, double fraction) {
    return upper ? high - fraction * (high - low) : low + fraction * (high - low);
  }
}
