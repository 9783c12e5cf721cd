package org.ouroboros.memristor.crossbar.wires.internal;

import java.util.Arrays;

/**
 * The nodal equations of the columns with the row nodes eliminated (Schur complement): a symmetric
 * positive definite matrix S, solved by preconditioned conjugate gradients. The preconditioner P
 * consists of the columns alone, each node with its cell in series with its row; S - P is the
 * coupling of columns through rows.
 *
 * <p>Unknowns are deviations from the voltages at zero current; the right-hand side is the cell
 * currents at these voltages. So small drops are accurate relative to themselves, and the residual
 * is not dominated by source currents. Norms are sqrt(x . P^-1 x), which treats the nodes of a line
 * without resistance as one node.
 *
 * <p>Large arrays are memory-bound: each iteration passes over all values three times, in groups of
 * rows that remain in the cache.
 */
public final class ColumnSchurComplement {
  private static final int GROUP = RowLadders.GROUP;

  private final RowLadders rows;
  private final ColumnLadders columns;
  private final Ladder columnLadder;
  private final double segmentSiemens;
  private final int height;
  private final int width;

  public ColumnSchurComplement(double[][] siemens, Ladder rowLadder, Ladder columnLadder) {
    rows = new RowLadders(siemens, rowLadder);
    columns = new ColumnLadders(rows.seriesSiemens(), siemens.length, columnLadder);
    this.columnLadder = columnLadder;
    segmentSiemens = columnLadder.ohms() == 0 ? 0 : 1 / columnLadder.ohms();
    height = siemens.length;
    width = siemens[0].length;
  }

  /**
   * Reusable buffers of a solution; one instance per thread. Results: {@link #columnDrops} and,
   * once computed, {@link #rowDrops}, deviations of the nodes from their sources [V]; {@link
   * #currents}, cell currents from row to column [A].
   */
  public final class Workspace {
    public final double[][] columnDrops = matrix();
    private final double[][] residual = matrix();
    private final double[][] direction = matrix();
    private final double[][] image = matrix();
    private final double[][] preconditioned = matrix();
    public final double[][] currents = image;
    public final double[][] rowDrops = preconditioned;
    public int iterations;
    public double relativeResidual;

    /**
     * Solves for source voltages.
     *
     * @param rowVolts sources of the rows [V]
     * @param columnVolts sources of the columns [V]
     * @param relativeTolerance largest relative residual
     * @param maxIterations maximum number of iterations
     */
    public void solve(
        double[] rowVolts, double[] columnVolts, double relativeTolerance, int maxIterations) {
      for (double[] drops : columnDrops) {
        Arrays.fill(drops, 0);
      }
      iterations = 0;
      double initialSquaredNorm = computeResidual(rowVolts, columnVolts);
      double squaredLimit = relativeTolerance * relativeTolerance * initialSquaredNorm;
      double squaredNorm = initialSquaredNorm;
      double previousSquaredNorm;
      do {
        previousSquaredNorm = squaredNorm;
        conjugateGradients(squaredNorm, squaredLimit, maxIterations);
        squaredNorm = computeResidual(rowVolts, columnVolts);
        // Restarted while the true residual still decreases; rounding limits it.
      } while (squaredNorm > squaredLimit
          && squaredNorm < 0.25 * previousSquaredNorm
          && iterations < maxIterations);
      relativeResidual = initialSquaredNorm == 0 ? 0 : Math.sqrt(squaredNorm / initialSquaredNorm);
    }

    /** Computes {@link #rowDrops} after {@link #solve}. */
    public void computeRowDrops() {
      for (int r = 0; r < height; r += GROUP) {
        rows.voltages(r, direction, rowDrops);
        for (int i = r; i < r + GROUP; i++) {
          negate(rowDrops[i]);
        }
      }
    }

    /** Conjugate gradients, starting from the preconditioned residual. */
    private void conjugateGradients(
        double initialSquaredNorm, double squaredLimit, int maxIterations) {
      double squaredNorm = initialSquaredNorm;
      double beta = 0;
      while (squaredNorm > squaredLimit && iterations < maxIterations) {
        double alpha = squaredNorm / updateDirectionAndApply(beta);
        double nextSquaredNorm = advance(alpha);
        beta = nextSquaredNorm / squaredNorm;
        squaredNorm = nextSquaredNorm;
        iterations++;
      }
    }

