package org.ouroboros.memristor.core.flow;

/**
 * Polynomials of degree {@link #DEGREE} on [-1, 1], in one or several variables, as coefficients of
 * monomials. They interpolate at the Chebyshev nodes; at this degree the change of basis costs
 * three digits of sixteen.
 */
final class Polynomials {

  /** Number of nodes and of coefficients per variable. */
  static final int NODES = 8;

  /** Degree of an interpolating polynomial. */
  static final int DEGREE = NODES - 1;

  private static final double[] CHEBYSHEV = new double[NODES];

  /** Row m holds the weights of the node values in coefficient m. */
  private static final double[][] TO_COEFFICIENTS = new double[NODES][NODES];

  static {
    for (int k = 0; k < NODES; k++) {
      CHEBYSHEV[k] = -Math.cos(Math.PI * (k + 0.5) / NODES);
    }
    for (int k = 0; k < NODES; k++) {
      double[] lagrange = {1};
      for (int j = 0; j < NODES; j++) {
        if (j != k) {
          lagrange = timesLinear(lagrange, CHEBYSHEV[j], 1 / (CHEBYSHEV[k] - CHEBYSHEV[j]));
        }
      }
      for (int m = 0; m < NODES; m++) {
        TO_COEFFICIENTS[m][k] = lagrange[m];
      }
    }
  }

  private Polynomials() {}

  private static double[] timesLinear(double[] p, double root, double factor) {
    double[] product = new double[p.length + 1];
    for (int m = 0; m < p.length; m++) {
      product[m + 1] += factor * p[m];
      product[m] -= factor * root * p[m];
    }
    return product;
  }

  /** Node k, ascending in [-1, 1]. */
  static double node(int k) {
    return CHEBYSHEV[k];
  }

  /**
   * Turns node values into coefficients along one variable, in place.
   *
   * @param values a block of several variables; the variable's index has the stride given
   * @param offset where the line of {@link #NODES} values begins
   * @param stride distance between them
   */
  static void toCoefficients(double[] values, int offset, int stride) {
    double[] line = new double[NODES];
    for (int k = 0; k < NODES; k++) {
      line[k] = values[offset + k * stride];
    }
    for (int m = 0; m < NODES; m++) {
      double sum = 0;
      for (int k = 0; k < NODES; k++) {
        sum += TO_COEFFICIENTS[m][k] * line[k];
      }
      values[offset + m * stride] = sum;
    }
  }

  /** Value of a polynomial of degree {@code c.length - 1}. */
  static double value(double[] c, double s) {
    double sum = c[c.length - 1];
    for (int m = c.length - 2; m >= 0; m--) {
      sum = sum * s + c[m];
    }
    return sum;
  }

  /** Slope of a polynomial of degree {@code c.length - 1}. */
  static double slope(double[] c, double s) {
    double sum = (c.length - 1) * c[c.length - 1];
    for (int m = c.length - 2; m >= 1; m--) {
      sum = sum * s + m * c[m];
    }
    return sum;
  }
}
