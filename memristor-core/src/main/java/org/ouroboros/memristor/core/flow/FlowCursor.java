package org.ouroboros.memristor.core.flow;

import java.util.Arrays;

/**
 * Walks along a {@link FlowTable} with the parameters of one device. Scratch of one thread.
 *
 * <p>A step begins by collapsing the patch under the start: its polynomials in the axes'
 * coordinates are summed, which leaves the time as a polynomial of the local state coordinate. Most
 * short steps end in the same patch; a longer one gallops over the panels' exit times. Where a
 * {@link Limiter} is active on the way, the time that it adds is found by fixed-point iteration,
 * which contracts by its excess.
 */
final class FlowCursor {

  private static final int POWERS = FlowTable.POWERS;
  private static final int MAX_NEWTON = 60;
  private static final int MAX_LIMITER_ROUNDS = 30;

  /** Gauss-Legendre, 4 points on [-1, 1]. */
  private static final double[] NODES = {
    -0.8611363115940526, -0.3399810435848563, 0.3399810435848563, 0.8611363115940526
  };

  private static final double[] WEIGHTS = {
    0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538
  };

  final FlowTable table;
  private final double[] locals;
  private final double[] time = new double[POWERS];
  private final double[] charge = new double[POWERS];
  private final double[] block;
  private final double[] excess = new double[Polynomials.NODES];

  /** Time and charge that limiters add over whole panels, and the step that each was found in. */
  private final double[] wholeDelay;

  private final double[] wholeCharge;
  private final long[] wholeStep;
  private long step;

  private double[] times;
  private double[] charges;
  private double[] parameters = new double[0];
  private double endState;
  private double endCharge;
  private double endTime;
  private boolean atEnd;
  private double addedCharge;

  FlowCursor(FlowTable table) {
    int panels = table.limiters.isEmpty() ? 0 : table.states.count();
    this.table = table;
    this.locals = new double[table.axes.size()];
    this.block = new double[table.axisTerms * POWERS];
    this.wholeDelay = new double[panels];
    this.wholeCharge = new double[panels];
    this.wholeStep = new long[panels];
    this.times = table.times[0];
    this.charges = table.charges[0];
  }

  /** Chooses the block of a device; false if it lies outside the table. */
  boolean locate(double volts, double state, double[] p) {
    if (!table.states.covers(state)) {
      return false;
    }
    int blockIndex = 0;
    int stride = 1;
    for (int a = 0; a < locals.length; a++) {
      FlowAxis axis = table.axes.get(a);
      double value = axis.parameter() == FlowAxis.VOLTS ? volts : p[axis.parameter()];
      if (!axis.covers(value)) {
        return false;
      }
      int panel = axis.panel(value);
      locals[a] = axis.local(value, panel);
      blockIndex += stride * panel;
      stride *= axis.panels();
    }
    for (FlowAxis range : table.ranges) {
      if (!range.covers(p[range.parameter()])) {
        return false;
      }
    }
    times = table.times[blockIndex];
    charges = table.charges[blockIndex];
    parameters = p;
    return true;
  }

