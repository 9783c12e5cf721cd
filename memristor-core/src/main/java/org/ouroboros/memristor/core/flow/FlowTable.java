package org.ouroboros.memristor.core.flow;

import java.util.List;

/**
 * The flow at one voltage, or over a narrow range of voltages, as piecewise polynomials.
 *
 * <p>Layout: for each combination of panels of the shaping axes a <em>block</em>; in a block for
 * each panel of the state a <em>patch</em> of {@link #POWERS} coefficients (powers of the local
 * state coordinate, contiguous) for each product of powers of the axes' local coordinates. Summing
 * a patch over the axes' powers leaves the time per local coordinate as one polynomial of the
 * state. Its integral from the start of a pulse is the time that has passed, without the
 * cancellation that differences of an integrated table would have; long pulses jump over whole
 * panels by the times at their edges, which are summed once.
 *
 * <p>Immutable; {@link FlowCursor} walks on it.
 *
 * @param states panels of the state
 * @param roles what each parameter does; its shaping axes are the table's
 * @param limiters what slows the ends
 * @param slopes time per local coordinate: [block][panel][axis term][power]
 * @param edgeTimes times since the domain's lower end at the panels' bounds: [block][edge][axis
 *     term], so that long pulses can search without summing whole patches
 * @param current the current along the way
 * @param tails what follows at the ends, where devices rest; at most one for each
 */
@SuppressWarnings("ArrayRecordComponent")
record FlowTable(
    StatePanels states,
    ParameterRoles roles,
    List<Limiter> limiters,
    double[][] slopes,
    double[][] edgeTimes,
    CurrentTable current,
    List<FlowTail> tails) {

  /** Coefficients in the state of a patch. */
  static final int POWERS = 6;

  /** Coefficients in each axis: so many that tables stay in the second cache. */
  static final int AXIS_TERMS = 8;

  /** Interpolation along the state. */
  static final Interpolant STATE = new Interpolant(POWERS);

  /** Interpolation along the other axes. */
  static final Interpolant AXIS = new Interpolant(AXIS_TERMS);

  List<FlowAxis> axes() {
    return roles.shaping();
  }

  /** Products of powers of the axes' coordinates. */
  int axisTerms() {
    return terms(axes().size());
  }

  /** Products of powers of a number of axes' coordinates. */
  static int terms(int axes) {
    int terms = 1;
    for (int a = 0; a < axes; a++) {
      terms *= AXIS_TERMS;
    }
    return terms;
  }

  /** Bytes of the coefficients. */
  long bytes() {
    long numbers = 0;
    for (int block = 0; block < slopes.length; block++) {
      numbers += slopes[block].length + edgeTimes[block].length;
    }
    return Double.BYTES * (numbers + current.numbers());
  }
}
