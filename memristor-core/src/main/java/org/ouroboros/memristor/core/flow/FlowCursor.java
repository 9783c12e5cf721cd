package org.ouroboros.memristor.core.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Locates the active pulses in one {@link FlowTable} and gathers their patches. Not thread-safe;
 * one instance per thread.
 *
 * <p>A patch is evaluated at the axes' coordinates and multiplied by the {@link Limiter end
 * limiters}, which leaves the time per local coordinate as one polynomial of the state, for {@link
 * FlowColumns} to step on. A pulse that leaves its patch continues in the next one if an end
 * limiter acts there, else in the panel where its time ends, found by a search over the panels'
 * edges.
 */
final class FlowCursor {

  private static final int POWERS = FlowTable.POWERS;
  private static final int AXIS_TERMS = FlowTable.AXIS_TERMS;
  private static final int MAX_NEWTON = 60;

  /** Convergence limit of the relative Newton correction; its square remains as error. */
  private static final double SMALL_MOVE = 1e-6;

  private final FlowTable table;
  private final StatePanels states;
  private final FlowAxis[] axes;
  private final FlowAxis[] ranges;
  private final TimeScale[] scales;
  private final FlowTail[] tails;
  private final Limiter[] limiters;
  private final int terms;
  private final FlowPlaces places;
  private final FlowColumns columns;
  private final @Nullable FlowLeap leap;
  private final double[] patch = new double[AXIS_TERMS * POWERS];

  /** The model's current; null if it is tabulated. */
  private final @Nullable ModelCurrent modelCurrent;

  private double skippedSeconds;
  private double skippedCharge;

  FlowCursor(FlowTable table, PhysicalDevice model, FlowPlaces places, FlowColumns columns) {
    this.table = table;
    this.places = places;
    this.columns = columns;
    states = table.states();
    axes = table.axes().toArray(new FlowAxis[0]);
    ranges = table.roles().ranges().toArray(new FlowAxis[0]);
    scales = table.roles().scales().toArray(new TimeScale[0]);
    tails = table.tails().toArray(new FlowTail[0]);
    List<Limiter> list = table.limiters();
    limiters = list.toArray(new Limiter[0]);
    terms = table.axisTerms();
    leap = FlowLeap.on(table);
    modelCurrent = table.current().tabulated() ? null : new ModelCurrent(model);
  }

  /** Returns the panels of the state. */
  StatePanels states() {
    return states;
  }

  /** Returns whether a pulse starts in the table. */
  boolean covers(PulseBlock pulses, int i) {
    return states.covers(pulses.states(0)[i]) && coversParameters(pulses, i);
  }

