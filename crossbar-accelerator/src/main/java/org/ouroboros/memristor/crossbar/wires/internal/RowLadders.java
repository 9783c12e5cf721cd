package org.ouroboros.memristor.crossbar.wires.internal;

/**
 * All rows with their cells as tridiagonal systems, each solved by a forward and a backward sweep.
 *
 * <p>The forward sweep carries the Norton equivalent of everything to the left: a conductance s and
 * a current. A node adds its cell; a segment of r ohm multiplies both by c = 1 / (1 + r s). There
 * are no subtractions, so the smallest drop is as accurate as the largest voltage, and r = 0 needs
 * no special case.
 *
 * <p>As a sweep is a sequential dependency chain, four rows are interleaved. Layout: the
 * conductances and factors c of four rows are adjacent in one array, those of column k from index 8
 * k. Matrices passed in and out are padded to whole groups of four rows, see {@link #padded};
 * padding rows have no cells.
 */
final class RowLadders {
  /** Interleaved rows. */
  static final int GROUP = 4;

  private static final int STRIDE = 2 * GROUP;

  private final double ohms;

  /** Per group and column four conductances [S], then four factors c. */
  private final double[][] groups;

  /** Resistance of the last node of each row to ground [ohm]; 0 where its voltage is fixed. */
  private final double[] lastOhms;

  private final int width;

  RowLadders(double[][] siemens, Ladder ladder) {
    ohms = ladder.ohms();
    width = siemens[0].length;
    groups = new double[padded(siemens.length) / GROUP][STRIDE * width];
    lastOhms = new double[padded(siemens.length)];
    for (int group = 0; group < groups.length; group++) {
      int count = Math.min(GROUP, siemens.length - GROUP * group);
      for (int i = 0; i < count; i++) {
        interleave(siemens[GROUP * group + i], i, groups[group]);
      }
      double[] s = new double[GROUP];
      for (int i = 0; i < count; i++) {
        s[i] = ladder.firstSiemens()[GROUP * group + i];
      }
      factor(groups[group], s);
      for (int i = 0; i < count; i++) {
        int r = GROUP * group + i;
        lastOhms[r] = ladder.groundOhms(r, s[i] + siemens[r][width - 1] + ladder.lastSiemens()[r]);
      }
    }
  }

  /** A number of rows rounded up to whole groups. */
  static int padded(int rows) {
    return (rows + GROUP - 1) / GROUP * GROUP;
  }

  private static void interleave(double[] siemens, int i, double[] group) {
    for (int k = 0; k < siemens.length; k++) {
      group[STRIDE * k + i] = siemens[k];
    }
  }

  /** Computes the factors c; {@code s} holds the conductance to the left, updated [S]. */
  private void factor(double[] group, double[] s) {
    double s0 = s[0];
    double s1 = s[1];
    double s2 = s[2];
    double s3 = s[3];
    for (int k = 0; k < width - 1; k++) {
      s0 += group[STRIDE * k];
      s1 += group[STRIDE * k + 1];
      s2 += group[STRIDE * k + 2];
      s3 += group[STRIDE * k + 3];
      double c0 = 1 / (1 + ohms * s0);
      double c1 = 1 / (1 + ohms * s1);
      double c2 = 1 / (1 + ohms * s2);
      double c3 = 1 / (1 + ohms * s3);
      group[STRIDE * k + 4] = c0;
      group[STRIDE * k + 5] = c1;
      group[STRIDE * k + 6] = c2;
      group[STRIDE * k + 7] = c3;
      s0 *= c0;
      s1 *= c1;
      s2 *= c2;
      s3 *= c3;
    }
    s[0] = s0;
    s[1] = s1;
    s[2] = s2;
    s[3] = s3;
  }

  /**
   * Returns the conductance of each cell in series with its row, other columns at 0 V: G - G t G
   * with t the resistance of the row node to ground. Accurate to rounding relative to G and
   * positive for positive G.
   *
   * @return a new matrix [S]
   */
  double[][] seriesSiemens() {
    double[][] series = new double[lastOhms.length][width];
    for (int r = 0; r < series.length; r += GROUP) {
      double[] group = groups[r / GROUP];
      double[] h0 = series[r];
      double[] h1 = series[r + 1];
      double[] h2 = series[r + 2];
      double[] h3 = series[r + 3];
      int last = width - 1;
      double t0 = lastOhms[r];
      double t1 = lastOhms[r + 1];
      double t2 = lastOhms[r + 2];
      double t3 = lastOhms[r + 3];
      h0[last] = inSeries(group[STRIDE * last], t0);
      h1[last] = inSeries(group[STRIDE * last + 1], t1);
      h2[last] = inSeries(group[STRIDE * last + 2], t2);
      h3[last] = inSeries(group[STRIDE * last + 3], t3);
      for (int k = last - 1; k >= 0; k--) {
        double c0 = group[STRIDE * k + 4];
        double c1 = group[STRIDE * k + 5];
        double c2 = group[STRIDE * k + 6];
        double c3 = group[STRIDE * k + 7];
        t0 = c0 * (ohms + c0 * t0);
        t1 = c1 * (ohms + c1 * t1);
        t2 = c2 * (ohms + c2 * t2);
        t3 = c3 * (ohms + c3 * t3);
        h0[k] = inSeries(group[STRIDE * k], t0);
        h1[k] = inSeries(group[STRIDE * k + 1], t1);
        h2[k] = inSeries(group[STRIDE * k + 2], t2);
        h3[k] = inSeries(group[STRIDE * k + 3], t3);
      }
    }
    return series;
  }

