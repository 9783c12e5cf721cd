package org.ouroboros.memristor.core.solver.tabulated;

import java.util.Arrays;

/**
 * The tabulated current, for charge and energy. It is not tabulated but evaluated by the model if
 * it depends on parameters that are not axes of the table, such as a resistance that varies without
 * an effect on the rate.
 *
 * @param axisTerms number of coefficients in the axes: 1 if the current does not depend on them
 * @param amperes current: [block, or one for all][panel][axis term][power]
 * @param edgeCoulombs charge from the domain's lower end to the panels' bounds: [block][edge][axis
 *     term of the table]
 */
@SuppressWarnings("ArrayRecordComponent")
record CurrentTable(int axisTerms, double[][] amperes, double[][] edgeCoulombs) {
  /** The model evaluates the current. */
  static final CurrentTable BY_MODEL = new CurrentTable(0, new double[0][], new double[0][]);

  boolean tabulated() {
    return axisTerms > 0;
  }

  /** Returns the patches of a block of the table. */
  double[] patches(int block) {
    return amperes[amperes.length == 1 ? 0 : block];
  }

  /** Returns the number of values in tables. */
  static long valueCount(double[][]... tables) {
    return Arrays.stream(tables).flatMap(Arrays::stream).mapToLong(column -> column.length).sum();
  }
}