    /** Updates the direction p and its image S p; returns p . S p. */
    private double updateDirectionAndApply(double beta) {
      double[] columnProducts = new double[width];
      updateDirection(0, beta);
      for (int r = 0; r < height; r += GROUP) {
        int count = Math.min(GROUP, height - r);
        // The wires of this group's last row connect to the next group.
        updateDirection(r + GROUP, beta);
        rows.currents(r, direction, image);
        for (int i = r; i < r + count; i++) {
          addWires(i, direction, image[i]);
          addProducts(direction[i], image[i], columnProducts);
        }
      }
      return Arrays.stream(columnProducts).sum();
    }

    private void updateDirection(int r, double beta) {
      int end = Math.min(height, r + GROUP);
      for (int i = r; i < end; i++) {
        if (beta == 0) {
          System.arraycopy(preconditioned[i], 0, direction[i], 0, width);
        } else {
          scaleAndAdd(beta, direction[i], preconditioned[i]);
        }
      }
    }

    /** Advances along the direction; returns the squared norm of the residual. */
    private double advance(double alpha) {
      for (int r = 0; r < height; r++) {
        addScaled(alpha, direction[r], columnDrops[r]);
        addScaled(-alpha, image[r], residual[r]);
        columns.sweepForward(r, residual[r], preconditioned);
      }
      return columns.sweepBackward(preconditioned, residual);
    }

    /** Computes currents and residual of the present drops; returns its squared norm. */
    private double computeResidual(double[] rowVolts, double[] columnVolts) {
      for (int r = 0; r < height; r += GROUP) {
        int count = Math.min(GROUP, height - r);
        for (int i = r; i < r + count; i++) {
          sourceDifferences(rowVolts[i], columnVolts, columnDrops[i], direction[i]);
        }
        rows.currents(r, direction, image);
        for (int i = r; i < r + count; i++) {
          Arrays.fill(residual[i], 0);
          addWires(i, columnDrops, residual[i]);
          subtractFrom(image[i], residual[i]);
          columns.sweepForward(i, residual[i], preconditioned);
        }
      }
      return columns.sweepBackward(preconditioned, residual);
    }
  }

  public Workspace newWorkspace() {
    return new Workspace();
  }

  /**
   * Returns the voltage at each row node for 1 V at the row's source, all columns at 0 V.
   *
   * @return a new matrix, padded to whole groups of rows
   */
  double[][] rowTransfer() {
    double[][] ones = matrix();
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    double[][] transfer = matrix();
    for (int r = 0; r < height; r += GROUP) {
      rows.voltages(r, ones, transfer);
      for (int i = r; i < r + GROUP; i++) {
        subtractFrom(ones[i], transfer[i]);
      }
    }
    return transfer;
  }

  /**
   * Returns the currents through a column's cells, each with its row in series, for 1 V at the
   * column's source, all rows and other columns at 0 V.
   *
   * @return a new matrix [S], padded to whole groups of rows
   */
  double[][] columnTransfer() {
    double[][] siemens = rows.seriesSiemens();
    double[][] drops = matrix();
    for (int r = 0; r < height; r++) {
      columns.sweepForward(r, siemens[r], drops);
    }
    columns.sweepBackward(drops, siemens);
    for (int r = 0; r < height; r++) {
      subtractDrops(drops[r], siemens[r]);
    }
    return siemens;
  }

  private static void subtractDrops(double[] drops, double[] amperes) {
    for (int c = 0; c < amperes.length; c++) {
      amperes[c] *= 1 - drops[c];
    }
  }

  private double[][] matrix() {
    return new double[RowLadders.padded(height)][width];
  }

  /** Adds the currents from a row of column nodes into the column wires. */
  private void addWires(int r, double[][] volts, double[] amperes) {
    if (r == 0) {
      addProducts(columnLadder.firstSiemens(), volts[r], amperes);
    }
    if (r == height - 1) {
      addProducts(columnLadder.lastSiemens(), volts[r], amperes);
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

  /** Voltages across the cells of a row and its wire, from sources and column drops [V]. */
  private static void sourceDifferences(
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
