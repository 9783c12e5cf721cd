package org.ouroboros.memristor.crossbar.wires;

/**
 * Every row with its cells, as a tridiagonal system that is solved by two sweeps.
 *
 * <p>A sweep to the right carries the equivalent of all that lies to the left: a conductance s and
 * a current. At a node its cell adds up; a segment of r ohm turns both into their share c = 1 / (1
 * + r s). Nothing is ever subtracted, so the smallest drop is as exact as the largest voltage, and
 * r = 0 needs no case of its own.
 *
 * <p>A sweep along a row is a chain in which each step waits for the last. Four rows are therefore
 * swept at once.
 */
final class RowLadders {

  private final double[][] siemens;
  private final double ohms;

  /** c, see above. */
  private final double[][] shares;

  /** Resistance to ground at the last node of each row. */
  private final double[] lastOhms;

  RowLadders(double[][] siemens, Ladder ladder) {
    this.siemens = siemens;
    this.ohms = ladder.ohms();
    shares = new double[siemens.length][siemens[0].length];
    lastOhms = new double[siemens.length];
    int r = 0;
    for (; r + 3 < siemens.length; r += 4) {
      factorFour(r, ladder);
    }
    for (; r < siemens.length; r++) {
      factor(r, ladder);
    }
  }

  private void factorFour(int r, Ladder ladder) {
    double[] g0 = siemens[r];
    double[] g1 = siemens[r + 1];
    double[] g2 = siemens[r + 2];
    double[] g3 = siemens[r + 3];
    double[] c0 = shares[r];
    double[] c1 = shares[r + 1];
    double[] c2 = shares[r + 2];
    double[] c3 = shares[r + 3];
    double s0 = ladder.first()[r];
    double s1 = ladder.first()[r + 1];
    double s2 = ladder.first()[r + 2];
    double s3 = ladder.first()[r + 3];
    int last = g0.length - 1;
    for (int k = 0; k < last; k++) {
      s0 += g0[k];
      s1 += g1[k];
      s2 += g2[k];
      s3 += g3[k];
      c0[k] = 1 / (1 + ohms * s0);
      s0 *= c0[k];
      c1[k] = 1 / (1 + ohms * s1);
      s1 *= c1[k];
      c2[k] = 1 / (1 + ohms * s2);
      s2 *= c2[k];
      c3[k] = 1 / (1 + ohms * s3);
      s3 *= c3[k];
    }
    lastOhms[r] = ladder.lastOhms(r, s0 + g0[last] + ladder.last()[r]);
    lastOhms[r + 1] = ladder.lastOhms(r + 1, s1 + g1[last] + ladder.last()[r + 1]);
    lastOhms[r + 2] = ladder.lastOhms(r + 2, s2 + g2[last] + ladder.last()[r + 2]);
    lastOhms[r + 3] = ladder.lastOhms(r + 3, s3 + g3[last] + ladder.last()[r + 3]);
  }

  private void factor(int r, Ladder ladder) {
    double[] g = siemens[r];
    double[] c = shares[r];
    double s = ladder.first()[r];
    int last = g.length - 1;
    for (int k = 0; k < last; k++) {
      s += g[k];
      c[k] = 1 / (1 + ohms * s);
      s *= c[k];
    }
    lastOhms[r] = ladder.lastOhms(r, s + g[last] + ladder.last()[r]);
  }

  /**
   * What each cell lets through to its column when all other columns are held: the cell in series
   * with its row [S].
   */
  double[][] seenFromColumns(Ladder ladder) {
    double[][] seen = new double[siemens.length][siemens[0].length];
    int r = 0;
    for (; r + 3 < siemens.length; r += 4) {
      sweepBackFour(r, ladder, seen);
    }
    for (; r < siemens.length; r++) {
      sweepBack(siemens[r], ladder.last()[r], seen[r]);
    }
    for (r = 0; r < siemens.length; r++) {
      if (ladder.tied()[r]) {
        System.arraycopy(siemens[r], 0, seen[r], 0, seen[r].length);
      } else {
        inSeries(siemens[r], shares[r], ladder.first()[r], seen[r]);
      }
    }
    return seen;
  }

  /** What a node sees on its right, itself excluded. */
  private void sweepBackFour(int r, Ladder ladder, double[][] right) {
    double[] g0 = siemens[r];
    double[] g1 = siemens[r + 1];
    double[] g2 = siemens[r + 2];
    double[] g3 = siemens[r + 3];
    double[] a0 = right[r];
    double[] a1 = right[r + 1];
    double[] a2 = right[r + 2];
    double[] a3 = right[r + 3];
    double s0 = ladder.last()[r];
    double s1 = ladder.last()[r + 1];
    double s2 = ladder.last()[r + 2];
    double s3 = ladder.last()[r + 3];
    for (int k = g0.length - 1; k >= 0; k--) {
      a0[k] = s0;
      a1[k] = s1;
      a2[k] = s2;
      a3[k] = s3;
      s0 += g0[k];
      s1 += g1[k];
      s2 += g2[k];
      s3 += g3[k];
      s0 /= 1 + ohms * s0;
      s1 /= 1 + ohms * s1;
      s2 /= 1 + ohms * s2;
      s3 /= 1 + ohms * s3;
    }
  }

  private void sweepBack(double[] g, double last, double[] right) {
    double s = last;
    for (int k = g.length - 1; k >= 0; k--) {
      right[k] = s;
      s += g[k];
      s /= 1 + ohms * s;
    }
  }

