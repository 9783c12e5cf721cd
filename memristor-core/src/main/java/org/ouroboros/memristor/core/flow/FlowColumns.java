package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Steps on many patches at once, one per place of the columns.
 *
 * <p>With t'(s) the time per local coordinate, a polynomial of degree 5, a step of time T from s
 * ends at s + m where the integral of t' over it is T, or at the patch's end if that comes first.
 * Gauss's rule with three nodes integrates t' exactly. The first guess follows from t' and its
 * first three derivatives at the start; a step of Newton's method, stopped at the patch's ends,
 * follows. It is the only one where it moves by so little that its own error, the square of that,
 * is none; the few other places take more of them, one place after the other. The current, averaged
 * over time, is the same rule's sum of I t' over that of t'.
 *
 * <p>Every loop is short, without branches, and runs over plain columns at the same index, because
 * only such loops become vector instructions: the JIT compiler gives up on those of more than 60 of
 * its nodes. Loops over eight columns with four products are within that, with five they are not,
 * and the fewer loops there are the better.
 */
final class FlowColumns {

  private static final int SIZE = PulseBlock.CAPACITY;

  /** Rounds of Newton's method for a place that one has left unfinished. */
  private static final int MORE_ROUNDS = 4;

  static final double GAUSS_NODE = 0.7745966692414834;
  static final double GAUSS_OUTER = 5.0 / 9;
  static final double GAUSS_INNER = 8.0 / 9;

  /** Weights of the values at the nodes in the parabola's value at the end. */
  private static final double END_LOW = (1 - GAUSS_NODE) / 1.2;

  private static final double END_MIDDLE = -2.0 / 3;
  private static final double END_HIGH = (1 + GAUSS_NODE) / 1.2;

  /** Local coordinate at the start. */
  final double[] start = new double[SIZE];

  /** Time that is left, on the table's clock; negative for a step back. */
  final double[] time = new double[SIZE];

  /** Coefficients of the time per local coordinate. */
  final double[][] slope = new double[FlowTable.POWERS][SIZE];

  /** Coefficients of the current. */
  final double[][] current = new double[FlowTable.POWERS][SIZE];

  /** The step on the local coordinate, free to leave the patch. */
  final double[] move = new double[SIZE];

  /** The step before the last correction, inside the patch. */
  final double[] inside = new double[SIZE];

  /** Time of the step {@link #inside}. */
  final double[] passed = new double[SIZE];

  /** Charge of the step {@link #inside}. */
  final double[] passedCoulombs = new double[SIZE];

  /** State after the step {@link #move}. */
  final double[] endState = new double[SIZE];

  /** Charge of a step of the whole time. */
  final double[] coulombs = new double[SIZE];

  /**
   * Newton moves below this, relative, leave an error of its square times what the slope changes by
   * over the step: some hundredths in a panel that meets a usual bound.
   */
  private final double smallMove;

  private final double[] low = new double[SIZE];
  private final double[] middle = new double[SIZE];
  private final double[] high = new double[SIZE];
  private final double[] end = new double[SIZE];
  private final double[] slopeLow = new double[SIZE];
  private final double[] slopeMiddle = new double[SIZE];
  private final double[] slopeHigh = new double[SIZE];
  private final double[] slopeEnd = new double[SIZE];
  private final double[] currentLow = new double[SIZE];
  private final double[] currentMiddle = new double[SIZE];
  private final double[] currentHigh = new double[SIZE];

  /** At most 0 where a step has ended in its own patch, converged. */
  private final double[] excess = new double[SIZE];

  /** Makes columns for steps that shall keep a relative error bound of the time. */
  FlowColumns(double bound) {
    smallMove = Math.min(1e-3, Math.sqrt(bound));
  }

  /** Takes the steps of the first n places. */
  void step(int n, FlowPlaces places) {
    values(n, slope, start, slopeLow);
    derivatives(n, slope, start, slopeMiddle);
    secondDerivatives(n, slope, start, slopeHigh);
    thirdDerivatives(n, slope, start, slopeEnd);
    guess(n, slopeLow, slopeMiddle);
    bend(n, slopeLow, slopeHigh, slopeEnd);
    nodes(n);
    values(n, slope, low, slopeLow);
    values(n, slope, middle, slopeMiddle);
    values(n, slope, high, slopeHigh);
    values(n, slope, end, slopeEnd);
    integrate(n);
    correct(n);
    compare(0, n);
    for (int i = 0; i < n; i++) {
      if (!stayed(i) && !left(i)) {
        goOn(i);
      }
    }
    values(n, current, low, currentLow);
    values(n, current, middle, currentMiddle);
    values(n, current, high, currentHigh);
    charge(n, places.speed);
    finish(n, places.state, places.halfWidth);
  }