  private static double inSeries(double g, double t) {
    return g * Math.max(1 - g * t, 0x1p-52);
  }

  /**
   * Computes the cell currents of four rows for column node voltages {@code volts} and row sources
   * at 0 V: G (volts - row voltages), into the rows.
   *
   * @param r the first row
   * @param volts voltages of the columns' nodes [V]
   * @param amperes receives the currents [A]
   */
  void currents(int r, double[][] volts, double[][] amperes) {
    sweepForward(r, volts, amperes);
    double[] group = groups[r / GROUP];
    double[] u0 = volts[r];
    double[] j0 = amperes[r];
    double[] u1 = volts[r + 1];
    double[] j1 = amperes[r + 1];
    double[] u2 = volts[r + 2];
    double[] j2 = amperes[r + 2];
    double[] u3 = volts[r + 3];
    double[] j3 = amperes[r + 3];
    double segment = ohms;
    int last = u0.length - 1;
    double v0 = j0[last] * lastOhms[r];
    double v1 = j1[last] * lastOhms[r + 1];
    double v2 = j2[last] * lastOhms[r + 2];
    double v3 = j3[last] * lastOhms[r + 3];
    j0[last] = group[STRIDE * last] * (u0[last] - v0);
    j1[last] = group[STRIDE * last + 1] * (u1[last] - v1);
    j2[last] = group[STRIDE * last + 2] * (u2[last] - v2);
    j3[last] = group[STRIDE * last + 3] * (u3[last] - v3);
    for (int k = last - 1; k >= 0; k--) {
      v0 = group[STRIDE * k + 4] * Math.fma(segment, j0[k], v0);
      v1 = group[STRIDE * k + 5] * Math.fma(segment, j1[k], v1);
      v2 = group[STRIDE * k + 6] * Math.fma(segment, j2[k], v2);
      v3 = group[STRIDE * k + 7] * Math.fma(segment, j3[k], v3);
      j0[k] = group[STRIDE * k] * (u0[k] - v0);
      j1[k] = group[STRIDE * k + 1] * (u1[k] - v1);
      j2[k] = group[STRIDE * k + 2] * (u2[k] - v2);
      j3[k] = group[STRIDE * k + 3] * (u3[k] - v3);
    }
  }

  /**
   * Computes the row node voltages of four rows under the same conditions.
   *
   * @param r the first row
   * @param volts voltages of the columns' nodes [V]
   * @param rowVolts receives the voltages of the rows' nodes [V]
   */
  void voltages(int r, double[][] volts, double[][] rowVolts) {
    sweepForward(r, volts, rowVolts);
    double[] group = groups[r / GROUP];
    double[] v0 = rowVolts[r];
    double[] v1 = rowVolts[r + 1];
    double[] v2 = rowVolts[r + 2];
    double[] v3 = rowVolts[r + 3];
    int last = v0.length - 1;
    double w0 = lastOhms[r] * v0[last];
    double w1 = lastOhms[r + 1] * v1[last];
    double w2 = lastOhms[r + 2] * v2[last];
    double w3 = lastOhms[r + 3] * v3[last];
    v0[last] = w0;
    v1[last] = w1;
    v2[last] = w2;
    v3[last] = w3;
    double segment = ohms;
    for (int k = last - 1; k >= 0; k--) {
      w0 = group[STRIDE * k + 4] * Math.fma(segment, v0[k], w0);
      w1 = group[STRIDE * k + 5] * Math.fma(segment, v1[k], w1);
      w2 = group[STRIDE * k + 6] * Math.fma(segment, v2[k], w2);
      w3 = group[STRIDE * k + 7] * Math.fma(segment, v3[k], w3);
      v0[k] = w0;
      v1[k] = w1;
      v2[k] = w2;
      v3[k] = w3;
    }
  }

  /** Forward sweep: computes the accumulated Norton current at each node. */
  private void sweepForward(int r, double[][] volts, double[][] sums) {
    double[] group = groups[r / GROUP];
    double[] u0 = volts[r];
    double[] u1 = volts[r + 1];
    double[] u2 = volts[r + 2];
    double[] u3 = volts[r + 3];
    double[] j0 = sums[r];
    double[] j1 = sums[r + 1];
    double[] j2 = sums[r + 2];
    double[] j3 = sums[r + 3];
    double i0 = 0;
    double i1 = 0;
    double i2 = 0;
    double i3 = 0;
    for (int k = 0; k < u0.length; k++) {
      i0 = Math.fma(group[STRIDE * k], u0[k], i0);
      i1 = Math.fma(group[STRIDE * k + 1], u1[k], i1);
      i2 = Math.fma(group[STRIDE * k + 2], u2[k], i2);
      i3 = Math.fma(group[STRIDE * k + 3], u3[k], i3);
      j0[k] = i0;
      j1[k] = i1;
      j2[k] = i2;
      j3[k] = i3;
      // The last column's factor is 0 and unused.
      i0 *= group[STRIDE * k + 4];
      i1 *= group[STRIDE * k + 5];
      i2 *= group[STRIDE * k + 6];
      i3 *= group[STRIDE * k + 7];
    }
  }
}
