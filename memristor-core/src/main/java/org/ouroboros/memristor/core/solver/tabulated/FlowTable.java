package org.ouroboros.memristor.core.solver.tabulated;

import java.util.List;

/**
 * Time as a function of the state at one voltage or over a narrow range of voltages, as piecewise
 * polynomials. Immutable; evaluated by {@link TableLookup}.
 *
 * <p>Layout: one <em>block</em> for each combination of panels of the shaping axes; in a block one
 * <em>patch</em> for each panel of the state, with {@link #STATE_TERMS} contiguous coefficients
 * (powers of the local state coordinate) for each product of powers of the axes' local coordinates.
 * Evaluated at the axes' coordinates, a patch is the time per local coordinate as a polynomial of
 * the state. Its integral from the start of a pulse is the elapsed time, without the cancellation
 * of differences of an integrated table; long pulses skip whole panels by the times at their edges.
 *
 * @param classification effect of each parameter; its shaping axes are the table's axes
 * @param endLimiters parameters that act near an end
 * @param timeDerivatives time per local coordinate: [block][panel][axis term][power]
 * @param edgeTimes time from the domain's lower end to the panels' bounds: [block][edge][axis term]
 * @param asymptotes asymptotes at rest states beyond the ends; at most one for each
 */
@SuppressWarnings("ArrayRecordComponent")
record FlowTable(
    StateGrid stateGrid,
    ParameterClassification classification,
    List<EndLimiter> endLimiters,
    double[][] timeDerivatives,
    double[][] edgeTimes,
    CurrentTable current,
    List<RestAsymptote> asymptotes) {
  /** Number of coefficients of a patch in the state. */
  static final int STATE_TERMS = 6;

  /** Number of coefficients in each axis; keeps tables inside the L2 cache. */
  static final int AXIS_TERMS = 8;

  /** Interpolation along the state. */
  static final ChebyshevInterpolant STATE = new ChebyshevInterpolant(STATE_TERMS);

  /** Interpolation along the other axes. */
  static final ChebyshevInterpolant AXIS = new ChebyshevInterpolant(AXIS_TERMS);

  List<TableAxis> axes() {
    return classification.shapingAxes();
  }

  /** Returns the number of products of powers of the axes' coordinates. */
  int axisTerms() {
    return axisTerms(axes().size());
  }

  /** Returns the number of products of powers of the coordinates of some axes. */
  static int axisTerms(int axes) {
    return (int) Math.pow(AXIS_TERMS, axes);
  }

  /** Returns the size of the coefficients in bytes. */
  long bytes() {
    return Double.BYTES
        * CurrentTable.valueCount(
            timeDerivatives, edgeTimes, current.amperes(), current.edgeCoulombs());
  }
}
