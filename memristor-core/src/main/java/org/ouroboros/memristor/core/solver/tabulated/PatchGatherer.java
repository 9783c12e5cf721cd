package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Gathers the patches of the active lanes from one {@link FlowTable}: each is evaluated at the
 * axes' coordinates and multiplied by the {@link EndLimiter end limiters}, which leaves the time
 * per local coordinate as one polynomial of the state, for {@link PatchStepKernel} to step on. Not
 * thread-safe; one instance per thread.
 */
final class PatchGatherer {
  private static final int STATE_TERMS = FlowTable.STATE_TERMS;
  private static final int AXIS_TERMS = FlowTable.AXIS_TERMS;

  private final FlowTable table;
  private final int axisCount;
  private final int axisTerms;
  private final EndLimiter[] endLimiters;
  private final LookupColumns lanes;
  private final PatchStepKernel kernel;
  private final double[] patch = new double[AXIS_TERMS * STATE_TERMS];

  PatchGatherer(FlowTable table, LookupColumns lanes, PatchStepKernel kernel) {
    this.table = table;
    this.lanes = lanes;
    this.kernel = kernel;
    axisCount = table.axes().size();
    axisTerms = table.axisTerms();
    endLimiters = table.endLimiters().toArray(new EndLimiter[0]);
  }

  /** Gathers the patches of the active lanes, evaluated at the axes' coordinates. */
  void gather(PulseSolver.Block pulses) {
    switch (axisCount) {
      case 0 -> copy(table.timeDerivatives()[0], kernel.timeDerivative);
      case 1 -> fold(table.timeDerivatives(), kernel.timeDerivative);
      default -> foldTwice(table.timeDerivatives(), kernel.timeDerivative);
    }
    for (EndLimiter endLimiter : endLimiters) {
      endLimiter.apply(pulses.parameters(endLimiter.parameter()), lanes, kernel.timeDerivative);
    }
    CurrentTable current = table.current();
    if (current.axisTerms() == 1) {
      copy(current.amperes()[0], kernel.current);
    } else if (current.tabulated()) {
      if (axisCount == 1) {
        fold(current.amperes(), kernel.current);
      } else {
        foldTwice(current.amperes(), kernel.current);
      }
    }
  }

  private void copy(double[] source, double[][] target) {
    double[] c0 = target[0];
    double[] c1 = target[1];
    double[] c2 = target[2];
    double[] c3 = target[3];
    double[] c4 = target[4];
    double[] c5 = target[5];
    int[] panel = lanes.panel;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      int offset = panel[lane] * STATE_TERMS;
      c0[lane] = source[offset];
      c5[lane] = source[offset + 5];
      c1[lane] = source[offset + 1];
      c2[lane] = source[offset + 2];
      c3[lane] = source[offset + 3];
      c4[lane] = source[offset + 4];
    }
  }

  private void fold(double[][] blocks, double[][] target) {
    int[] panel = lanes.panel;
    int[] block = lanes.block;
    double[] locals = lanes.locals[0];
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      int offset = panel[lane] * (AXIS_TERMS * STATE_TERMS);
      fold(blocks[block[lane]], offset, locals[lane], target, lane);
    }
  }

  /** Six independent Horner chains, unrolled so that they stay in registers. */
  private static void fold(double[] source, int offset, double u, double[][] target, int lane) {
    // The first and last element come first, so that one range check covers all.
    double first = source[offset];
    double last = source[offset + AXIS_TERMS * STATE_TERMS - 1];
    double c5 = Math.fma(horner(source, offset + 5, last, u), u, source[offset + 5]);
    double c0 = Math.fma(horner(source, offset, source[offset + 7 * STATE_TERMS], u), u, first);
    target[0][lane] = c0;
    target[1][lane] = fold(source, offset + 1, u);
    target[2][lane] = fold(source, offset + 2, u);
    target[3][lane] = fold(source, offset + 3, u);
    target[4][lane] = fold(source, offset + 4, u);
    target[5][lane] = c5;
  }

  private static double fold(double[] source, int offset, double u) {
    return Math.fma(horner(source, offset, source[offset + 7 * STATE_TERMS], u), u, source[offset]);
  }

  /** Horner's scheme over the terms 7 to 1 of a coefficient. */
  private static double horner(double[] source, int offset, double last, double u) {
    double sum = Math.fma(last, u, source[offset + 6 * STATE_TERMS]);
    sum = Math.fma(sum, u, source[offset + 5 * STATE_TERMS]);
    sum = Math.fma(sum, u, source[offset + 4 * STATE_TERMS]);
    sum = Math.fma(sum, u, source[offset + 3 * STATE_TERMS]);
    sum = Math.fma(sum, u, source[offset + 2 * STATE_TERMS]);
    return Math.fma(sum, u, source[offset + STATE_TERMS]);
  }

  /** Evaluates two axes; the second has the greater stride and comes first. */
  private void foldTwice(double[][] blocks, double[][] target) {
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      int offset = lanes.panel[lane] * axisTerms * STATE_TERMS;
      foldSecond(blocks[lanes.block[lane]], offset, lanes.locals[1][lane]);
      fold(patch, 0, lanes.locals[0][lane], target, lane);
    }
  }

  private void foldSecond(double[] source, int offset, double u) {
    int length = AXIS_TERMS * STATE_TERMS;
    int at = offset + (AXIS_TERMS - 1) * length;
    for (int i = 0; i < length; i++) {
      patch[i] = source[at + i];
    }
    for (at -= length; at >= offset; at -= length) {
      for (int i = 0; i < length; i++) {
        patch[i] = Math.fma(patch[i], u, source[at + i]);
      }
    }
  }
}
