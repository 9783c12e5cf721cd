package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Steps on many patches at once, one per place of the columns.
 *
 * <p>With t'(s) the time per local coordinate, a polynomial of degree 5, a step of time T from s
 * ends at s + m where the integral of t' over it is T, or at the patch's end if that comes first.
 * Gauss's rule with three nodes integrates t' exactly. The first guess solves t' m + t'' m^2 / 2 =
 * T; two steps of Newton's method follow, each stopped at the patch's ends. The current, averaged
 * over time, is the same rule's sum of I t' over that of t'.
 *
 * <p>Every loop is short, without branches, and runs over plain columns at the same index, because
 * only such loops become vector instructions; with the whole of Newton's step in one loop the JIT
 * compiler gives up.
 */
final class FlowColumns {

  private static final int SIZE = PulseBlock.CAPACITY;

  /** Newton moves below this, relative, leave an error of its square. */
  private static final double SMALL_MOVE = 1e-7;

  static final double GAUSS_NODE = 0.7745966692414834;
  static final double GAUSS_OUTER = 5.0 / 9;
  static final double GAUSS_INNER = 8.0 / 9;

  /** Local coordinate at the start. */
  final double[] start = new double[SIZE];

  /** Time that is left, on the table's clock. */
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

  /** Mean current over the step {@link #inside}. */
  final double[] meanAmperes = new double[SIZE];

  /** State after the step {@link #move}. */
  final double[] endState = new double[SIZE];

  /** Charge of a step of the whole time. */
  final double[] coulombs = new double[SIZE];

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

  /** Takes the steps of the first n places. */
  void step(int n, FlowPlaces places) {
    polynomial(n, slope, start, slopeLow);
    derivative(n, slope, start, slopeHigh);
    guess(n, slopeLow, slopeHigh);
    for (int round = 0; round < 2; round++) {
      keepInside(n);
      nodes(n);
      polynomial(n, slope, low, slopeLow);
      polynomial(n, slope, middle, slopeMiddle);
      polynomial(n, slope, high, slopeHigh);
      polynomial(n, slope, end, slopeEnd);
      integrate(n);
      correct(n);
    }
    polynomial(n, current, low, currentLow);
    polynomial(n, current, middle, currentMiddle);
    polynomial(n, current, high, currentHigh);
    average(n);
    finish(n, places.state, places.halfWidth, places.speed);
  }

  /** Whether a step ended in its own patch, converged. */
  boolean stayed(int i) {
    return Math.abs(start[i] + move[i]) <= 1
        && Math.abs(move[i] - inside[i]) <= SMALL_MOVE * Math.abs(inside[i]);
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

  private static void polynomial(int n, double[][] c, double[] s, double[] value) {
    lead(n, c[5], c[4], s, value);
    append(n, c[3], c[2], s, value);
    append(n, c[1], c[0], s, value);
  }

  private static void lead(int n, double[] c, double[] d, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(c[i], s[i], d[i]);
    }
  }

  private static void append(int n, double[] c, double[] d, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(value[i], s[i], c[i]), s[i], d[i]);
    }
  }

  private static void derivative(int n, double[][] c, double[] s, double[] value) {
    leadSlope(n, c[5], c[4], s, value);
    appendSlope(n, c[3], c[2], s, value);
    lead(n, value, c[1], s, value);
  }

  private static void leadSlope(int n, double[] c5, double[] c4, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(5 * c5[i], s[i], 4 * c4[i]);
    }
  }

  private static void appendSlope(int n, double[] c3, double[] c2, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(value[i], s[i], 3 * c3[i]), s[i], 2 * c2[i]);
    }
  }

  /** The first root of t' m + t'' m^2 / 2 = T; the turning point where there is none. */
  private void guess(int n, double[] value, double[] bend) {
    double[] first = low;
    for (int i = 0; i < n; i++) {
      first[i] = time[i] / value[i];
    }
    for (int i = 0; i < n; i++) {
      value[i] = 1 + Math.sqrt(Math.max(0, 1 + 2 * first[i] * bend[i] / value[i]));
    }
    for (int i = 0; i < n; i++) {
      move[i] = 2 * first[i] / value[i];
    }
  }

  private void keepInside(int n) {
    double[] from = start;
    double[] moves = move;
    double[] kept = inside;
    for (int i = 0; i < n; i++) {
      kept[i] = Math.max(-1 - from[i], Math.min(1 - from[i], moves[i]));
    }
  }

  private void nodes(int n) {
    double[] from = start;
    double[] moves = inside;
    double[] a = low;
    double[] b = middle;
    double[] c = high;
    for (int i = 0; i < n; i++) {
      double half = 0.5 * moves[i];
      b[i] = from[i] + half;
      a[i] = b[i] - GAUSS_NODE * half;
      c[i] = b[i] + GAUSS_NODE * half;
    }
    double[] d = end;
    for (int i = 0; i < n; i++) {
      d[i] = from[i] + moves[i];
    }
  }

  private void integrate(int n) {
    double[] moves = inside;
    double[] a = slopeLow;
    double[] b = slopeMiddle;
    double[] c = slopeHigh;
    double[] time = passed;
    for (int i = 0; i < n; i++) {
      time[i] = 0.5 * moves[i] * Math.fma(GAUSS_OUTER, a[i] + c[i], GAUSS_INNER * b[i]);
    }
  }

  private void correct(int n) {
    double[] moves = inside;
    double[] better = move;
    double[] gone = passed;
    double[] wanted = time;
    double[] slopes = slopeEnd;
    for (int i = 0; i < n; i++) {
      better[i] = moves[i] - (gone[i] - wanted[i]) / slopes[i];
    }
  }

  /** States as changes, so that the smallest steps lose nothing. */
  private void finish(int n, double[] state, double[] halfWidth, double[] speed) {
    double[] ends = endState;
    double[] moves = move;
    for (int i = 0; i < n; i++) {
      ends[i] = Math.fma(halfWidth[i], moves[i], state[i]);
    }
    double[] charge = coulombs;
    double[] mean = meanAmperes;
    double[] wanted = time;
    for (int i = 0; i < n; i++) {
      charge[i] = wanted[i] / speed[i] * mean[i];
    }
  }

  /** Weighs the currents at the nodes by the time around them. */
  private void average(int n) {
    double[] a = slopeLow;
    double[] b = slopeMiddle;
    double[] c = slopeHigh;
    for (int i = 0; i < n; i++) {
      a[i] = GAUSS_OUTER * a[i];
      b[i] = GAUSS_INNER * b[i];
      c[i] = GAUSS_OUTER * c[i];
    }
    double[] x = currentLow;
    double[] y = currentMiddle;
    double[] z = currentHigh;
    double[] sum = meanAmperes;
    for (int i = 0; i < n; i++) {
      sum[i] = a[i] * x[i] + b[i] * y[i] + c[i] * z[i];
    }
    for (int i = 0; i < n; i++) {
      sum[i] = sum[i] / (a[i] + b[i] + c[i]);
    }
  }
}