  /** Whether a step ended in its own patch, converged. */
  boolean stayed(int i) {
    return excess[i] <= 0;
  }

  /** Whether a step passed the patch's end in less than its time. */
  boolean left(int i) {
    return passed[i] <= time[i] && inside[i] == exit(i);
  }

  /** The step to the end of the patch in the direction of the flow. */
  private double exit(int i) {
    return slopeMiddle[i] > 0 ? 1 - start[i] : -1 - start[i];
  }

  /** Time per local coordinate at a coordinate of a place's patch. */
  double slope(int i, double s) {
    return value(slope, i, s);
  }

  /** Current at a coordinate of a place's patch. */
  double current(int i, double s) {
    return value(current, i, s);
  }

  /** Time that a step in a place's patch takes. */
  double timeOf(int i, double step) {
    double half = 0.5 * step;
    double inner = start[i] + half;
    double reach = GAUSS_NODE * half;
    return half
        * (GAUSS_OUTER * (slope(i, inner - reach) + slope(i, inner + reach))
            + GAUSS_INNER * slope(i, inner));
  }

  private static double value(double[][] c, int i, double s) {
    double sum = c[FlowTable.POWERS - 1][i];
    for (int m = FlowTable.POWERS - 2; m >= 0; m--) {
      sum = Math.fma(sum, s, c[m][i]);
    }
    return sum;
  }

  private static void values(int n, double[][] c, double[] s, double[] value) {
    lead(n, c[5], c[4], c[3], s, value);
    append(n, c[2], c[1], c[0], s, value);
  }

