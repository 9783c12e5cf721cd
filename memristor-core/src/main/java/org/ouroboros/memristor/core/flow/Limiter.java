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

  /** [state panel][parameter panel]: coefficients, power of the parameter outside; or nothing. */
  private final double[][][] excess;

  Limiter(FlowAxis axis, double[][][] excess) {
    this.axis = axis;
    this.excess = excess;
  }

  /** Whether it matters to any device in a panel of the state. */
  boolean active(int statePanel) {
    for (double[] block : excess[statePanel]) {
      if (block.length > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds the excess of a device in a state panel, as a polynomial of the local state coordinate;
   * false if it does not matter there.
   */
  boolean addTo(double[] polynomial, int statePanel, double[] parameters) {
    double value = parameters[axis.parameter()];
    int panel = axis.panel(value);
    double[] block = excess[statePanel][panel];
    if (block.length == 0) {
      return false;
    }
    double u = axis.local(value, panel);
    int powers = FlowTable.STATE.count();
    for (int m = 0; m < powers; m++) {
      double sum = 0;
      for (int a = FlowTable.AXIS.count() - 1; a >= 0; a--) {
        sum = Math.fma(sum, u, block[a * powers + m]);
      }
      polynomial[m] += sum;
    }
    return true;
  }
}
