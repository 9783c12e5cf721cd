package org.ouroboros.memristor.crossbar.wires;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The same network node by node: Kirchhoff's current law at each, 60 digits, Gaussian elimination.
 * Shares no code and no algorithm with the solver. Fit for arrays of some 60 cells.
 */
final class NodalReference {

  private static final MathContext DIGITS = new MathContext(60);

  private final int rows;
  private final int columns;

  /** Per node (rows' nodes, columns' nodes, one source per line) the node it is one with. */
  private final int[] merged;

  private final double[] sources;
  private final boolean[] fixed;
  private final BigDecimal[][] laplacian;
  private final double[] solved;
  private final double[][] siemens;

  NodalReference(
      double[][] siemens,
      Wires wires,
      boolean[] floatingRows,
      boolean[] floatingColumns,
      double[] rowVolts,
      double[] columnVolts) {
    this.siemens = siemens;
    rows = siemens.length;
    columns = siemens[0].length;
    int nodes = 2 * rows * columns + rows + columns;
    merged = new int[nodes];
    Arrays.setAll(merged, i -> i);
    sources = new double[nodes];
    fixed = new boolean[nodes];
    laplacian = new BigDecimal[nodes][nodes];
    for (BigDecimal[] row : laplacian) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    // First what is one node, then what carries current.
    for (boolean joining : new boolean[] {true, false}) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c + 1 < columns; c++) {
          resistor(joining, row(r, c), row(r, c + 1), wires.rowOhms());
        }
        int source = 2 * rows * columns + r;
        fixed[source] = true;
        sources[source] = rowVolts[r];
        if (!floatingRows[r]) {
          end(joining, row(r, 0), source, wires.rowEnds().firstOhms(), wires.rowOhms());
          end(joining, row(r, columns - 1), source, wires.rowEnds().lastOhms(), wires.rowOhms());
        }
      }
      for (int c = 0; c < columns; c++) {
        for (int r = 0; r + 1 < rows; r++) {
          resistor(joining, column(r, c), column(r + 1, c), wires.columnOhms());
        }
        int source = 2 * rows * columns + rows + c;
        fixed[source] = true;
        sources[source] = columnVolts[c];
        if (!floatingColumns[c]) {
          Wires.LineEnds ends = wires.columnEnds();
          end(joining, column(0, c), source, ends.firstOhms(), wires.columnOhms());
          end(joining, column(rows - 1, c), source, ends.lastOhms(), wires.columnOhms());
        }
      }
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        conductor(row(r, c), column(r, c), new BigDecimal(siemens[r][c]));
      }
    }
    solved = solve();
  }

  private int row(int r, int c) {
    return r * columns + c;
  }

  private int column(int r, int c) {
    return (rows + r) * columns + c;
  }

  private int root(int node) {
    return merged[node] == node ? node : root(merged[node]);
  }

  private void end(boolean joining, int node, int source, double endOhms, double segmentOhms) {
    if (endOhms < Wires.LineEnds.OPEN) {
      resistor(joining, node, source, endOhms, segmentOhms);
    }
  }

  private void resistor(boolean joining, int a, int b, double... ohms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double part : ohms) {
      sum = sum.add(new BigDecimal(part));
    }
    if (joining && sum.signum() == 0) {
      // A fixed node stays the representative.
      int from = root(Math.min(a, b));
      int to = root(Math.max(a, b));
      if (fixed[from]) {
        merged[to] = from;
      } else {
        merged[from] = to;
      }
    } else if (!joining && sum.signum() != 0) {
      conductor(a, b, BigDecimal.ONE.divide(sum, DIGITS));
    }
  }

  private void conductor(int a, int b, BigDecimal g) {
    int x = root(a);
    int y = root(b);
    if (x != y) {
      laplacian[x][x] = laplacian[x][x].add(g, DIGITS);
      laplacian[y][y] = laplacian[y][y].add(g, DIGITS);
      laplacian[x][y] = laplacian[x][y].subtract(g, DIGITS);
      laplacian[y][x] = laplacian[y][x].subtract(g, DIGITS);
    }
  }

  private double[] solve() {
    int nodes = merged.length;
    BigDecimal[] right = new BigDecimal[nodes];
    Arrays.fill(right, BigDecimal.ZERO);
    boolean[] unknown = new boolean[nodes];
    for (int i = 0; i < nodes; i++) {
      unknown[i] = root(i) == i && !fixed[i];
      for (int j = 0; j < nodes; j++) {
        if (fixed[j] && laplacian[i][j].signum() != 0) {
          right[i] =
              right[i].subtract(laplacian[i][j].multiply(new BigDecimal(sources[j])), DIGITS);
        }
      }
    }
    BigDecimal tiny = new BigDecimal("1e-40");
    for (int k = 0; k < nodes; k++) {
      if (!unknown[k]) {
        continue;
      }
      if (laplacian[k][k].compareTo(tiny) < 0) {
        // Hangs together with no source: 0 V.
        unknown[k] = false;
        continue;
      }
      for (int i = k + 1; i < nodes; i++) {
        if (unknown[i] && laplacian[i][k].signum() != 0) {
          BigDecimal factor = laplacian[i][k].divide(laplacian[k][k], DIGITS);
          for (int j = k; j < nodes; j++) {
            if (unknown[j] && laplacian[k][j].signum() != 0) {
              laplacian[i][j] = laplacian[i][j].subtract(factor.multiply(laplacian[k][j]), DIGITS);
            }
          }
          right[i] = right[i].subtract(factor.multiply(right[k]), DIGITS);
        }
      }
    }
    BigDecimal[] volts = new BigDecimal[nodes];
    Arrays.fill(volts, BigDecimal.ZERO);
    for (int k = nodes - 1; k >= 0; k--) {
      if (unknown[k]) {
        BigDecimal sum = right[k];
        for (int j = k + 1; j < nodes; j++) {
          if (unknown[j]) {
            sum = sum.subtract(laplacian[k][j].multiply(volts[j]), DIGITS);
          }
        }
        volts[k] = sum.divide(laplacian[k][k], DIGITS);
      } else if (fixed[k]) {
        volts[k] = new BigDecimal(sources[k]);
      }
    }
    exact = volts;
    double[] doubles = new double[nodes];
    Arrays.setAll(doubles, i -> volts[root(i)].doubleValue());
    return doubles;
  }

  private BigDecimal[] exact;

  double rowVolts(int r, int c) {
    return solved[row(r, c)];
  }

  double columnVolts(int r, int c) {
    return solved[column(r, c)];
  }

  /** Sum of the currents of a column's cells [A]. */
  double columnAmperes(int c) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int r = 0; r < rows; r++) {
      BigDecimal drop = exact[root(row(r, c))].subtract(exact[root(column(r, c))]);
      sum = sum.add(drop.multiply(new BigDecimal(siemens[r][c])), DIGITS);
    }
    return sum.doubleValue();
  }
}
