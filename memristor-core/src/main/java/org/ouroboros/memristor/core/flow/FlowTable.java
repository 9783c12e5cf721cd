package org.ouroboros.memristor.core.flow;

import java.util.List;

/**
 * The flow at one voltage, or over a narrow range of voltages, as piecewise polynomials.
 *
 * <p>Layout: for each combination of panels of the shaping axes a <em>block</em>; in a block for
 * each panel of the state a <em>patch</em> of {@link #POWERS} coefficients (powers of the local
 * state coordinate, contiguous) for each product of powers of the axes' local coordinates. Summing
 * a patch over the axes' powers leaves the time as one polynomial of the state, which is then
 * inverted by Newton's method. A second array of the same layout gives the charge. The constant
 * term of a patch is the time since the domain's lower end, so that times of different panels can
 * be subtracted.
 *
 * <p>Immutable; {@link FlowCursor} walks on it.
 */
final class FlowTable {

  /** Coefficients in the state: an interpolant of the rate's inverse, integrated once. */
  static final int POWERS = 7;

  /** Coefficients in each axis. */
  static final int AXIS_TERMS = 6;

  /** Interpolation along the state. */
  static final Interpolant STATE = new Interpolant(POWERS - 1);

  /** Interpolation along the other axes. */
  static final Interpolant AXIS = new Interpolant(AXIS_TERMS);

  final StatePanels states;
  final List<FlowAxis> axes;
  final List<Limiter> limiters;
  final List<TimeScale> scales;

  /** Ranges that a device's other parameters must keep to: what was probed holds only there. */
  final List<FlowAxis> ranges;

  /** State panels in which a limiter is active. */
  final boolean[] limited;

  /** Products of powers of the axes' coordinates. */
  final int axisTerms;

  final double[][] times;
  final double[][] charges;

  /**
   * Times at the bounds of the state panels, the axes' powers contiguous, so that long steps can
   * search without summing whole patches.
   */
  final double[][] edges;

  FlowTable(StatePanels states, ParameterRoles roles, List<Limiter> limiters, double[][][] blocks) {
    this.ranges = roles.ranges();
    this.limited = new boolean[states.count()];
    for (Limiter limiter : limiters) {
      for (int i = 0; i < limited.length; i++) {
        limited[i] |= limiter.active(i);
      }
    }
    this.states = states;
    this.axes = roles.shaping();
    this.scales = roles.scales();
    this.limiters = limiters;
    this.times = blocks[0];
    this.charges = blocks[1];
    int terms = 1;
    for (int a = 0; a < axes.size(); a++) {
      terms *= AXIS_TERMS;
    }
    axisTerms = terms;
    edges = new double[times.length][];
    for (int block = 0; block < times.length; block++) {
      edges[block] = edges(times[block], states.count(), terms);
    }
  }

  private static double[] edges(double[] block, int panels, int terms) {
    double[] edges = new double[(panels + 1) * terms];
    for (int term = 0; term < terms; term++) {
      for (int i = 0; i < panels; i++) {
        double value = 0;
        for (int m = POWERS - 1; m >= 0; m--) {
          value += block[(i * terms + term) * POWERS + m];
        }
        edges[(i + 1) * terms + term] = value;
      }
    }
    return edges;
  }

  /** Bytes of the coefficients. */
  long bytes() {
    return 16L * times.length * states.count() * axisTerms * POWERS;
  }
}
