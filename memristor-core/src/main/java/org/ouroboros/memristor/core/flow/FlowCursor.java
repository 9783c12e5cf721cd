package org.ouroboros.memristor.core.flow;

import java.util.Arrays;

/**
 * Walks along a {@link FlowTable} with the parameters of one device. Scratch of one thread.
 *
 * <p>A step begins by collapsing the patch under the start: its polynomials in the axes'
 * coordinates are summed, which leaves time and charge as polynomials of the local state
 * coordinate. Most short steps end in the same patch; a longer one gallops over the panels' exit
 * times. Where a {@link Limiter} is active, its excess is multiplied into the patch for a step that
 * stays in it; over several patches the time that it adds is found by fixed-point iteration, which
 * contracts by the excess.
 */
final class FlowCursor {

  private static final int POWERS = FlowTable.POWERS;
  private static final int AXIS_TERMS = FlowTable.AXIS_TERMS;
  private static final int EXCESS_TERMS = FlowTable.STATE.count();

  /** Powers of a patch with a limiter's excess multiplied in. */
  private static final int LIMITED_POWERS = POWERS + EXCESS_TERMS - 1;

  private static final int MAX_NEWTON = 60;
  private static final int MAX_LIMITER_ROUNDS = 30;

  /** Newton moves below this leave an error of its square: convergence is quadratic. */
  private static final double SMALL_MOVE = 1e-5;

  final FlowTable table;
  private final StatePanels states;
  private final FlowAxis[] axes;
  private final FlowAxis[] ranges;
  private final TimeScale[] scales;
  private final Limiter[] limiters;
  private final boolean[] limited;

  private final double[] locals;
  private final double[] time = new double[POWERS];
  private final double[] charge = new double[POWERS];
  private final double[] block;
  private final double[] excess = new double[EXCESS_TERMS];
  private final double[] limitedTime = new double[LIMITED_POWERS];
  private final double[] limitedCharge = new double[LIMITED_POWERS];

  private double[] times;
  private double[] charges;
  private double[] edges;
  private double[] parameters = new double[0];
  private double endState;
  private double endCharge;
  private double endTime;
  private boolean atEnd;
  private double addedCharge;

  FlowCursor(FlowTable table) {
    this.table = table;
    this.states = table.states;
    this.axes = table.axes.toArray(new FlowAxis[0]);
    this.ranges = table.ranges.toArray(new FlowAxis[0]);
    this.scales = table.scales.toArray(new TimeScale[0]);
    this.limited = table.limited;
    this.locals = new double[axes.length];
    this.block = new double[table.axisTerms * POWERS];
    this.times = table.times[0];
    this.charges = table.charges[0];
    this.edges = table.edges[0];
    this.limiters = table.limiters.toArray(new Limiter[0]);
  }

  /** Chooses the block of a device; false if it lies outside the table. */
  boolean locate(double volts, double state, double[] p) {
    if (!states.covers(state)) {
      return false;
    }
    int blockIndex = 0;
    int stride = 1;
    for (int a = 0; a < axes.length; a++) {
      FlowAxis axis = axes[a];
      double value = axis.parameter() == FlowAxis.VOLTS ? volts : p[axis.parameter()];
      if (!axis.covers(value)) {
        return false;
      }
      int panel = axis.panel(value);
      locals[a] = axis.local(value, panel);
      blockIndex += stride * panel;
      stride *= axis.panels();
    }
    for (FlowAxis range : ranges) {
      if (!range.covers(p[range.parameter()])) {
        return false;
      }
    }
    times = table.times[blockIndex];
    charges = table.charges[blockIndex];
    edges = table.edges[blockIndex];
    parameters = p;
    return true;
  }

  /** Speed of the located device relative to the table's, by the parameters that scale time. */
  double speed() {
    double speed = 1;
    for (TimeScale scale : scales) {
      speed *= scale.speed(parameters[scale.parameter()]);
    }
    return speed;
  }

  double endState() {
    return endState;
  }

  /** Charge of the step on the table's clock. */
  double endCharge() {
    return endCharge;
  }

  /** Time of the step on the table's clock: less than asked for at the end of the domain. */
  double endTime() {
    return endTime;
  }

  /** Whether the step ended at an end of the domain before its time was over. */
  boolean atEnd() {
    return atEnd;
  }

  /**
   * Moves the located device along the flow for a time of the table's clock, or to the end of the
   * domain.
   */
  void advance(double state, double seconds) {
    int panel = states.panel(state);
    double s = states.local(panel, state);
    collapse(times, panel, time);
    collapse(charges, panel, charge);
    boolean stays =
        limited[panel] && sumExcess(panel) ? staysLimited(s, seconds) : stays(s, seconds);
    if (stays) {
      endState = states.state(panel, endState);
      endTime = seconds;
      atEnd = false;
    } else {
      advanceFar(panel, s, seconds);
    }
  }

