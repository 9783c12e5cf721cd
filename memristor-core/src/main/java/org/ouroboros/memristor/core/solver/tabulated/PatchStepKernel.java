package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.solver.PulseSolver;

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
final class PatchStepKernel {
  private static final int SIZE = PulseSolver.Block.CAPACITY;

  /** Maximum number of further Newton iterations for a lane that did not converge in one. */
  private static final int MAX_EXTRA_ITERATIONS = 4;

  /** Maximum number of iterations of {@link #invertTime}. */
  private static final int MAX_SAFEGUARDED_ITERATIONS = 60;

  /** Convergence limit of {@link #invertTime}, relative; its square remains as error. */
  private static final double SAFEGUARDED_SMALL_STEP = 1e-6;

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
  final double[][] timeDerivative = new double[FlowTable.STATE_TERMS][SIZE];

  /** Coefficients of the current. */
  final double[][] current = new double[FlowTable.STATE_TERMS][SIZE];

  /** Step of the local coordinate; may leave the patch. */
  final double[] step = new double[SIZE];

  /** Step before the last Newton correction, clamped to the patch. */
  final double[] clampedStep = new double[SIZE];

  /** Time of {@link #clampedStep}. */
  final double[] clampedTime = new double[SIZE];

  /** Charge of {@link #clampedStep}. */
  final double[] clampedCoulombs = new double[SIZE];

  /** State after {@link #step}. */
  final double[] endState = new double[SIZE];

  /** Charge of a step of the full time. */
  final double[] coulombs = new double[SIZE];

  /**
   * Convergence limit of the relative Newton correction; the remaining error is its square times
   * the relative change of t' over the step, some hundredths at usual bounds.
   */
  private final double smallStep;

  private final double[] low = new double[SIZE];
  private final double[] middle = new double[SIZE];
  private final double[] high = new double[SIZE];
  private final double[] end = new double[SIZE];
  private final double[] derivativeLow = new double[SIZE];
  private final double[] derivativeMiddle = new double[SIZE];
  private final double[] derivativeHigh = new double[SIZE];
  private final double[] derivativeEnd = new double[SIZE];
  private final double[] currentLow = new double[SIZE];
  private final double[] currentMiddle = new double[SIZE];
  private final double[] currentHigh = new double[SIZE];

  /** At most 0 where a step converged inside its patch. */
  private final double[] convergenceExcess = new double[SIZE];

  /** Creates a kernel for a relative error bound of times. */
  PatchStepKernel(double bound) {
    smallStep = Math.min(1e-3, Math.sqrt(bound));
  }

  /** Steps the first n lanes. */
  void stepAll(int n, LookupColumns lanes) {
    values(n, timeDerivative, start, derivativeLow);
    derivatives(n, timeDerivative, start, derivativeMiddle);
    secondDerivatives(n, timeDerivative, start, derivativeHigh);
    thirdDerivatives(n, timeDerivative, start, derivativeEnd);
    initialGuess(n, derivativeLow, derivativeMiddle);
    correctGuess(n, derivativeLow, derivativeHigh, derivativeEnd);
    placeNodes(n);
    values(n, timeDerivative, low, derivativeLow);
    values(n, timeDerivative, middle, derivativeMiddle);
    values(n, timeDerivative, high, derivativeHigh);
    values(n, timeDerivative, end, derivativeEnd);
    integrate(n);
    newtonStep(n);
    checkConvergence(0, n);
    for (int i = 0; i < n; i++) {
      if (!converged(i) && !reachedEnd(i)) {
        iterate(i);
      }
    }
    values(n, current, low, currentLow);
    values(n, current, middle, currentMiddle);
    values(n, current, high, currentHigh);
    integrateCurrent(n, lanes.speed);
    computeEndStates(n, lanes.state, lanes.halfWidth);
  }

  /** Returns whether a step converged inside its patch. */
  boolean converged(int i) {
    return convergenceExcess[i] <= 0;
  }

  /** Returns whether a step reached the patch's end in less than its time. */
  boolean reachedEnd(int i) {
    return clampedTime[i] <= time[i] && clampedStep[i] == exitStep(i);
  }

  /** Returns the step to the end of the patch in the direction of motion. */
  private double exitStep(int i) {
    return derivativeMiddle[i] > 0 ? 1 - start[i] : -1 - start[i];
  }

  /** Returns the time per local coordinate at a coordinate of a lane's patch. */
  double timeDerivative(int i, double s) {
    return value(timeDerivative, i, s);
  }

  /** Returns the current at a coordinate of a lane's patch. */
  double current(int i, double s) {
    return value(current, i, s);
  }