  /** Speed of the located device relative to the table's, by the parameters that scale time. */
  double speed() {
    double speed = 1;
    for (TimeScale scale : table.scales) {
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
    StatePanels states = table.states;
    int panel = states.panel(state);
    double s = (state - states.centre(panel)) / states.halfWidth(panel);
    collapse(times, panel, time);
    double startTime = Polynomials.value(time, s);
    double slope = Polynomials.slope(time, s);
    double wanted = startTime + seconds;
    if (!table.limited[panel] && exitTime(slope > 0) >= wanted) {
      double end = invert(wanted, s + seconds / slope);
      collapse(charges, panel, charge);
      endState = states.centre(panel) + states.halfWidth(panel) * end;
      endCharge = Polynomials.value(charge, end) - Polynomials.value(charge, s);
      endTime = seconds;
      atEnd = false;
    } else {
      advanceFar(panel, s, seconds);
    }
  }

  private void advanceFar(int panel, double s, double seconds) {
    boolean upwards = Polynomials.slope(time, s) > 0;
    double startTime = Polynomials.value(time, s);
    collapse(charges, panel, charge);
    double startCharge = Polynomials.value(charge, s);
    double delay = 0;
    double delayedCharge = 0;
    step++;
    for (int round = 0; round < MAX_LIMITER_ROUNDS; round++) {
      int end = arrive(panel, startTime + seconds - delay, upwards);
      double former = delay;
      double from = upwards ? Math.nextUp(-1.0) : Math.nextDown(1.0);
      double endLocal = local(end);
      delay = 0;
      delayedCharge = 0;
      for (int i = Math.min(panel, end); i <= Math.max(panel, end); i++) {
        if (table.limited[i]) {
          delay += limit(i, i == panel ? s : from, i == end ? endLocal : -from);
          delayedCharge += addedCharge;
        }
      }
      if (Math.abs(delay - former) <= 1e-13 * seconds) {
        break;
      }
    }
    endTime += delay - startTime;
    endCharge += delayedCharge - startCharge;
  }

  private double local(int panel) {
    return (endState - table.states.centre(panel)) / table.states.halfWidth(panel);
  }

  /** Time that limiters add between two coordinates of a panel; charge in {@link #addedCharge}. */
  private double limit(int panel, double from, double to) {
    boolean whole = Math.abs(to - from) >= 2 - 1e-15;
    if (whole && wholeStep[panel] == step) {
      addedCharge = wholeCharge[panel];
      return wholeDelay[panel];
    }
    collapse(times, panel, time);
    collapse(charges, panel, charge);
    Arrays.fill(excess, 0);
    for (Limiter limiter : table.limiters) {
      if (limiter.active(panel)) {
        limiter.addTo(excess, panel, parameters);
      }
    }
    double half = 0.5 * (to - from);
    double middle = 0.5 * (to + from);
    double added = 0;
    addedCharge = 0;
    for (int k = 0; k < NODES.length; k++) {
      double at = middle + half * NODES[k];
      double weight = half * WEIGHTS[k] * Polynomials.value(excess, at);
      added += weight * Polynomials.slope(time, at);
      addedCharge += weight * Polynomials.slope(charge, at);
    }
    if (whole) {
      wholeStep[panel] = step;
      wholeDelay[panel] = added;
      wholeCharge[panel] = addedCharge;
    }
    return added;
  }

  /** Goes to the state of a time, or to the end of the domain; answers the panel there. */
  private int arrive(int start, double wanted, boolean upwards) {
    int last = upwards ? table.states.count() - 1 : 0;
    int panel = start;
    if (exitTime(panel, upwards) < wanted) {
      // Gallop, then halve: the panel's exit is at or after the wanted time, the one before is not.
      int before = panel;
      for (int stride = 1; ; stride *= 2) {
        panel = upwards ? Math.min(last, before + stride) : Math.max(last, before - stride);
        if (panel == last || exitTime(panel, upwards) >= wanted) {
          break;
        }
        before = panel;
      }
      while (Math.abs(panel - before) > 1) {
        int middle = (panel + before) >> 1;
        if (exitTime(middle, upwards) >= wanted) {
          panel = middle;
        } else {
          before = middle;
        }
      }
    }
    double exit = exitTime(panel, upwards);
    collapse(charges, panel, charge);
    atEnd = exit <= wanted;
    double s = atEnd ? (upwards ? 1 : -1) : invert(wanted, (wanted - time[0]) / time[1]);
    endTime = atEnd ? exit : wanted;
    endState = table.states.centre(panel) + table.states.halfWidth(panel) * s;
    endCharge = Polynomials.value(charge, s);
    return panel;
  }

  private double exitTime(int panel, boolean upwards) {
    collapse(times, panel, time);
    return exitTime(upwards);
  }

  private double exitTime(boolean upwards) {
    double even = time[0] + time[2] + time[4] + time[6] + time[8];
    double odd = time[1] + time[3] + time[5] + time[7];
    return upwards ? even + odd : even - odd;
  }

  /** Newton's method on the monotone polynomial {@link #time}, kept inside a shrinking bracket. */
  private double invert(double wanted, double guess) {
    double low = -1;
    double high = 1;
    boolean rising = time[1] > 0;
    double s = Math.max(-1, Math.min(1, guess));
    for (int i = 0; i < MAX_NEWTON; i++) {
      double value = time[POWERS - 1];
      double slope = 0;
      for (int m = POWERS - 2; m >= 0; m--) {
        slope = slope * s + value;
        value = value * s + time[m];
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
      // Convergence is quadratic: the error left is of the order of the last move squared.
      if (move <= 1e-8) {
        break;
      }
    }
    return s;
  }

  /** Sums a patch over the axes' powers. */
  private void collapse(double[] source, int panel, double[] target) {
    int terms = table.axisTerms;
    int offset = panel * terms * POWERS;
    if (locals.length == 0) {
      System.arraycopy(source, offset, target, 0, POWERS);
      return;
    }
    double[] from = source;
    if (locals.length == 2) {
      // The second axis has the greater stride.
      foldSecond(source, offset, terms / Polynomials.NODES * POWERS, locals[1]);
      from = block;
      offset = 0;
    }
    foldFirst(from, offset, locals[0], target);
  }

  private void foldSecond(double[] from, int offset, int length, double u) {
    System.arraycopy(from, offset + Polynomials.DEGREE * length, block, 0, length);
    for (int k = Polynomials.DEGREE - 1; k >= 0; k--) {
      int at = offset + k * length;
      for (int i = 0; i < length; i++) {
        block[i] = block[i] * u + from[at + i];
      }
    }
  }

  /** Nine independent chains, written out so that they stay in registers. */
  private static void foldFirst(double[] from, int offset, double u, double[] target) {
    int at = offset + Polynomials.DEGREE * POWERS;
    double c0 = from[at];
    double c1 = from[at + 1];
    double c2 = from[at + 2];
    double c3 = from[at + 3];
    double c4 = from[at + 4];
    double c5 = from[at + 5];
    double c6 = from[at + 6];
    double c7 = from[at + 7];
    double c8 = from[at + 8];
    for (at -= POWERS; at >= offset; at -= POWERS) {
      c0 = c0 * u + from[at];
      c1 = c1 * u + from[at + 1];
      c2 = c2 * u + from[at + 2];
      c3 = c3 * u + from[at + 3];
      c4 = c4 * u + from[at + 4];
      c5 = c5 * u + from[at + 5];
      c6 = c6 * u + from[at + 6];
      c7 = c7 * u + from[at + 7];
      c8 = c8 * u + from[at + 8];
    }
    target[0] = c0;
    target[1] = c1;
    target[2] = c2;
    target[3] = c3;
    target[4] = c4;
    target[5] = c5;
    target[6] = c6;
    target[7] = c7;
    target[8] = c8;
  }
}
