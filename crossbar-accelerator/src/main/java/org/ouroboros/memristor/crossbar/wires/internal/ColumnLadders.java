package org.ouroboros.memristor.crossbar.wires.internal;

import java.util.Arrays;

/**
 * All columns with a conductance from each node to ground, solved like {@link RowLadders}. The
 * sweeps advance all columns by one row at a time, so that the JIT compiler can vectorise them.
 */
final class ColumnLadders {
  private final double ohms;
  private final double[][] factors;
  private final double[] lastOhms;

  private final int last;

  /** Takes ownership of the conductances of the first {@code rows} rows [S]; overwrites them. */
  ColumnLadders(double[][] siemens, int rows, Ladder ladder) {
    last = rows - 1;
    ohms = ladder.ohms();
    factors = siemens;
    lastOhms = new double[siemens[0].length];
    double[] s = ladder.firstSiemens().clone();
    for (int r = 0; r < last; r++) {
      computeFactors(siemens[r], ohms, s);
    }
    for (int c = 0; c < lastOhms.length; c++) {
      lastOhms[c] = ladder.groundOhms(c, s[c] + siemens[last][c] + ladder.lastSiemens()[c]);
    }
  }

  private static void computeFactors(double[] g, double ohms, double[] s) {
    for (int c = 0; c < s.length; c++) {
      double sum = s[c] + g[c];
      double factor = 1 / (1 + ohms * sum);
      g[c] = factor;
      s[c] = sum * factor;
    }
  }

  /** One row of the forward sweep: adds the current from above to the injected currents. */
  void sweepForward(int row, double[] amperes, double[][] sums) {
    if (row == 0) {
      System.arraycopy(amperes, 0, sums[0], 0, amperes.length);
    } else {
      forwardStep(factors[row - 1], sums[row - 1], amperes, sums[row]);
    }
  }

  private static void forwardStep(
      double[] factor, double[] above, double[] amperes, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] = amperes[c] + factor[c] * above[c];
    }
  }

  /**
   * The backward sweep: computes voltages.
   *
   * @param sums result of {@link #sweepForward} [A]; overwritten by voltages [V]
   * @param amperes currents injected into the nodes [A]
   * @return sum of voltage times current over all nodes [W]
   */
  double sweepBackward(double[][] sums, double[][] amperes) {
    double[] powers = new double[lastOhms.length];
    backwardStart(lastOhms, amperes[last], sums[last], powers);
    for (int r = last - 1; r >= 0; r--) {
      backwardStep(factors[r], ohms, sums[r + 1], amperes[r], sums[r], powers);
    }
    return Arrays.stream(powers).sum();
  }

  private static void backwardStart(
      double[] ohms, double[] amperes, double[] sums, double[] powers) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] *= ohms[c];
      powers[c] = sums[c] * amperes[c];
    }
  }

  private static void backwardStep(
      double[] factor,
      double ohms,
      double[] below,
      double[] amperes,
      double[] sums,
      double[] powers) {
    for (int c = 0; c < powers.length; c++) {
      double v = factor[c] * (ohms * sums[c] + below[c]);
      sums[c] = v;
      powers[c] += v * amperes[c];
    }
  }
}