  /** Returns the time of a step in a lane's patch. */
  double timeOf(int i, double localStep) {
    double half = 0.5 * localStep;
    double centre = start[i] + half;
    double offset = GAUSS_NODE * half;
    return half
        * (GAUSS_OUTER * (timeDerivative(i, centre - offset) + timeDerivative(i, centre + offset))
            + GAUSS_INNER * timeDerivative(i, centre));
  }

  /** Returns the step that takes a lane's time, by Newton's method safeguarded by bisection. */
  double invertTime(int lane) {
    double from = start[lane];
    double target = time[lane];
    double near = 0;
    boolean forward = target >= 0;
    double far = timeDerivative(lane, from) > 0 == forward ? 1 - from : -1 - from;
    double trial = target / timeDerivative(lane, from);
    if (!(Math.abs(trial) <= Math.abs(far))) {
      trial = far;
    }
    for (int i = 0; i < MAX_SAFEGUARDED_ITERATIONS; i++) {
      double error = timeOf(lane, trial) - target;
      if (error > 0 == forward) {
        far = trial;
      } else {
        near = trial;
      }
      double next = trial - error / timeDerivative(lane, from + trial);
      if (!(next >= Math.min(near, far) && next <= Math.max(near, far))) {
        next = 0.5 * (near + far);
      }
      double change = Math.abs(next - trial);
      trial = next;
      if (change <= SAFEGUARDED_SMALL_STEP * Math.abs(trial)) {
        break;
      }
    }
    return trial;
  }

  private static double value(double[][] c, int i, double s) {
    double sum = c[FlowTable.STATE_TERMS - 1][i];
    for (int m = FlowTable.STATE_TERMS - 2; m >= 0; m--) {
      sum = Math.fma(sum, s, c[m][i]);
    }
    return sum;
  }

  private static void values(int n, double[][] c, double[] s, double[] value) {
    hornerStart(n, c[5], c[4], c[3], s, value);
    hornerFinish(n, c[2], c[1], c[0], s, value);
  }

