package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;

/**
 * The equations of the columns' nodes alone, those of the rows' nodes eliminated: a symmetric
 * positive definite matrix S, solved by conjugate gradients. The columns by themselves, each node
 * with the conductance that it sees of its cell in series with its row, are the preconditioner P.
 * What S and P differ in is only how columns act on each other through the rows.
 *
 * <p>Unknowns are deviations from the voltages without any current, and the right-hand side is the
 * currents that then flow through the cells: drops are exact relative to themselves, and a residual
 * does not hide behind the currents of the sources.
 *
 * <p>Norms are those of P: sqrt(x . P^-1 x). They take the nodes of a line without resistance as
 * the one node that they are.
 *
 * <p>Large arrays are bound by memory: each iteration goes over all values three times, some rows
 * at a time, and does all that can be done while these are in the cache.
 */
final class ReducedSystem {

  private static final int GROUP = RowLadders.GROUP;

  private final RowLadders rows;
  private final ColumnLadders columns;
  private final Ladder columnLadder;
  private final double segmentSiemens;
  private final int height;
  private final int width;

  ReducedSystem(double[][] siemens, Ladder rowLadder, Ladder columnLadder) {
    rows = new RowLadders(siemens, rowLadder);
    columns = new ColumnLadders(rows.seenFromColumns(), siemens.length, columnLadder);
    this.columnLadder = columnLadder;
    segmentSiemens = columnLadder.ohms() == 0 ? 0 : 1 / columnLadder.ohms();
    height = siemens.length;
    width = siemens[0].length;
  }

  /**
   * Arrays of one solution, to be used again for the next. Afterwards {@link #columnDrops} holds
   * the deviations of the columns' nodes from their sources, {@link #rowDrops} those of the rows'
   * nodes, {@link #currents} the currents through the cells, from row to column.
   */
  final class Work {
    final double[][] columnDrops = matrix();
    private final double[][] residual = matrix();
    private final double[][] direction = matrix();
    private final double[][] image = matrix();
    private final double[][] better = matrix();
    final double[][] currents = image;
    final double[][] rowDrops = better;
    int iterations;
    double relativeResidual;

    /**
     * Solves for sources.
     *
     * @param rowVolts sources of the rows [V]
     * @param columnVolts sources of the columns [V]
     * @param tolerance greatest residual relative to the right-hand side
     * @param mostIterations where to stop in any case
     */
    void solve(double[] rowVolts, double[] columnVolts, double tolerance, int mostIterations) {
      for (double[] drops : columnDrops) {
        Arrays.fill(drops, 0);
      }
      iterations = 0;
      double start = evaluate(rowVolts, columnVolts);
      double limit = tolerance * tolerance * start;
      double left = start;
      double before;
      do {
        before = left;
        descend(left, limit, mostIterations);
        left = evaluate(rowVolts, columnVolts);
        // Beyond what rounding allows nothing falls any more.
      } while (left > limit && left < 0.25 * before && iterations < mostIterations);
      relativeResidual = start == 0 ? 0 : Math.sqrt(left / start);
      for (int r = 0; r < height; r += GROUP) {
        rows.voltages(r, direction, rowDrops);
        for (int i = r; i < r + GROUP; i++) {
          negate(rowDrops[i]);
        }
      }
    }

    /** Conjugate gradients from the residual and its preconditioned image. */
    private void descend(double power, double limit, int mostIterations) {
      double left = power;
      double keep = 0;
      while (left > limit && iterations < mostIterations) {
        double step = left / turnAndApply(keep);
        double next = move(step);
        keep = next / left;
        left = next;
        iterations++;
      }
    }

    /** The next direction and its image under S; answers their product. */
    private double turnAndApply(double keep) {
      double[] powers = new double[width];
      turn(0, keep);
      for (int r = 0; r < height; r += GROUP) {
        int count = Math.min(GROUP, height - r);
        // The wires of this group's last row reach into the next.
        turn(r + GROUP, keep);
        rows.currents(r, direction, image);
        for (int i = r; i < r + count; i++) {
          addWires(i, direction, image[i]);
          addProducts(direction[i], image[i], powers);
        }
      }
      return Arrays.stream(powers).sum();
    }

    private void turn(int r, double keep) {
      int end = Math.min(height, r + GROUP);
      for (int i = r; i < end; i++) {
        if (keep == 0) {
          System.arraycopy(better[i], 0, direction[i], 0, width);
        } else {
          scaleAndAdd(keep, direction[i], better[i]);
        }
      }
    }

