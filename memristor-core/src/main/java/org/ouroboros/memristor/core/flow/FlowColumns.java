package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Kernel (structure of arrays) that steps pulses on their patches, one per lane.
 *
 * <p>With t'(s) the time per local coordinate, a polynomial of degree 5, a step of time T from s
 * ends at s + m where the integral of t' over it is T, or at the patch's end if that comes first.
 * Gauss-Legendre quadrature with three nodes integrates t' exactly. The initial guess uses t' and
 * its first three derivatives at the start; one Newton step, clamped to the patch, suffices where
 * its square is negligible. The few other lanes iterate one by one. The charge is the same rule's
 * integral of I t'.
 *
 * <p>Loops are short, branch-free and over columns at the same index, so that the JIT compiler
 * vectorizes them; it does not above 60 of its nodes (eight columns with four products fit, with
 * five they do not). See docs/decisions/0006.
 */
final class FlowColumns {

  private static final int SIZE = PulseBlock.CAPACITY;

  /** Maximum number of further Newton iterations for a lane that did not converge in one. */
  private static final int MORE_ROUNDS = 4;

  static final double GAUSS_NODE = 0.7745966692414834;
  static final double GAUSS_OUTER = 5.0 / 9;
  static final double GAUSS_INNER = 8.0 / 9;

  /** Weights of the node values in their parabola's value at the end. */
  private static final double END_LOW = (1 - GAUSS_NODE) / 1.2;

  private static final double END_MIDDLE = -2.0 / 3;
  private static final double END_HIGH = (1 + GAUSS_NODE) / 1.2;

  /** Local coordinate at the start. */
  final double[] start = new double[SIZE];

  /** Remaining time at the table's speed; negative for a step back. */
  final double[] time = new double[SIZE];

  /** Coefficients of the time per local coordinate. */
  final double[][] slope = new double[FlowTable.POWERS][SIZE];

  /** Coefficients of the current. */
  final double[][] current = new double[FlowTable.POWERS][SIZE];

  /** Step of the local coordinate; may leave the patch. */
  final double[] move = new double[SIZE];

  /** Step before the last Newton correction, clamped to the patch. */
  final double[] inside = new double[SIZE];

  /** Time of {@link #inside}. */
  final double[] passed = new double[SIZE];

  /** Charge of {@link #inside}. */
  final double[] passedCoulombs = new double[SIZE];

  /** State after {@link #move}. */
  final double[] endState = new double[SIZE];

  /** Charge of a step of the full time. */
  final double[] coulombs = new double[SIZE];

  /**
   * Convergence limit of the relative Newton correction; the remaining error is its square times
   * the relative change of t' over the step, some hundredths at usual bounds.
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

  /** At most 0 where a step converged inside its patch. */
  private final double[] excess = new double[SIZE];

  /** Creates a kernel for a relative error bound of times. */
  FlowColumns(double bound) {
    smallMove = Math.min(1e-3, Math.sqrt(bound));
  }

  /** Steps the first n lanes. */
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

  /** Returns whether a step converged inside its patch. */
  boolean stayed(int i) {
    return excess[i] <= 0;
  }

  /** Returns whether a step reached the patch's end in less than its time. */
  boolean left(int i) {
    return passed[i] <= time[i] && inside[i] == exit(i);
  }

  /** Returns the step to the end of the patch in the direction of motion. */
  private double exit(int i) {
    return slopeMiddle[i] > 0 ? 1 - start[i] : -1 - start[i];
  }

  /** Returns the time per local coordinate at a coordinate of a lane's patch. */
  double slope(int i, double s) {
    return value(slope, i, s);
  }

  /** Returns the current at a coordinate of a lane's patch. */
  double current(int i, double s) {
    return value(current, i, s);
  }

  /** Returns the time of a step in a lane's patch. */
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
   * Computes the first root m of t' m + t'' m^2 / 2 = T, or a point near the extremum if there is
   * none. Replaces t' by its inverse.
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

  /** Corrects the guess for the second and third derivative of t' and clamps it to the patch. */
  private void bend(int n, double[] perSlope, double[] second, double[] third) {
    double[] from = start;
    double[] root = middle;
    double[] guess = inside;
    for (int i = 0; i < n; i++) {
      double square = guess[i] * guess[i];
      second[i] = square * Math.fma(1.0 / 24 * third[i], guess[i], 1.0 / 6 * second[i]);
    }
    for (int i = 0; i < n; i++) {
      // Approximates the division by the root, which is near 1.
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

  /** Continues Newton's method in one lane. */
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
   * Integrates the current over time; the time added by the last Newton correction is weighted with
   * the current extrapolated to the end.
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

  /** Computes end states from changes, so that small steps are not rounded off. */
  private void finish(int n, double[] state, double[] halfWidth) {
    double[] ends = endState;
    double[] moves = move;
    for (int i = 0; i < n; i++) {
      ends[i] = Math.fma(halfWidth[i], moves[i], state[i]);
    }
  }
}