  private static void hornerStart(
      int n, double[] c, double[] d, double[] e, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(c[i], s[i], d[i]), s[i], e[i]);
    }
  }

  private static void hornerFinish(
      int n, double[] c, double[] d, double[] e, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(Math.fma(value[i], s[i], c[i]), s[i], d[i]), s[i], e[i]);
    }
  }

  private static void derivatives(int n, double[][] c, double[] s, double[] value) {
    derivativeStart(n, c[5], c[4], c[3], s, value);
    derivativeFinish(n, c[2], c[1], s, value);
  }

  private static void derivativeStart(
      int n, double[] c5, double[] c4, double[] c3, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(5 * c5[i], s[i], 4 * c4[i]), s[i], 3 * c3[i]);
    }
  }

  private static void derivativeFinish(
      int n, double[] c2, double[] c1, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(Math.fma(value[i], s[i], 2 * c2[i]), s[i], c1[i]);
    }
  }

  private static void secondDerivatives(int n, double[][] c, double[] s, double[] value) {
    secondDerivativeStart(n, c[5], c[4], s, value);
    secondDerivativeFinish(n, c[3], c[2], s, value);
  }

  private static void secondDerivativeStart(
      int n, double[] c5, double[] c4, double[] s, double[] value) {
    for (int i = 0; i < n; i++) {
      value[i] = Math.fma(20 * c5[i], s[i], 12 * c4[i]);
    }
  }

  private static void secondDerivativeFinish(
      int n, double[] c3, double[] c2, double[] s, double[] value) {
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
  private void initialGuess(int n, double[] value, double[] first) {
    double[] targets = time;
    double[] linear = low;
    double[] root = middle;
    double[] guess = clampedStep;
    for (int i = 0; i < n; i++) {
      double inverse = 1 / value[i];
      double linearStep = targets[i] * inverse;
      linear[i] = linearStep;
      value[i] = inverse;
      root[i] = Math.sqrt(Math.max(0.01, 1 + 2 * linearStep * first[i] * inverse));
    }
    for (int i = 0; i < n; i++) {
      guess[i] = 2 * linear[i] / (1 + root[i]);
    }
  }

  /** Corrects the guess for the second and third derivative of t' and clamps it to the patch. */
  private void correctGuess(int n, double[] inverse, double[] second, double[] third) {
    double[] starts = start;
    double[] root = middle;
    double[] guess = clampedStep;
    for (int i = 0; i < n; i++) {
      double square = guess[i] * guess[i];
      second[i] = square * Math.fma(1.0 / 24 * third[i], guess[i], 1.0 / 6 * second[i]);
    }
    for (int i = 0; i < n; i++) {
      // Approximates the division by the root, which is near 1.
      guess[i] -= guess[i] * second[i] * inverse[i] * (2 - root[i]);
    }
    for (int i = 0; i < n; i++) {
      guess[i] = Math.max(-1 - starts[i], Math.min(1 - starts[i], guess[i]));
    }
  }

  private void placeNodes(int n) {
    double[] starts = start;
    double[] steps = clampedStep;
    double[] a = low;
    double[] b = middle;
    double[] c = high;
    double[] d = end;
    for (int i = 0; i < n; i++) {
      double half = 0.5 * steps[i];
      double centre = starts[i] + half;
      a[i] = centre - GAUSS_NODE * half;
      b[i] = centre;
      c[i] = centre + GAUSS_NODE * half;
      d[i] = starts[i] + steps[i];
    }
  }

  private void integrate(int n) {
    double[] steps = clampedStep;
    double[] elapsed = clampedTime;
    double[] a = derivativeLow;
    double[] b = derivativeMiddle;
    double[] c = derivativeHigh;
    for (int i = 0; i < n; i++) {
      elapsed[i] = 0.5 * steps[i] * Math.fma(GAUSS_OUTER, a[i] + c[i], GAUSS_INNER * b[i]);
    }
  }

  private void newtonStep(int n) {
    double[] steps = clampedStep;
    double[] corrected = step;
    double[] elapsed = clampedTime;
    double[] targets = time;
    double[] d = derivativeEnd;
    for (int i = 0; i < n; i++) {
      corrected[i] = steps[i] - (elapsed[i] - targets[i]) / d[i];
    }
  }

  private void checkConvergence(int first, int last) {
    double[] starts = start;
    double[] steps = clampedStep;
    double[] corrected = step;
    double[] excesses = convergenceExcess;
    double tolerance = smallStep;
    for (int i = first; i < last; i++) {
      double outside = Math.abs(starts[i] + corrected[i]) - 1;
      double unconverged = Math.abs(corrected[i] - steps[i]) - tolerance * Math.abs(steps[i]);
      excesses[i] = Math.max(outside, unconverged);
    }
  }

  /** Continues Newton's method in one lane. */
  private void iterate(int i) {
    for (int round = 0; round < MAX_EXTRA_ITERATIONS && !converged(i) && !reachedEnd(i); round++) {
      clampedStep[i] = Math.max(-1 - start[i], Math.min(1 - start[i], step[i]));
      double half = 0.5 * clampedStep[i];
      middle[i] = start[i] + half;
      low[i] = middle[i] - GAUSS_NODE * half;
      high[i] = middle[i] + GAUSS_NODE * half;
      derivativeLow[i] = timeDerivative(i, low[i]);
      derivativeMiddle[i] = timeDerivative(i, middle[i]);
      derivativeHigh[i] = timeDerivative(i, high[i]);
      double outer = GAUSS_OUTER * (derivativeLow[i] + derivativeHigh[i]);
      clampedTime[i] = half * (outer + GAUSS_INNER * derivativeMiddle[i]);
      step[i] =
          clampedStep[i]
              - (clampedTime[i] - time[i]) / timeDerivative(i, start[i] + clampedStep[i]);
      checkConvergence(i, i + 1);
    }
  }

  /**
   * Integrates the current over time; the time added by the last Newton correction is weighted with
   * the current extrapolated to the end.
   */
  private void integrateCurrent(int n, double[] speed) {
    weightedSums(n, derivativeLow, currentLow, derivativeHigh, currentHigh);
    double[] outer = derivativeLow;
    double[] steps = clampedStep;
    double[] b = derivativeMiddle;
    double[] y = currentMiddle;
    double[] partial = clampedCoulombs;
    for (int i = 0; i < n; i++) {
      double sum = GAUSS_OUTER * outer[i] + GAUSS_INNER * b[i] * y[i];
      partial[i] = 0.5 * steps[i] * sum / speed[i];
    }
    double[] x = currentLow;
    double[] z = currentHigh;
    double[] endCurrent = currentMiddle;
    for (int i = 0; i < n; i++) {
      endCurrent[i] = END_LOW * x[i] + END_MIDDLE * y[i] + END_HIGH * z[i];
    }
    double[] elapsed = clampedTime;
    double[] targets = time;
    double[] total = coulombs;
    for (int i = 0; i < n; i++) {
      total[i] = partial[i] + (targets[i] - elapsed[i]) * endCurrent[i] / speed[i];
    }
  }

  private static void weightedSums(int n, double[] a, double[] x, double[] c, double[] z) {
    for (int i = 0; i < n; i++) {
      a[i] = a[i] * x[i] + c[i] * z[i];
    }
  }

  /** Computes end states from changes, so that small steps are not rounded off. */
  private void computeEndStates(int n, double[] state, double[] halfWidth) {
    double[] ends = endState;
    double[] steps = step;
    for (int i = 0; i < n; i++) {
      ends[i] = Math.fma(halfWidth[i], steps[i], state[i]);
    }
  }
}