  private boolean coversParameters(PulseBlock pulses, int i) {
    for (FlowAxis axis : axes) {
      if (!axis.covers(axis.value(pulses, i))) {
        return false;
      }
    }
    for (FlowAxis range : ranges) {
      if (!range.covers(pulses.parameters(range.parameter())[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the asymptote in which a pulse starts, or null. */
  @Nullable FlowTail startTail(PulseBlock pulses, int i) {
    for (FlowTail tail : tails) {
      if (tail.holds(pulses.states(0)[i]) && coversParameters(pulses, i)) {
        return tail;
      }
    }
    return null;
  }

  /** Returns the asymptote at an end of the table, or null. */
  @Nullable FlowTail endTail(boolean upper) {
    for (FlowTail tail : tails) {
      if (tail.rest().upper() == upper) {
        return tail;
      }
    }
    return null;
  }

  /** Locates a pulse that starts outside the table on the axes and computes its speed. */
  void placeOutside(PulseBlock pulses, int i, int slot) {
    places.entry[slot] = i;
    int block = 0;
    int stride = 1;
    for (int a = 0; a < axes.length; a++) {
      double value = axes[a].value(pulses, i);
      int panel = axes[a].panel(value);
      places.locals[a][slot] = axes[a].local(value, panel);
      block += stride * panel;
      stride *= axes[a].panels();
    }
    places.block[slot] = block;
    double speed = 1;
    for (TimeScale scale : scales) {
      speed *= scale.speed(pulses.parameters(scale.parameter())[i]);
    }
    places.speed[slot] = speed;
  }

  /**
   * Advances a pulse along an asymptote until its time ends or it enters the table.
   *
   * @param time remaining time, at the table's speed
   * @return remaining time at the table's edge; 0 if the pulse has ended
   */
  double runTail(PulseBlock pulses, FlowTail tail, int slot, double time) {
    int i = places.entry[slot];
    double[] x = pulses.states(0);
    double constant = edgeValue(tail.times()[places.block[slot]], 0, slot);
    double bend = edgeValue(tail.bends()[places.block[slot]], 0, slot);
    FlowTail.Way way = new FlowTail.Way(tail, tail.distance(x[i]), constant, bend);
    double toEdge = tail.rest().towards() ? Double.POSITIVE_INFINITY : way.timeToEdge();
    double spent = Math.min(time, toEdge);
    double area = way.area(spent) / tail.reach();
    double atRest = tailAmperes(pulses, tail.rest().state(), tail.restAmperes(), slot);
    double atEdge = tailAmperes(pulses, tail.rest().edge(), tail.edgeAmperes(), slot);
    pulses.coulombs()[i] += (atRest * spent + (atEdge - atRest) * area) / places.speed[slot];
    if (spent < time) {
      x[i] = tail.rest().edge();
      return time - spent;
    }
    double nearer = way.approach(spent);
    double moved = x[i] + (tail.rest().upper() ? nearer : -nearer);
    x[i] = tail.distance(moved) < 0 ? tail.rest().state() : moved;
    return 0;
  }

  private double tailAmperes(PulseBlock pulses, double state, double[][] tabulated, int slot) {
    if (modelCurrent == null) {
      return edgeValue(tabulated[places.block[slot]], 0, slot);
    }
    modelCurrent.locate(pulses, places.entry[slot]);
    return modelCurrent.amperes(state);
  }

  /** Returns whether all pulses in a range of lanes start in the table. */
  boolean coversAll(PulseBlock pulses, int from, int to) {
    boolean all = within(pulses.states(0), states.lower(), states.upper(), from, to);
    boolean known = pulses.parametersInDomain();
    for (FlowAxis axis : axes) {
      if (!known || axis.parameter() == FlowAxis.VOLTS) {
        all &= within(axis.column(pulses), axis.lower(), axis.upper(), from, to);
      }
    }
    if (known) {
      return all;
    }
    for (FlowAxis range : ranges) {
      all &= within(range.column(pulses), range.lower(), range.upper(), from, to);
    }
    return all;
  }

  private boolean within(double[] values, double lower, double upper, int from, int to) {
    int[] entry = places.entry;
    boolean all = true;
    for (int slot = from; slot < to; slot++) {
      double value = values[entry[slot]];
      all &= value >= lower;
      all &= value <= upper;
    }
    return all;
  }

  /** Locates the pulses of the active lanes in the panels in which their last step begins. */
  void place(PulseBlock pulses) {
    placeInStates(pulses.states(0));
    placeOnAxes(pulses);
    double[] seconds = pulses.seconds();
    int[] entry = places.entry;
    double[] speed = places.speed;
    double[] time = columns.time;
    for (int slot = places.from; slot < places.to; slot++) {
      speed[slot] = 1;
    }
    for (TimeScale scale : scales) {
      double[] values = pulses.parameters(scale.parameter());
      for (int slot = places.from; slot < places.to; slot++) {
        speed[slot] *= scale.speed(values[entry[slot]]);
      }
    }
    for (int slot = places.from; slot < places.to; slot++) {
      time[slot] = seconds[entry[slot]] * speed[slot];
    }
    if (places.anySpent) {
      for (int slot = places.from; slot < places.to; slot++) {
        time[slot] -= places.spent[slot];
      }
    }
    if (leap != null) {
      leap.leap(pulses.coulombs(), states, places, columns);
    }
  }

  private void placeInStates(double[] x) {
    int[] entry = places.entry;
    int[] panels = places.panel;
    double[] start = places.state;
    double[] halfWidth = places.halfWidth;
    double[] local = columns.start;
    for (int slot = places.from; slot < places.to; slot++) {
      double state = x[entry[slot]];
      int panel = states.panel(state);
      panels[slot] = panel;
      start[slot] = state;
      halfWidth[slot] = states.halfWidth(panel);
      local[slot] = states.local(panel, state);
    }
  }

  private void placeOnAxes(PulseBlock pulses) {
    int[] block = places.block;
    for (int slot = places.from; slot < places.to; slot++) {
      block[slot] = 0;
    }
    int[] entry = places.entry;
    int stride = 1;
    for (int a = 0; a < axes.length; a++) {
      FlowAxis axis = axes[a];
      double[] values = axis.column(pulses);
      double[] locals = places.locals[a];
      double lower = axis.lower();
      double perUnit = axis.panels() / (axis.upper() - lower);
      int last = axis.panels() - 1;
      for (int slot = places.from; slot < places.to; slot++) {
        double position = (values[entry[slot]] - lower) * perUnit;
        int panel = Math.min(last, (int) position);
        locals[slot] = 2 * (position - panel) - 1;
        block[slot] += stride * panel;
      }
      stride *= axis.panels();
    }
  }

  /** Gathers the patches of the active lanes, evaluated at the axes' coordinates. */
  void gather(PulseBlock pulses) {
    switch (axes.length) {
      case 0 -> copy(table.slopes()[0], columns.slope);
      case 1 -> fold(table.slopes(), columns.slope);
      default -> foldTwice(table.slopes(), columns.slope);
    }
    for (Limiter limiter : limiters) {
      limiter.slow(pulses.parameters(limiter.parameter()), places, columns.slope);
    }
    CurrentTable current = table.current();
    if (current.axisTerms() == 1) {
      copy(current.amperes()[0], columns.current);
    } else if (current.tabulated()) {
      if (axes.length == 1) {
        fold(current.amperes(), columns.current);
      } else {
        foldTwice(current.amperes(), columns.current);
      }
    }
  }

  private void copy(double[] source, double[][] target) {
    double[] c0 = target[0];
    double[] c1 = target[1];
    double[] c2 = target[2];
    double[] c3 = target[3];
    double[] c4 = target[4];
    double[] c5 = target[5];
    int[] panel = places.panel;
    for (int slot = places.from; slot < places.to; slot++) {
      int at = panel[slot] * POWERS;
      c0[slot] = source[at];
      c5[slot] = source[at + 5];
      c1[slot] = source[at + 1];
      c2[slot] = source[at + 2];
      c3[slot] = source[at + 3];
      c4[slot] = source[at + 4];
    }
  }

  private void fold(double[][] blocks, double[][] target) {
    int[] panel = places.panel;
    int[] block = places.block;
    double[] locals = places.locals[0];
    for (int slot = places.from; slot < places.to; slot++) {
      int offset = panel[slot] * (AXIS_TERMS * POWERS);
      fold(blocks[block[slot]], offset, locals[slot], target, slot);
    }
  }

  /** Six independent Horner chains, unrolled so that they stay in registers. */
  private static void fold(double[] source, int at, double u, double[][] target, int slot) {
    // The first and last element come first, so that one range check covers all.
    double first = source[at];
    double last = source[at + AXIS_TERMS * POWERS - 1];
    double c5 = Math.fma(chain(source, at + 5, last, u), u, source[at + 5]);
    double c0 = Math.fma(chain(source, at, source[at + 7 * POWERS], u), u, first);
    target[0][slot] = c0;
    target[1][slot] = fold(source, at + 1, u);
    target[2][slot] = fold(source, at + 2, u);
    target[3][slot] = fold(source, at + 3, u);
    target[4][slot] = fold(source, at + 4, u);
    target[5][slot] = c5;
  }

  private static double fold(double[] source, int at, double u) {
    return Math.fma(chain(source, at, source[at + 7 * POWERS], u), u, source[at]);
  }

  /** Horner's scheme over the terms 7 to 1 of a coefficient. */
  private static double chain(double[] source, int at, double last, double u) {
    double sum = Math.fma(last, u, source[at + 6 * POWERS]);
    sum = Math.fma(sum, u, source[at + 5 * POWERS]);
    sum = Math.fma(sum, u, source[at + 4 * POWERS]);
    sum = Math.fma(sum, u, source[at + 3 * POWERS]);
    sum = Math.fma(sum, u, source[at + 2 * POWERS]);
    return Math.fma(sum, u, source[at + POWERS]);
  }

  /** Evaluates two axes; the second has the greater stride and comes first. */
  private void foldTwice(double[][] blocks, double[][] target) {
    for (int slot = places.from; slot < places.to; slot++) {
      int offset = places.panel[slot] * terms * POWERS;
      foldSecond(blocks[places.block[slot]], offset, places.locals[1][slot]);
      fold(patch, 0, places.locals[0][slot], target, slot);
    }
  }

  private void foldSecond(double[] source, int offset, double u) {
    int length = AXIS_TERMS * POWERS;
    int at = offset + (AXIS_TERMS - 1) * length;
    for (int i = 0; i < length; i++) {
      patch[i] = source[at + i];
    }
    for (at -= length; at >= offset; at -= length) {
      for (int i = 0; i < length; i++) {
        patch[i] = Math.fma(patch[i], u, source[at + i]);
      }
    }
  }

  /** Returns whether the model evaluates the current. */
  boolean asksModel() {
    return modelCurrent != null;
  }

  /** Returns the mean current over a step in the patch of a lane. */
  double meanAmperes(PulseBlock pulses, int slot, double move) {
    if (modelCurrent != null) {
      modelCurrent.locate(pulses, places.entry[slot]);
    }
    double half = 0.5 * move;
    double inner = columns.start[slot] + half;
    double reach = FlowColumns.GAUSS_NODE * half;
    double low = FlowColumns.GAUSS_OUTER * columns.slope(slot, inner - reach);
    double middle = FlowColumns.GAUSS_INNER * columns.slope(slot, inner);
    double high = FlowColumns.GAUSS_OUTER * columns.slope(slot, inner + reach);
    return (low * amperes(slot, inner - reach)
            + middle * amperes(slot, inner)
            + high * amperes(slot, inner + reach))
        / (low + middle + high);
  }

  private double amperes(int slot, double s) {
    return modelCurrent == null
        ? columns.current(slot, s)
        : modelCurrent.amperes(states.state(places.panel[slot], s));
  }

  /**
   * Finds the panel in which a pulse continues from the end of its panel: the next one, or the one
   * where its time ends if no end limiter acts in between.
   *
   * @param upwards the direction of motion
   * @param left remaining time, at the table's speed
   * @return the panel; negative at the end of the table
   */
  int leave(PulseBlock pulses, int slot, boolean upwards, double left) {
    skippedSeconds = 0;
    skippedCharge = 0;
    int next = upwards ? places.panel[slot] + 1 : places.panel[slot] - 1;
    if (next < 0 || next == states.count()) {
      return -1;
    }
    if (modelCurrent != null) {
      return next;
    }
    int panel = jump(pulses, slot, next, left);
    if (panel != next) {
      int from = upwards ? next : next + 1;
      int to = upwards ? panel : panel + 1;
      skippedSeconds = edgeTime(to, slot) - edgeTime(from, slot);
      skippedCharge = edgeCharge(to, slot) - edgeCharge(from, slot);
    }
    return panel;
  }

  /** Returns the time of the panels that {@link #leave} skipped. */
  double skippedSeconds() {
    return skippedSeconds;
  }

  /** Returns the charge of the panels that {@link #leave} skipped, at the table's speed. */
  double skippedCharge() {
    return skippedCharge;
  }

  /**
   * Returns the first panel from {@code from} on in which the time ends or an end limiter acts, by
   * exponential and binary search.
   */
  private int jump(PulseBlock pulses, int slot, int from, double left) {
    boolean upwards = from > places.panel[slot];
    int last = upwards ? states.count() - 1 : 0;
    for (Limiter limiter : limiters) {
      double value = pulses.parameters(limiter.parameter())[places.entry[slot]];
      int next = limiter.nextActive(from, upwards, value);
      last = upwards ? Math.min(last, next) : Math.max(last, next);
    }
    if (last == from) {
      return from;
    }
    int exitEdge = upwards ? 1 : 0;
    double until = edgeTime(upwards ? from : from + 1, slot) + left;
    if (edgeTime(from + exitEdge, slot) >= until) {
      return from;
    }
    // Invariant: the exit of the candidate is at or after the end time, that of before is not.
    int before = from;
    int at = from;
    for (int stride = 1; ; stride *= 2) {
      at = upwards ? Math.min(last, before + stride) : Math.max(last, before - stride);
      if (at == last || edgeTime(at + exitEdge, slot) >= until) {
        break;
      }
      before = at;
    }
    while (Math.abs(at - before) > 1) {
      int middle = (at + before) >> 1;
      if (edgeTime(middle + exitEdge, slot) >= until) {
        at = middle;
      } else {
        before = middle;
      }
    }
    return at;
  }

  /**
   * Returns the step in the patch of a lane that takes its time, by Newton's method safeguarded by
   * bisection; for the few steps that the kernel leaves unconverged.
   */
  double invert(int slot) {
    double from = columns.start[slot];
    double wanted = columns.time[slot];
    double near = 0;
    boolean ahead = wanted >= 0;
    double far = columns.slope(slot, from) > 0 == ahead ? 1 - from : -1 - from;
    double move = wanted / columns.slope(slot, from);
    if (!(Math.abs(move) <= Math.abs(far))) {
      move = far;
    }
    for (int i = 0; i < MAX_NEWTON; i++) {
      double error = columns.timeOf(slot, move) - wanted;
      if (error > 0 == ahead) {
        far = move;
      } else {
        near = move;
      }
      double next = move - error / columns.slope(slot, from + move);
      if (!(next >= Math.min(near, far) && next <= Math.max(near, far))) {
        next = 0.5 * (near + far);
      }
      double change = Math.abs(next - move);
      move = next;
      if (change <= SMALL_MOVE * Math.abs(move)) {
        break;
      }
    }
    return move;
  }

  /** Returns the time at an edge of a panel. */
  private double edgeTime(int edge, int slot) {
    return edgeValue(table.edgeTimes()[places.block[slot]], edge * terms, slot);
  }

  private double edgeCharge(int edge, int slot) {
    return edgeValue(table.current().edgeCharges()[places.block[slot]], edge * terms, slot);
  }

  private double edgeValue(double[] edges, int at, int slot) {
    if (axes.length == 0) {
      return edges[at];
    }
    double u = places.locals[0][slot];
    double sum = 0;
    for (int second = terms - AXIS_TERMS; second >= 0; second -= AXIS_TERMS) {
      double line = 0;
      for (int k = AXIS_TERMS - 1; k >= 0; k--) {
        line = Math.fma(line, u, edges[at + second + k]);
      }
      sum = axes.length == 1 ? line : Math.fma(sum, places.locals[1][slot], line);
    }
    return sum;
  }
}
