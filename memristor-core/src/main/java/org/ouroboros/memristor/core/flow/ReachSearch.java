package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Finds the largest extent of a table: beyond the window as far as the rate keeps its sign and no
 * further parameters become shaping, or up to a rest state near the window's end.
 */
final class ReachSearch {

  /**
   * Candidate ends without a rest state: beyond the window, as a fraction of the distance to the
   * physical bound, or inside (negative), as a fraction of the window.
   */
  private static final double[] PARTS = {0.6, 0.4, 0.2, 0.1, 0, -0.001, -0.01, -0.03};

  /** Overshoots where the window ends at a bound that does not slow devices, per window width. */
  private static final double[] OVERSHOOTS = {3, 1, 0.3};

  /** Distances of a table from a rest state, as fractions of the window. */
  private static final double[] DISTANCES = {1e-6, 1e-5, 1e-4};

  /** Rest states farther beyond the window than this fraction of it are ignored. */
  private static final double NEAR = 0.2;

  /** Relative rates below this count as 0. */
  private static final double STANDSTILL = 1e-8;

  /** Relative tolerance of a linear, or constant, rate near a rest state. */
  private static final double SHAPE = 1e-4;

  private final PhysicalDevice model;
  private final List<FlowAxis> axes;
  private final RateProbe probe;
  private final Stretch stretch;
  private final double low;
  private final double high;

  /**
   * @param model the device
   * @param axes the voltage first, then the parameters that vary
   * @param stretch the states that a table must cover
   */
  ReachSearch(PhysicalDevice model, List<FlowAxis> axes, Stretch stretch) {
    this.model = model;
    this.axes = axes;
    this.stretch = stretch;
    probe = new RateProbe(model, axes.get(0).lower());
    low = stretch.lower();
    high = stretch.upper();
  }

  /** A candidate end of a table. */
  private record End(double edge, FlowReach.@Nullable Rest rest) {}

  /** Returns the candidate extents, the widest first. */
  List<FlowReach> candidates() {
    int fewest = Math.min(shaping(low, high), shaping(inside(false, 0.01), inside(true, 0.01)));
    List<FlowReach> reaches = new ArrayList<>();
    for (double distance : DISTANCES) {
      reaches.add(reach(fewest, distance, distance == DISTANCES[0]));
    }
    reaches.add(reach(fewest, 0, false));
    return reaches.stream().distinct().toList();
  }

  private FlowReach reach(int fewest, double distance, boolean overshoot) {
    End lower = widest(ends(false, distance, overshoot), fewest, false);
    End upper = widest(ends(true, distance, overshoot), fewest, true);
    List<FlowReach.Rest> rests = new ArrayList<>();
    for (End end : List.of(lower, upper)) {
      if (end.rest() != null) {
        rests.add(end.rest());
      }
    }
    return new FlowReach(lower.edge(), upper.edge(), rests);
  }

  /** Returns the first end that adds no shaping axes and at which the rate does not vanish. */
  private End widest(List<End> ends, int fewest, boolean upper) {
    for (End end : ends) {
      double other = inside(!upper, 0.1);
      int count = upper ? shaping(other, end.edge()) : shaping(end.edge(), other);
      if (count <= fewest) {
        return end;
      }
    }
    return ends.get(ends.size() - 1);
  }

  private List<End> ends(boolean upper, double distance, boolean overshoot) {
    List<End> ends = new ArrayList<>();
    double window = upper ? high : low;
    double outwards = upper ? high - low : low - high;
    double common = upper ? stretch.upperBound() : stretch.lowerBound();
    double way = upper ? Math.max(0, common - window) : Math.min(0, common - window);
    if (distance > 0) {
      boolean near = Math.abs(way) <= NEAR * (high - low);
      for (double state : near ? new double[] {window + way, window} : new double[] {window}) {
        if (rests(state, state + 1e-9 * outwards, state - distance * outwards)) {
          ends.add(beforeRest(state, state - distance * outwards, upper));
        }
      }
    }
    if (overshoot && ends.isEmpty() && way == 0) {
      for (double part : OVERSHOOTS) {
        ends.add(new End(window + part * outwards, null));
      }
    }
    for (double part : PARTS) {
      ends.add(new End(window + part * (part > 0 ? way : outwards), null));
    }
    return ends;
  }

  /**
   * Returns whether the rate of all devices vanishes at a state, or just beyond, but not at the
   * edge.
   */
  private boolean rests(double state, double beyond, double edge) {
    for (FlowAxis axis : axes) {
      for (double value : new double[] {axis.lower(), axis.upper()}) {
        probe.reset().with(axis.parameter(), value);
        double rate = STANDSTILL * Math.abs(probe.rate(edge));
        if (!(rate > 0
            && (Math.abs(probe.rate(state)) <= rate || Math.abs(probe.rate(beyond)) <= rate))) {
          return false;
        }
      }
    }
    return true;
  }

  private End beforeRest(double state, double edge, boolean upper) {
    double atEdge = probe.reset().rate(edge);
    double halfWay = probe.rate(0.5 * (state + edge));
    boolean towards = atEdge > 0 == upper;
    boolean slows = Math.abs(atEdge / halfWay - 2) <= SHAPE;
    boolean stops = towards && Math.abs(atEdge / halfWay - 1) <= SHAPE;
    return new End(
        edge, slows || stops ? new FlowReach.Rest(state, edge, upper, towards, stops) : null);
  }

  /** Returns the number of shaping axes between two states. */
  private int shaping(double lower, double upper) {
    double[] states = {lower, upper};
    return moving(states)
        ? ParameterRoles.of(model, axes, states).shaping().size()
        : Integer.MAX_VALUE - 1;
  }

  /** Returns whether the rate has one sign and is not negligible at the ends of a range. */
  private boolean moving(double[] states) {
    double reference = probe.reset().rate(0.5 * (states[0] + states[1]));
    for (double state : states) {
      for (FlowAxis axis : axes) {
        for (double value : new double[] {axis.lower(), axis.upper()}) {
          double rate = probe.reset().with(axis.parameter(), value).rate(state);
          if (!(rate * reference > 1e-12 * reference * reference)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Returns a state inside the window, at a fraction of its width from one of its ends. */
  private double inside(boolean upper, double part) {
    return upper ? high - part * (high - low) : low + part * (high - low);
  }
}