  /**
   * A step that ends in its own patch; {@link #endState} is left as a local coordinate. A guess of
   * second order and one step of Newton's method are enough for most.
   */
  private boolean stays(double s, double seconds) {
    double start = time[POWERS - 1];
    double slope = 0;
    double bend = 0;
    for (int m = POWERS - 2; m >= 0; m--) {
      bend = Math.fma(bend, s, slope);
      slope = Math.fma(slope, s, start);
      start = Math.fma(start, s, time[m]);
    }
    double wanted = start + seconds;
    double inverse = 1 / slope;
    double first = seconds * inverse;
    double guess = s + first * (1 - first * bend * inverse);
    double end = 2;
    if (Math.abs(guess) <= 1) {
      end = newton(wanted, guess);
    }
    if (!(Math.abs(end) <= 1 && Math.abs(end - guess) <= SMALL_MOVE)) {
      if (Interpolant.value(time, slope > 0 ? 1 : -1) < wanted) {
        return false;
      }
      end = invert(time, wanted, guess);
    }
    endState = end;
    endCharge = between(charge, s, end);
    return true;
  }

  private double newton(double wanted, double guess) {
    double value = time[POWERS - 1];
    double slope = 0;
    for (int m = POWERS - 2; m >= 0; m--) {
      slope = Math.fma(slope, guess, value);
      value = Math.fma(value, guess, time[m]);
    }
    return guess - (value - wanted) / slope;
  }

  /** The same with the excess of the limiters multiplied into the patch. */
  private boolean staysLimited(double s, double seconds) {
    multiply(time, limitedTime);
    double start = Interpolant.value(limitedTime, s);
    double slope = Interpolant.slope(limitedTime, s);
    double wanted = start + seconds;
    if (Interpolant.value(limitedTime, slope > 0 ? 1 : -1) < wanted) {
      return false;
    }
    double end = invert(limitedTime, wanted, s + seconds / slope);
    multiply(charge, limitedCharge);
    endState = end;
    endCharge = between(limitedCharge, s, end);
    return true;
  }

  /** Collects the excess of the limiters in a panel; false if none matters to the device there. */
  private boolean sumExcess(int panel) {
    Arrays.fill(excess, 0);
    boolean any = false;
    for (Limiter limiter : limiters) {
      any |= limiter.addTo(excess, panel, parameters);
    }
    return any;
  }

  /** The integral of (1 + excess) times the patch's slope. */
  private void multiply(double[] patch, double[] product) {
    Arrays.fill(product, 0);
    for (int m = 1; m < POWERS; m++) {
      double slope = m * patch[m];
      product[m] += slope;
      for (int k = 0; k < EXCESS_TERMS; k++) {
        product[m + k] = Math.fma(slope, excess[k], product[m + k]);
      }
    }
    for (int m = 1; m < LIMITED_POWERS; m++) {
      product[m] /= m;
    }
  }

  private void advanceFar(int panel, double s, double seconds) {
    boolean upwards = time[1] > 0;
    double startTime = Interpolant.value(time, s);
    double startCharge = Interpolant.value(charge, s);
    double exit = upwards ? 1 : -1;
    double wholeDelay = 0;
    double wholeCharge = 0;
    int wholePanels = 0;
    double delay = 0;
    double delayedCharge = 0;
    for (int round = 0; round < MAX_LIMITER_ROUNDS; round++) {
      double former = delay;
      int end = arrive(panel, startTime + seconds - former, upwards);
      int distance = Math.abs(end - panel);
      if (distance < wholePanels) {
        wholeDelay = 0;
        wholeCharge = 0;
        wholePanels = 0;
      }
      // What lies before the panel of arrival is passed whole and need not be summed again.
      for (; wholePanels < distance; wholePanels++) {
        int i = upwards ? panel + wholePanels : panel - wholePanels;
        wholeDelay += limit(i, wholePanels == 0 ? s : -exit, exit);
        wholeCharge += addedCharge;
      }
      double endLocal = states.local(end, endState);
      delay = wholeDelay + limit(end, distance == 0 ? s : -exit, endLocal);
      delayedCharge = wholeCharge + addedCharge;
      if (Math.abs(delay - former) <= 1e-12 * seconds) {
        break;
      }
    }
    endTime += delay - startTime;
    endCharge += delayedCharge - startCharge;
  }

  /** Time that limiters add between two coordinates of a panel; charge in {@link #addedCharge}. */
  private double limit(int panel, double from, double to) {
    addedCharge = 0;
    if (!limited[panel] || !sumExcess(panel)) {
      return 0;
    }
    collapse(times, panel, time);
    collapse(charges, panel, charge);
    multiply(time, limitedTime);
    multiply(charge, limitedCharge);
    addedCharge = between(limitedCharge, from, to) - between(charge, from, to);
    return between(limitedTime, from, to) - between(time, from, to);
  }

  private static double between(double[] polynomial, double from, double to) {
    return Interpolant.value(polynomial, to) - Interpolant.value(polynomial, from);
  }