  private static void lead(int n, double[] c, double[] d, double[] e, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(c[i], s[i], d[i]), s[i], e[i]);
    }
  }

  private static void append(
      int n, double[] c, double[] d, double[] e, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(Math.fma(value[i], s[i], c[i]), s[i], d[i]), s[i], e[i]);
    }
  }

  private static void derivatives(int n, double[][] c, double[] s, double[] value) {
    leadSlope(n, c[5], c[4], c[3], s, value);
    appendSlope(n, c[2], c[1], s, value);
  }

  private static void leadSlope(
      int n, double[] c5, double[] c4, double[] c3, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(5 * c5[i], s[i], 4 * c4[i]), s[i], 3 * c3[i]);
    }
  }

  private static void appendSlope(int n, double[] c2, double[] c1, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(value[i], s[i], 2 * c2[i]), s[i], c1[i]);
    }
  }

  private static void secondDerivatives(int n, double[][] c, double[] s, double[] value) {
    leadBend(n, c[5], c[4], s, value);
    appendBend(n, c[3], c[2], s, value);
  }

  private static void leadBend(int n, double[] c5, double[] c4, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(20 * c5[i], s[i], 12 * c4[i]);
    }
  }

  private static void appendBend(int n, double[] c3, double[] c2, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(value[i], s[i], 6 * c3[i]), s[i], 2 * c2[i]);
    }
  }

  private static void thirdDerivatives(int n, double[][] c, double[] s, double[] value) {
    double[] c3 = c[3];
    double[] c4 = c[4];
    double[] c5 = c[5];
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(60 * c5[i], s[i], 24 * c4[i]), s[i], 6 * c3[i]);
    }
  }

  /**
   * The first root m of t' m + t'' m^2 / 2 = T, or near the turning point where there is none. The
   * slope becomes its inverse.
   */
  private void guess(int n, double[] value, double[] first) {
    double[] wanted = time;
    double[] straight = low;
    double[] root = middle;
    double[] guess = inside;
    for (int i = 0; i < n; i++) {
      double perSlope = 1 / value[i];
      double way = wanted[i] * perSlope;
      straight[i] = way;
      value[i] = perSlope;
      root[i] = Math.sqrt(Math.max(0.01, 1 + 2 * way * first[i] * perSlope));
    }
    for (int i = 0; i < n; i++) {
      guess[i] = 2 * straight[i] / (1 + root[i]);
    }
  }

  /** Corrects the guess for the time that higher derivatives take, and keeps it in the patch. */
  private void bend(int n, double[] perSlope, double[] second, double[] third) {
    double[] from = start;
    double[] root = middle;
    double[] guess = inside;
    for (int i = 0; i < n; i++) {
      double square = guess[i] * guess[i];
      second[i] = square * Math.fma(1.0 / 24 * third[i], guess[i], 1.0 / 6 * second[i]);
    }
    for (int i = 0; i < n; i++) {
      // To be divided by the root, which is near 1.
      guess[i] -= guess[i] * second[i] * perSlope[i] * (2 - root[i]);
    }
    for (int i = 0; i < n; i++) {
      guess[i] = Math.max(-1 - from[i], Math.min(1 - from[i], guess[i]));
    }
  }

  private void nodes(int n) {
    double[] from = start;
    double[] moves = inside;
    double[] a = low;
    double[] b = middle;
    double[] c = high;
    double[] d = end;
    for (int i = 0; i < n; i++) {
      double half = 0.5 * moves[i];
      double inner = from[i] + half;
      a[i] = inner - GAUSS_NODE * half;
      b[i] = inner;
      c[i] = inner + GAUSS_NODE * half;
      d[i] = from[i] + moves[i];
    }
  }

  private void integrate(int n) {
    double[] moves = inside;
    double[] gone = passed;
    double[] a = slopeLow;
    double[] b = slopeMiddle;
    double[] c = slopeHigh;
    for (int i = 0; i < n; i++) {
      gone[i] = 0.5 * moves[i] * Math.fma(GAUSS_OUTER, a[i] + c[i], GAUSS_INNER * b[i]);
    }
  }

  private void correct(int n) {
    double[] moves = inside;
    double[] better = move;
    double[] gone = passed;
    double[] wanted = time;
    double[] d = slopeEnd;
    for (int i = 0; i < n; i++) {
      better[i] = moves[i] - (gone[i] - wanted[i]) / d[i];
    }
  }

  private void compare(int first, int last) {
    double[] from = start;
    double[] moves = inside;
    double[] better = move;
    double[] over = excess;
    double small = smallMove;
    for (int i = first; i < last; i++) {
      double outside = Math.abs(from[i] + better[i]) - 1;
      double moved = Math.abs(better[i] - moves[i]) - small * Math.abs(moves[i]);
      over[i] = Math.max(outside, moved);
    }
  }

  /** More rounds at one place. */
  private void goOn(int i) {
    for (int round = 0; round < MORE_ROUNDS && !stayed(i) && !left(i); round++) {
      inside[i] = Math.max(-1 - start[i], Math.min(1 - start[i], move[i]));
      double half = 0.5 * inside[i];
      middle[i] = start[i] + half;
      low[i] = middle[i] - GAUSS_NODE * half;
      high[i] = middle[i] + GAUSS_NODE * half;
      slopeLow[i] = slope(i, low[i]);
      slopeMiddle[i] = slope(i, middle[i]);
      slopeHigh[i] = slope(i, high[i]);
      double outer = GAUSS_OUTER * (slopeLow[i] + slopeHigh[i]);
      passed[i] = half * (outer + GAUSS_INNER * slopeMiddle[i]);
      move[i] = inside[i] - (passed[i] - time[i]) / slope(i, start[i] + inside[i]);
      compare(i, i + 1);
    }
  }

  /**
   * Weighs the currents at the nodes by the time around them; for what Newton's step has added
   * flows the current of the end, to which the nodes' lead.
   */
  private void charge(int n, double[] speed) {
    weigh(n, slopeLow, currentLow, slopeHigh, currentHigh);
    double[] outer = slopeLow;
    double[] moves = inside;
    double[] b = slopeMiddle;
    double[] y = currentMiddle;
    double[] part = passedCoulombs;
    for (int i = 0; i < n; i++) {
      double sum = GAUSS_OUTER * outer[i] + GAUSS_INNER * b[i] * y[i];
      part[i] = 0.5 * moves[i] * sum / speed[i];
    }
    double[] x = currentLow;
    double[] z = currentHigh;
    double[] more = currentMiddle;
    for (int i = 0; i < n; i++) {
      more[i] = END_LOW * x[i] + END_MIDDLE * y[i] + END_HIGH * z[i];
    }
    double[] gone = passed;
    double[] wanted = time;
    double[] whole = coulombs;
    for (int i = 0; i < n; i++) {
      whole[i] = part[i] + (wanted[i] - gone[i]) * more[i] / speed[i];
    }
  }

  private static void weigh(int n, double[] a, double[] x, double[] c, double[] z) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * x[i] + c[i] * z[i];
    }
  }

  /** States as changes, so that the smallest steps lose nothing. */
  private void finish(int n, double[] state, double[] halfWidth) {
    double[] ends = endState;
    double[] moves = move;
    for (int i = 0; i < n; i++) {
      ends[i] = Math.fma(halfWidth[i], moves[i], state[i]);
    }
  }
}
