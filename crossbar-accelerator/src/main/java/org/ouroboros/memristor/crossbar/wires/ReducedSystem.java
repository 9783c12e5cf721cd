package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;

/**
 * The equations of the columns' nodes alone, those of the rows' nodes eliminated: a symmetric
 * positive definite matrix S, solved by conjugate gradients. The columns by themselves, each node
 * with the conductance that it sees of its cell in series with its row, are the preconditioner.
 * What S and the preconditioner differ in is only how columns act on each other through the rows.
 *
 * <p>Unknowns are deviations from the voltages without any current, and the right-hand side is the
 * currents that then flow through the cells: drops are exact relative to themselves.
 *
 * <p>Norms are those of the preconditioner: sqrt(r . P^-1 r). They count currents on lines without
 * resistance, whose nodes are one, as the one current that they are.
 */
final class ReducedSystem {

  private final RowLadders rows;
  private final ColumnLadders columns;
  private final Ladder columnLadder;
  private final double segmentSiemens;
  private final int height;
  private final int width;

  ReducedSystem(double[][] siemens, Ladder rowLadder, Ladder columnLadder) {
    rows = new RowLadders(siemens, rowLadder);
    columns = new ColumnLadders(rows.seenFromColumns(rowLadder), columnLadder);
    this.columnLadder = columnLadder;
    segmentSiemens = columnLadder.ohms() == 0 ? 0 : 1 / columnLadder.ohms();
    height = siemens.length;
    width = siemens[0].length;
  }

  RowLadders rows() {
    return rows;
  }

  /** Arrays of one solution, to be used again for the next. */
  final class Work {
    final double[][] volts = new double[height][width];
    final double[][] drops = new double[height][width];
    final double[][] currents = new double[height][width];
    private final double[][] residual = new double[height][width];
    private final double[][] direction = new double[height][width];
    private final double[][] image = new double[height][width];

    /** The image's array, free when it is needed. */
    final double[][] rowDrops = image;

    private final double[][] better = new double[height][width];

    int iterations;
    double relativeResidual;

    /**
     * Solves for sources that differ by {@code volts} between row and column at each cell [V].
     * Afterwards {@code drops} holds the deviations of the columns' nodes from their sources, {@code
     * rowDrops} those of the rows' nodes, {@code currents} the currents through the cells, from row
     * to column.
     */
    void solve(double tolerance, int mostIterations) {
      fill(drops, 0);
      iterations = 0;
      rows.currents(volts, currents);
      copy(currents, residual);
      double start = columns.solve(residual, better);
      double limit = tolerance * tolerance * start;
      double left = start;
      do {
        double before = left;
        descend(left, limit, mostIterations);
        left = evaluate();
        if (left > 0.25 * before) {
          break;
        }
      } while (left > limit && iterations < mostIterations);
      relativeResidual = start == 0 ? 0 : Math.sqrt(left / start);
      for (int r = 0; r < height; r++) {
        difference(drops[r], volts[r], direction[r]);
      }
      rows.voltages(direction, rowDrops);
    }

    /** Conjugate gradients from the residual and its preconditioned image. */
    private void descend(double power, double limit, int mostIterations) {
      copy(better, direction);
      double left = power;
      while (left > limit && iterations < mostIterations) {
        rows.currents(direction, image);
        double curvature = addWires(direction, image);
        double step = left / curvature;
        for (int r = 0; r < height; r++) {
          addScaled(step, direction[r], drops[r]);
          addScaled(-step, image[r], residual[r]);
        }
        double next = columns.solve(residual, better);
        double keep = next / left;
        for (int r = 0; r < height; r++) {
          scaleAndAdd(keep, direction[r], better[r]);
        }
        left = next;
        iterations++;
      }
    }

    /** Currents and the true residual of the present drops. */
    private double evaluate() {
      for (int r = 0; r < height; r++) {
        difference(volts[r], drops[r], direction[r]);
      }
      rows.currents(direction, currents);
      fill(residual, 0);
      addWires(drops, residual);
      for (int r = 0; r < height; r++) {
        difference(currents[r], residual[r], residual[r]);
      }
      return columns.solve(residual, better);
    }
  }

  Work work() {
    return new Work();
  }

  /** Adds the currents in the columns' wires; answers the power of all. */
  private double addWires(double[][] volts, double[][] amperes) {
    double[] powers = new double[width];
    for (int r = 0; r < height; r++) {
      boolean first = r == 0;
      boolean last = r == height - 1;
      if (first) {
        addProducts(columnLadder.first(), volts[r], amperes[r]);
      }
      if (last) {
        addProducts(columnLadder.last(), volts[r], amperes[r]);
      }
      double[] above = first ? volts[r] : volts[r - 1];
      double[] below = last ? volts[r] : volts[r + 1];
      addSegments(segmentSiemens, above, volts[r], below, amperes[r]);
      addProducts(volts[r], amperes[r], powers);
    }
    return Arrays.stream(powers).sum();
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

  private static void difference(double[] a, double[] b, double[] result) {
    for (int c = 0; c < result.length; c++) {
      result[c] = a[c] - b[c];
    }
  }

  private static void fill(double[][] values, double value) {
    for (double[] row : values) {
      Arrays.fill(row, value);
    }
  }

  private static void copy(double[][] from, double[][] to) {
    for (int r = 0; r < from.length; r++) {
      System.arraycopy(from[r], 0, to[r], 0, from[r].length);
    }
  }
}