  private static void inSeries(double[] g, double[] c, double first, double[] seen) {
    double left = first;
    for (int k = 0; k < g.length; k++) {
      double row = left + seen[k];
      seen[k] = row == 0 ? 0 : g[k] * (row / (g[k] + row));
      left = (left + g[k]) * c[k];
    }
  }

  /**
   * Currents through the cells when the columns' nodes are at {@code volts} and the rows' sources
   * at 0 V: G (volts - row voltages), into the rows.
   *
   * @param volts voltages of the columns' nodes [V]
   * @param amperes receives the currents [A]
   */
  void currents(double[][] volts, double[][] amperes) {
    int r = 0;
    for (; r + 3 < siemens.length; r += 4) {
      collectFour(r, volts, amperes);
      currentsFour(r, volts, amperes);
    }
    for (; r < siemens.length; r++) {
      collect(r, volts[r], amperes[r]);
      currents(r, volts[r], amperes[r]);
    }
  }

  /**
   * Voltages of the rows' nodes under the same conditions.
   *
   * @param volts voltages of the columns' nodes [V]
   * @param rowVolts receives the voltages of the rows' nodes [V]
   */
  void voltages(double[][] volts, double[][] rowVolts) {
    for (int r = 0; r < siemens.length; r++) {
      double[] nodes = rowVolts[r];
      double[] c = shares[r];
      collect(r, volts[r], nodes);
      int last = nodes.length - 1;
      double v = nodes[last] * lastOhms[r];
      nodes[last] = v;
      for (int k = last - 1; k >= 0; k--) {
        v = c[k] * (ohms * nodes[k] + v);
        nodes[k] = v;
      }
    }
  }

  /** Sweeps to the right; leaves at each node the current of all up to it. */
  private void collectFour(int r, double[][] volts, double[][] sums) {
    double[] g0 = siemens[r];
    double[] g1 = siemens[r + 1];
    double[] g2 = siemens[r + 2];
    double[] g3 = siemens[r + 3];
    double[] u0 = volts[r];
    double[] u1 = volts[r + 1];
    double[] u2 = volts[r + 2];
    double[] u3 = volts[r + 3];
    double[] c0 = shares[r];
    double[] c1 = shares[r + 1];
    double[] c2 = shares[r + 2];
    double[] c3 = shares[r + 3];
    double[] j0 = sums[r];
    double[] j1 = sums[r + 1];
    double[] j2 = sums[r + 2];
    double[] j3 = sums[r + 3];
    double i0 = 0;
    double i1 = 0;
    double i2 = 0;
    double i3 = 0;
    for (int k = 0; k < g0.length; k++) {
      i0 += g0[k] * u0[k];
      i1 += g1[k] * u1[k];
      i2 += g2[k] * u2[k];
      i3 += g3[k] * u3[k];
      j0[k] = i0;
      j1[k] = i1;
      j2[k] = i2;
      j3[k] = i3;
      i0 *= c0[k];
      i1 *= c1[k];
      i2 *= c2[k];
      i3 *= c3[k];
    }
  }

  private void collect(int r, double[] volts, double[] sums) {
    double[] g = siemens[r];
    double[] c = shares[r];
    double i = 0;
    for (int k = 0; k < g.length; k++) {
      i += g[k] * volts[k];
      sums[k] = i;
      i *= c[k];
    }
  }

  /** Sweeps back; turns the sums into currents through the cells. */
  private void currentsFour(int r, double[][] volts, double[][] sums) {
    double[] g0 = siemens[r];
    double[] g1 = siemens[r + 1];
    double[] g2 = siemens[r + 2];
    double[] g3 = siemens[r + 3];
    double[] u0 = volts[r];
    double[] u1 = volts[r + 1];
    double[] u2 = volts[r + 2];
    double[] u3 = volts[r + 3];
    double[] c0 = shares[r];
    double[] c1 = shares[r + 1];
    double[] c2 = shares[r + 2];
    double[] c3 = shares[r + 3];
    double[] j0 = sums[r];
    double[] j1 = sums[r + 1];
    double[] j2 = sums[r + 2];
    double[] j3 = sums[r + 3];
    int last = g0.length - 1;
    double v0 = j0[last] * lastOhms[r];
    double v1 = j1[last] * lastOhms[r + 1];
    double v2 = j2[last] * lastOhms[r + 2];
    double v3 = j3[last] * lastOhms[r + 3];
    j0[last] = g0[last] * (u0[last] - v0);
    j1[last] = g1[last] * (u1[last] - v1);
    j2[last] = g2[last] * (u2[last] - v2);
    j3[last] = g3[last] * (u3[last] - v3);
    for (int k = last - 1; k >= 0; k--) {
      v0 = c0[k] * (ohms * j0[k] + v0);
      v1 = c1[k] * (ohms * j1[k] + v1);
      v2 = c2[k] * (ohms * j2[k] + v2);
      v3 = c3[k] * (ohms * j3[k] + v3);
      j0[k] = g0[k] * (u0[k] - v0);
      j1[k] = g1[k] * (u1[k] - v1);
      j2[k] = g2[k] * (u2[k] - v2);
      j3[k] = g3[k] * (u3[k] - v3);
    }
  }

  private void currents(int r, double[] volts, double[] sums) {
    double[] g = siemens[r];
    double[] c = shares[r];
    int last = g.length - 1;
    double v = sums[last] * lastOhms[r];
    sums[last] = g[last] * (volts[last] - v);
    for (int k = last - 1; k >= 0; k--) {
      v = c[k] * (ohms * sums[k] + v);
      sums[k] = g[k] * (volts[k] - v);
    }
  }
}
