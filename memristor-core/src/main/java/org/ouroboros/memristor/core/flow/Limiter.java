package org.ouroboros.memristor.core.flow;

/**
 * A parameter that slows the device near an end of its range and hardly elsewhere, whatever the
 * other parameters: rate = nominal rate / (1 + e), where the excess e depends on the state and this
 * parameter alone and is small (JART: Nmax and Nmin in the factor F). Its effect on a passage time
 * is the integral of e over the nominal time, added where e matters at all.
 *
 * <p>Per panel of the state either nothing or, for each panel of the parameter, a polynomial in
 * both.
 */
final class Limiter {

  private final FlowAxis axis;

  /** [state panel][parameter panel]: coefficients, power of the parameter outside. */
  private final double[][][] excess;

  Limiter(FlowAxis axis, double[][][] excess) {
    this.axis = axis;
    this.excess = excess;
  }

  boolean active(int statePanel) {
    return excess[statePanel].length > 0;
  }

  /** Adds the excess of a state panel as a polynomial of the local state coordinate. */
  void addTo(double[] polynomial, int statePanel, double[] parameters) {
    double value = parameters[axis.parameter()];
    int panel = axis.panel(value);
    double u = axis.local(value, panel);
    double[] block = excess[statePanel][panel];
    for (int m = 0; m < Polynomials.NODES; m++) {
      double sum = 0;
      for (int a = Polynomials.DEGREE; a >= 0; a--) {
        sum = sum * u + block[a * Polynomials.NODES + m];
      }
      polynomial[m] += sum;
    }
  }
}
