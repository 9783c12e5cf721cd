package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;

/**
 * Every column with a conductance from each node to ground, solved like {@link RowLadders}. A row
 * of the array is a step of all columns at once, which the JIT compiler turns into vector
 * instructions.
 */
final class ColumnLadders {

  private final double ohms;
  private final double[][] shares;
  private final double[] lastOhms;

  ColumnLadders(double[][] siemens, Ladder ladder) {
    int rows = siemens.length;
    int columns = siemens[0].length;
    ohms = ladder.ohms();
    shares = new double[rows][columns];
    lastOhms = new double[columns];
    double[] s = ladder.first().clone();
    for (int r = 0; r < rows - 1; r++) {
      step(siemens[r], ohms, s, shares[r]);
    }
    for (int c = 0; c < columns; c++) {
      lastOhms[c] = ladder.lastOhms(c, s[c] + siemens[rows - 1][c] + ladder.last()[c]);
    }
  }

  private static void step(double[] g, double ohms, double[] s, double[] share) {
    for (int c = 0; c < s.length; c++) {
      double sum = s[c] + g[c];
      double part = 1 / (1 + ohms * sum);
      share[c] = part;
      s[c] = sum * part;
    }
  }

  /**
   * Voltages under currents that are fed into the nodes.
   *
   * @param amperes the currents [A]
   * @param volts receives the voltages [V]
   * @return sum of voltage times current over all nodes [W]
   */
  double solve(double[][] amperes, double[][] volts) {
    int last = amperes.length - 1;
    double[] powers = new double[lastOhms.length];
    System.arraycopy(amperes[0], 0, volts[0], 0, lastOhms.length);
    for (int r = 1; r <= last; r++) {
      collect(volts[r - 1], shares[r - 1], amperes[r], volts[r]);
    }
    finish(amperes[last], volts[last], powers);
    for (int r = last - 1; r >= 0; r--) {
      returning(volts[r + 1], shares[r], amperes[r], volts[r], powers);
    }
    return Arrays.stream(powers).sum();
  }

  private static void collect(double[] before, double[] share, double[] amperes, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] = amperes[c] + share[c] * before[c];
    }
  }

  private void finish(double[] amperes, double[] sums, double[] powers) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] *= lastOhms[c];
      powers[c] = sums[c] * amperes[c];
    }
  }

  private void returning(
      double[] below, double[] share, double[] amperes, double[] sums, double[] powers) {
    double r = ohms;
    for (int c = 0; c < powers.length; c++) {
      double v = share[c] * (r * sums[c] + below[c]);
      sums[c] = v;
      powers[c] += v * amperes[c];
    }
  }
}
