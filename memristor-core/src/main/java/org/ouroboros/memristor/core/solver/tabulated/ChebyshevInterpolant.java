package org.ouroboros.memristor.core.solver.tabulated;

/**
 * Polynomial interpolation on [-1, 1] at Chebyshev nodes, with monomial coefficients. At the low
 * degrees used here the change of basis loses two or three of sixteen digits.
 */
final class ChebyshevInterpolant {
  private final double[] nodes;

  /** Row m: weights of the node values in coefficient m. */
  private final double[][] toCoefficients;

  ChebyshevInterpolant(int count) {
    nodes = new double[count];
    toCoefficients = new double[count][count];
    for (int k = 0; k < count; k++) {
      nodes[k] = -Math.cos(Math.PI * (k + 0.5) / count);
    }
    for (int k = 0; k < count; k++) {
      double[] lagrange = {1};
      for (int j = 0; j < count; j++) {
        if (j != k) {
          lagrange = multiplyByLinear(lagrange, nodes[j], 1 / (nodes[k] - nodes[j]));
        }
      }
      for (int m = 0; m < count; m++) {
        toCoefficients[m][k] = lagrange[m];
      }
    }
  }

  private static double[] multiplyByLinear(double[] p, double root, double factor) {
    double[] product = new double[p.length + 1];
    for (int m = 0; m < p.length; m++) {
      product[m + 1] += factor * p[m];
      product[m] -= factor * root * p[m];
    }
    return product;
  }

  /** Returns the number of nodes, equal to that of coefficients. */
  int count() {
    return nodes.length;
  }

  /** Returns node k; nodes ascend in [-1, 1]. */
  double node(int k) {
    return nodes[k];
  }

  /** Converts the node values from an offset on, a stride apart, to coefficients, in place. */
  void toCoefficients(double[] values, int offset, int stride) {
    double[] line = new double[nodes.length];
    for (int k = 0; k < line.length; k++) {
      line[k] = values[offset + k * stride];
    }
    for (int m = 0; m < line.length; m++) {
      double sum = 0;
      for (int k = 0; k < line.length; k++) {
        sum += toCoefficients[m][k] * line[k];
      }
      values[offset + m * stride] = sum;
    }
  }

  /** Evaluates a polynomial of degree {@code c.length - 1}. */
  static double value(double[] c, double s) {
    double sum = c[c.length - 1];
    for (int m = c.length - 2; m >= 0; m--) {
      sum = Math.fma(sum, s, c[m]);
    }
    return sum;
  }
}
