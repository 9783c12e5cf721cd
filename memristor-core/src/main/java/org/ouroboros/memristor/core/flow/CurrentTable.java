package org.ouroboros.memristor.core.flow;

/**
 * The current along a flow, for charge and energy.
 *
 * <p>Where the current follows parameters that are no axes of the table (a resistance that varies,
 * say, and leaves the rate alone), it is not tabulated: the model is asked for it.
 *
 * @param axisTerms coefficients in the axes: 1 where the current does not depend on them
 * @param amperes current: [block, or one for all][panel][axis term][power]
 * @param edgeCharges charge since the domain's lower end at the panels' bounds: [block][edge][axis
 *     term of the flow]
 */
@SuppressWarnings("ArrayRecordComponent")
record CurrentTable(int axisTerms, double[][] amperes, double[][] edgeCharges) {

  /** The model is asked for the current. */
  static final CurrentTable OF_THE_MODEL = new CurrentTable(0, new double[0][], new double[0][]);

  /** Whether the current is tabulated. */
  boolean tabulated() {
    return axisTerms > 0;
  }

  /** The patches of a block of the flow. */
  double[] patches(int block) {
    return amperes[amperes.length == 1 ? 0 : block];
  }

  /** Numbers that it holds. */
  long numbers() {
    long numbers = 0;
    for (double[] part : amperes) {
      numbers += part.length;
    }
    for (double[] part : edgeCharges) {
      numbers += part.length;
    }
    return numbers;
  }
}
