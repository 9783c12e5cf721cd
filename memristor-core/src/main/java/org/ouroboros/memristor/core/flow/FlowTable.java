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
  static final int POWERS = Polynomials.NODES + 1;

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
      terms *= Polynomials.NODES;
    }
    axisTerms = terms;
  }

  /** Bytes of the coefficients. */
  long bytes() {
    return 16L * times.length * states.count() * axisTerms * POWERS;
  }
}