  /** Goes to the state of a time, or to the end of the domain; answers the panel there. */
  private int arrive(int start, double wanted, boolean upwards) {
    int last = upwards ? states.count() - 1 : 0;
    int panel = start;
    int exitEdge = upwards ? 1 : 0;
    if (edgeTime(panel + exitEdge) < wanted) {
      // Gallop, then halve: the panel's exit is at or after the wanted time, the one before is not.
      int before = panel;
      for (int stride = 1; ; stride *= 2) {
        panel = upwards ? Math.min(last, before + stride) : Math.max(last, before - stride);
        if (panel == last || edgeTime(panel + exitEdge) >= wanted) {
          break;
        }
        before = panel;
      }
      while (Math.abs(panel - before) > 1) {
        int middle = (panel + before) >> 1;
        if (edgeTime(middle + exitEdge) >= wanted) {
          panel = middle;
        } else {
          before = middle;
        }
      }
    }
    double exit = edgeTime(panel + exitEdge);
    collapse(times, panel, time);
    collapse(charges, panel, charge);
    atEnd = exit <= wanted;
    double s = atEnd ? (upwards ? 1 : -1) : invert(time, wanted, (wanted - time[0]) / time[1]);
    endTime = atEnd ? exit : wanted;
    endState = states.state(panel, s);
    endCharge = Interpolant.value(charge, s);
    return panel;
  }

  /** Time at a bound between panels. */
  private double edgeTime(int edge) {
    int terms = table.axisTerms;
    int at = edge * terms;
    if (axes.length == 0) {
      return edges[at];
    }
    double sum = 0;
    for (int second = terms - AXIS_TERMS; second >= 0; second -= AXIS_TERMS) {
      double line = 0;
      for (int k = AXIS_TERMS - 1; k >= 0; k--) {
        line = Math.fma(line, locals[0], edges[at + second + k]);
      }
      sum = axes.length == 1 ? line : Math.fma(sum, locals[1], line);
    }
    return sum;
  }

  /** Newton's method on a monotone polynomial, kept inside a shrinking bracket. */
  private static double invert(double[] polynomial, double wanted, double guess) {
    double low = -1;
    double high = 1;
    boolean rising = polynomial[1] > 0;
    double s = Math.max(-1, Math.min(1, guess));
    for (int i = 0; i < MAX_NEWTON; i++) {
      double value = polynomial[polynomial.length - 1];
      double slope = 0;
      for (int m = polynomial.length - 2; m >= 0; m--) {
        slope = Math.fma(slope, s, value);
        value = Math.fma(value, s, polynomial[m]);
      }
      double error = value - wanted;
      if (error > 0 == rising) {
        high = s;
      } else {
        low = s;
      }
      double next = s - error / slope;
      if (!(next >= low && next <= high)) {
        next = 0.5 * (low + high);
      }
      double move = Math.abs(next - s);
      s = next;
      if (move <= SMALL_MOVE) {
        break;
      }
    }
    return s;
  }

  /** Sums a patch over the axes' powers. */
  private void collapse(double[] source, int panel, double[] target) {
    int offset = panel * table.axisTerms * POWERS;
    switch (axes.length) {
      case 0 -> copy(source, offset, target);
      case 1 -> fold(source, offset, locals[0], target);
      default -> {
        // The second axis has the greater stride.
        foldSecond(source, offset, locals[1]);
        fold(block, 0, locals[0], target);
      }
    }
  }

  private static void copy(double[] from, int offset, double[] target) {
    for (int m = 0; m < POWERS; m++) {
      target[m] = from[offset + m];
    }
  }

  private void foldSecond(double[] from, int offset, double u) {
    int length = AXIS_TERMS * POWERS;
    int at = offset + (AXIS_TERMS - 1) * length;
    for (int i = 0; i < length; i++) {
      block[i] = from[at + i];
    }
    for (at -= length; at >= offset; at -= length) {
      for (int i = 0; i < length; i++) {
        block[i] = Math.fma(block[i], u, from[at + i]);
      }
    }
  }

  /** Seven independent chains, written out so that they stay in registers. */
  private static void fold(double[] from, int offset, double u, double[] target) {
    int at = offset + (AXIS_TERMS - 1) * POWERS;
    double c0 = from[at];
    double c1 = from[at + 1];
    double c2 = from[at + 2];
    double c3 = from[at + 3];
    double c4 = from[at + 4];
    double c5 = from[at + 5];
    double c6 = from[at + 6];
    for (at -= POWERS; at >= offset; at -= POWERS) {
      c0 = Math.fma(c0, u, from[at]);
      c1 = Math.fma(c1, u, from[at + 1]);
      c2 = Math.fma(c2, u, from[at + 2]);
      c3 = Math.fma(c3, u, from[at + 3]);
      c4 = Math.fma(c4, u, from[at + 4]);
      c5 = Math.fma(c5, u, from[at + 5]);
      c6 = Math.fma(c6, u, from[at + 6]);
    }
    target[0] = c0;
    target[1] = c1;
    target[2] = c2;
    target[3] = c3;
    target[4] = c4;
    target[5] = c5;
    target[6] = c6;
  }
}
