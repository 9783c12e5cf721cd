package org.ouroboros.memristor.core.flow;

import java.util.List;

/**
 * Time as a function of the state at one voltage or over a narrow range of voltages, as piecewise
 * polynomials. Immutable; evaluated by {@link FlowCursor}.
 *
 * <p>Layout: one <em>block</em> for each combination of panels of the shaping axes; in a block one
 * <em>patch</em> for each panel of the state, with {@link #POWERS} contiguous coefficients (powers
 * of the local state coordinate) for each product of powers of the axes' local coordinates.
 * Evaluated at the axes' coordinates, a patch is the time per local coordinate as a polynomial of
 * the state. Its integral from the start of a pulse is the elapsed time, without the cancellation
 * of differences of an integrated table; long pulses skip whole panels by the times at their edges.
 *
 * @param states panels of the state
 * @param roles effect of each parameter; its shaping axes are the table's axes
 * @param limiters parameters that act near an end
 * @param slopes time per local coordinate: [block][panel][axis term][power]
 * @param edgeTimes time from the domain's lower end to the panels' bounds: [block][edge][axis term]
 * @param current the current as a function of the state
 * @param tails asymptotes at rest states beyond the ends; at most one for each
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

  /** Number of coefficients of a patch in the state. */
  static final int POWERS = 6;

  /** Number of coefficients in each axis; keeps tables inside the L2 cache. */
  static final int AXIS_TERMS = 8;

  /** Interpolation along the state. */
  static final Interpolant STATE = new Interpolant(POWERS);

  /** Interpolation along the other axes. */
  static final Interpolant AXIS = new Interpolant(AXIS_TERMS);

  List<FlowAxis> axes() {
    return roles.shaping();
  }

  /** Returns the number of products of powers of the axes' coordinates. */
  int axisTerms() {
    return terms(axes().size());
  }

  /** Returns the number of products of powers of the coordinates of some axes. */
  static int terms(int axes) {
    int terms = 1;
    for (int a = 0; a < axes; a++) {
      terms *= AXIS_TERMS;
    }
    return terms;
  }

  /** Returns the size of the coefficients in bytes. */
  long bytes() {
    long numbers = 0;
    for (int block = 0; block < slopes.length; block++) {
      numbers += slopes[block].length + edgeTimes[block].length;
    }
    return Double.BYTES * (numbers + current.numbers());
  }
}
