package org.ouroboros.memristor.core.solver.tabulated;

/**
 * A parameter that slows the device near an end of the state's range, independently of the other
 * parameters: rate = nominal rate / (1 + e), with a small excess e that depends on the state and
 * this parameter alone (JART: Nmax and Nmin in the factor F). The time per state is multiplied by 1
 * + e where e is not negligible.
 */
final class EndLimiter {
  /** Interpolation along the parameter. */
  static final ChebyshevInterpolant PARAMETER = new ChebyshevInterpolant(6);

  private static final int STATE_TERMS = FlowTable.STATE_TERMS;

  /** s^6 at the Chebyshev nodes: 1.5 s^4 - 0.5625 s^2 + 0.03125. */
  private static final double SIXTH_BY_4 = 1.5;

  private static final double SIXTH_BY_2 = -0.5625;
  private static final double SIXTH_BY_0 = 0.03125;

  private final TableAxis axis;

  /** [state panel][parameter panel][parameter power, state power]; empty where negligible. */
  private final double[][][] excess;

  /** [parameter panel][state panel]: the nearest active state panel from there on. */
  private final int[][] nextUpwards;

  private final int[][] nextDownwards;

  EndLimiter(TableAxis axis, double[][][] excess) {
    this.axis = axis;
    this.excess = excess;
    int panels = excess.length;
    nextUpwards = new int[axis.panels()][panels];
    nextDownwards = new int[axis.panels()][panels];
    for (int valuePanel = 0; valuePanel < axis.panels(); valuePanel++) {
      int next = panels;
      for (int i = panels - 1; i >= 0; i--) {
        next = isActive(i, valuePanel) ? i : next;
        nextUpwards[valuePanel][i] = next;
      }
      next = -1;
      for (int i = 0; i < panels; i++) {
        next = isActive(i, valuePanel) ? i : next;
        nextDownwards[valuePanel][i] = next;
      }
    }
  }

  private boolean isActive(int statePanel, int valuePanel) {
    return excess[statePanel][valuePanel].length > 0;
  }

  int parameter() {
    return axis.parameter();
  }

  /** Returns the first active state panel from a given one on, or one beyond the last panel. */
  int nextActive(int statePanel, boolean upwards, double value) {
    int[][] next = upwards ? nextUpwards : nextDownwards;
    return next[axis.panel(value)][statePanel];
  }

  /**
   * Multiplies the time per local coordinate of the active lanes by 1 + e where e is not
   * negligible; the coefficients [power][lane] are changed in place. The product is reduced to the
   * polynomial that interpolates it at the nodes.
   */
  void apply(double[] values, LookupColumns lanes, double[][] timeDerivatives) {
    double lower = axis.lower();
    double panelsPerUnit = axis.panels() / (axis.upper() - lower);
    int last = axis.panels() - 1;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      double position = (values[lanes.entry[lane]] - lower) * panelsPerUnit;
      int panel = Math.min(last, (int) position);
      double[] patch = excess[lanes.panel[lane]][panel];
      if (patch.length > 0) {
        multiply(timeDerivatives, lane, patch, 2 * (position - panel) - 1);
      }
    }
  }

  /** Unrolled, so that the values stay in registers. */
  private static void multiply(double[][] timeDerivatives, int lane, double[] patch, double u) {
    double e0 = stateCoefficient(patch, 0, u);
    double e1 = stateCoefficient(patch, 1, u);
    double e2 = stateCoefficient(patch, 2, u);
    double e3 = stateCoefficient(patch, 3, u);
    double e4 = stateCoefficient(patch, 4, u);
    double e5 = stateCoefficient(patch, 5, u);
    double p0 = timeDerivatives[0][lane];
    double p1 = timeDerivatives[1][lane];
    double p2 = timeDerivatives[2][lane];
    double p3 = timeDerivatives[3][lane];
    double p4 = timeDerivatives[4][lane];
    double p5 = timeDerivatives[5][lane];
    // The nodes are the zeros of T6 = 32 s^6 - 48 s^4 + 18 s^2 - 1, which reduces powers >= 6.
    double q10 = e5 * p5;
    double q9 = e4 * p5 + e5 * p4;
    double q8 = e3 * p5 + e4 * p4 + e5 * p3 + SIXTH_BY_4 * q10;
    double q7 = e2 * p5 + e3 * p4 + e4 * p3 + e5 * p2 + SIXTH_BY_4 * q9;
    double q6 = e1 * p5 + e2 * p4 + e3 * p3 + e4 * p2 + e5 * p1;
    q6 += SIXTH_BY_4 * q8 + SIXTH_BY_2 * q10;
    double q5 = e0 * p5 + e1 * p4 + e2 * p3 + e3 * p2 + e4 * p1 + e5 * p0;
    double q4 = e0 * p4 + e1 * p3 + e2 * p2 + e3 * p1 + e4 * p0;
    double q3 = e0 * p3 + e1 * p2 + e2 * p1 + e3 * p0;
    double q2 = e0 * p2 + e1 * p1 + e2 * p0;
    double q1 = e0 * p1 + e1 * p0;
    double q0 = e0 * p0;
    timeDerivatives[0][lane] = p0 + (q0 + SIXTH_BY_0 * q6);
    timeDerivatives[1][lane] = p1 + (q1 + SIXTH_BY_0 * q7);
    timeDerivatives[2][lane] = p2 + (q2 + SIXTH_BY_2 * q6 + SIXTH_BY_0 * q8);
    timeDerivatives[3][lane] = p3 + (q3 + SIXTH_BY_2 * q7 + SIXTH_BY_0 * q9);
    timeDerivatives[4][lane] = p4 + (q4 + SIXTH_BY_4 * q6 + SIXTH_BY_2 * q8 + SIXTH_BY_0 * q10);
    timeDerivatives[5][lane] = p5 + (q5 + SIXTH_BY_4 * q7 + SIXTH_BY_2 * q9);
  }

  /** Returns the coefficient of a power of the state. */
  private static double stateCoefficient(double[] patch, int m, double u) {
    double e = patch[5 * STATE_TERMS + m];
    e = Math.fma(e, u, patch[4 * STATE_TERMS + m]);
    e = Math.fma(e, u, patch[3 * STATE_TERMS + m]);
    e = Math.fma(e, u, patch[2 * STATE_TERMS + m]);
    e = Math.fma(e, u, patch[STATE_TERMS + m]);
    return Math.fma(e, u, patch[m]);
  }
}
