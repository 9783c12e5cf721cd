package org.ouroboros.memristor.core.solver;

/**
 * Clenshaw-Curtis integration of a function on [-1, 1] that is given by its values at the 13
 * extrema of a Chebyshev polynomial, in ascending order (Clenshaw and Curtis, Numer. Math. 2, 1960,
 * doi 10.1007/BF01386223).
 */
final class ChebyshevPanel {
  /** Degree of the interpolating polynomial. */
  static final int DEGREE = 12;

  private static final int N = DEGREE;

  /** Nodes, mapped to [0, 1]. */
  private static final double[] NODES = new double[N + 1];

  /** Row j, column k: weight of the value at node k in the j-th coefficient. */
  private static final double[][] COEFFICIENTS = new double[N + 1][N + 1];

  private static final double[] WEIGHTS = new double[N + 1];

  static {
    for (int k = 0; k <= N; k++) {
      double sine = Math.sin(Math.PI * k / (2 * N));
      NODES[k] = sine * sine;
      for (int j = 0; j <= N; j++) {
        double ends = (k == 0 || k == N ? 0.5 : 1) * (j == 0 || j == N ? 0.5 : 1);
        // The angle of node k is pi (1 - k/N).
        COEFFICIENTS[j][k] = 2.0 / N * ends * Math.cos(Math.PI * j * (N - k) / N);
        if (j % 2 == 0) {
          WEIGHTS[k] += COEFFICIENTS[j][k] * 2 / (1 - j * j);
        }
      }
    }
  }

  private ChebyshevPanel() {}

  /** Returns node k, mapped to [0, 1]. */
  static double node(int k) {
    return NODES[k];
  }

  /** Returns the integral from -1 to 1. */
  static double integral(double[] values) {
    return dot(WEIGHTS, values);
  }

  /** Estimates the relative error of integrals from the last two coefficients. */
  static double relativeError(double[] values) {
    double last = Math.abs(dot(COEFFICIENTS[N], values));
    double secondLast = Math.abs(dot(COEFFICIENTS[N - 1], values));
    return (last + secondLast) / N / Math.abs(dot(COEFFICIENTS[0], values));
  }

  /** Computes the Chebyshev series, of length DEGREE + 2, of the integral from -1. */
  static void antiderivative(double[] values, double[] series) {
    double previous = 2 * dot(COEFFICIENTS[0], values);
    double current = dot(COEFFICIENTS[1], values);
    double atStart = 0;
    double sign = -1;
    for (int j = 1; j <= N + 1; j++) {
      double next = j + 1 <= N ? dot(COEFFICIENTS[j + 1], values) : 0;
      series[j] = (previous - next) / (2 * j);
      atStart += sign * series[j];
      sign = -sign;
      previous = current;
      current = next;
    }
    series[0] = -atStart;
  }

  /** Evaluates a series by Clenshaw's recurrence. */
  static double value(double[] series, double x) {
    double second = 0;
    double first = 0;
    for (int j = series.length - 1; j > 0; j--) {
      double next = series[j] + 2 * x * first - second;
      second = first;
      first = next;
    }
    return series[0] + x * first - second;
  }

  /** Returns where a monotone antiderivative, 0 at -1, has a value, by safeguarded Newton steps. */
  static double solve(double[] series, double target, double guess) {
    double sign = Math.signum(target);
    double low = -1;
    double high = 1;
    double x = Math.min(guess, 0.9);
    for (int i = 0; i < 100; i++) {
      double residual = value(series, x) - target;
      if (sign * residual > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - residual / derivative(series, x);
      if (!(next >= low && next <= high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= 1e-15) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /** Evaluates the derivative of a series, the sum of j a_j U_(j-1). */
  private static double derivative(double[] series, double x) {
    double second = 0;
    double first = 0;
    for (int j = series.length - 1; j > 0; j--) {
      double next = j * series[j] + 2 * x * first - second;
      second = first;
      first = next;
    }
    return first;
  }

  private static double dot(double[] weights, double[] values) {
    double sum = 0;
    for (int k = 0; k <= N; k++) {
      sum += weights[k] * values[k];
    }
    return sum;
  }
}