    /** Goes a step along the direction; answers the norm of the residual, squared. */
    private double move(double step) {
      for (int r = 0; r < height; r++) {
        addScaled(step, direction[r], columnDrops[r]);
        addScaled(-step, image[r], residual[r]);
        columns.collect(r, residual[r], better);
      }
      return columns.finish(better, residual);
    }

    /** Currents and the residual of the present drops; answers its norm, squared. */
    private double evaluate(double[] rowVolts, double[] columnVolts) {
      for (int r = 0; r < height; r += GROUP) {
        int count = Math.min(GROUP, height - r);
        for (int i = r; i < r + count; i++) {
          across(rowVolts[i], columnVolts, columnDrops[i], direction[i]);
        }
        rows.currents(r, direction, image);
        for (int i = r; i < r + count; i++) {
          Arrays.fill(residual[i], 0);
          addWires(i, columnDrops, residual[i]);
          subtractFrom(image[i], residual[i]);
          columns.collect(i, residual[i], better);
        }
      }
      return columns.finish(better, residual);
    }
  }

  Work work() {
    return new Work();
  }

  /**
   * What reaches each node of a row of 1 V at the row's source, all columns held at 0 V.
   *
   * @return a new matrix, padded to whole groups of rows
   */
  double[][] rowShares() {
    double[][] ones = matrix();
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    double[][] shares = matrix();
    for (int r = 0; r < height; r += GROUP) {
      rows.voltages(r, ones, shares);
      for (int i = r; i < r + GROUP; i++) {
        subtractFrom(ones[i], shares[i]);
      }
    }
    return shares;
  }

  /**
   * Currents through a column's cells, each with its row in series, for 1 V at the column's source,
   * all rows and all other columns held at 0 V.
   *
   * @return a new matrix [S], padded to whole groups of rows
   */
  double[][] columnGains() {
    double[][] seen = rows.seenFromColumns();
    double[][] drops = matrix();
    for (int r = 0; r < height; r++) {
      columns.collect(r, seen[r], drops);
    }
    columns.finish(drops, seen);
    for (int r = 0; r < height; r++) {
      reduce(drops[r], seen[r]);
    }
    return seen;
  }

  private static void reduce(double[] drops, double[] amperes) {
    for (int c = 0; c < amperes.length; c++) {
      amperes[c] *= 1 - drops[c];
    }
  }

  private double[][] matrix() {
    return new double[RowLadders.padded(height)][width];
  }

  /** Adds the currents out of a row of nodes into the columns' wires. */
  private void addWires(int r, double[][] volts, double[] amperes) {
    if (r == 0) {
      addProducts(columnLadder.first(), volts[r], amperes);
    }
    if (r == height - 1) {
      addProducts(columnLadder.last(), volts[r], amperes);
    }
    double[] above = volts[Math.max(0, r - 1)];
    double[] below = volts[Math.min(height - 1, r + 1)];
    addSegments(segmentSiemens, above, volts[r], below, amperes);
  }

  private static void addSegments(
      double g, double[] above, double[] here, double[] below, double[] amperes) {
    for (int c = 0; c < amperes.length; c++) {
      amperes[c] += g * ((here[c] - above[c]) + (here[c] - below[c]));
    }
  }

  private static void addProducts(double[] a, double[] b, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += a[c] * b[c];
    }
  }

  private static void addScaled(double factor, double[] values, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += factor * values[c];
    }
  }

  private static void scaleAndAdd(double factor, double[] values, double[] added) {
    for (int c = 0; c < values.length; c++) {
      values[c] = added[c] + factor * values[c];
    }
  }

  /** What the sources and the columns' drops leave across each cell of a row. */
  private static void across(
      double rowVolts, double[] columnVolts, double[] columnDrops, double[] across) {
    for (int c = 0; c < across.length; c++) {
      across[c] = (rowVolts - columnVolts[c]) - columnDrops[c];
    }
  }

  private static void subtractFrom(double[] from, double[] values) {
    for (int c = 0; c < values.length; c++) {
      values[c] = from[c] - values[c];
    }
  }

  private static void negate(double[] values) {
    for (int c = 0; c < values.length; c++) {
      values[c] = -values[c];
    }
  }
}
