package org.ouroboros.memristor.crossbar.wires.internal;

import java.util.Arrays;
import org.ouroboros.memristor.core.internal.linear.RowKernels;

/**
 * Column currents and their variances for independent, small relative noise of each conductance, at
 * little more than the cost of two products. Immutable and thread-safe.
 *
 * <p>To first order in the noise a cell changes its column's current by G u w: u is the voltage
 * across the cell, w the voltage that 1 V at the column's source would cause across it
 * (reciprocity). So a column's variance is the sum over its cells of (G w u)^2; the effect on other
 * columns, of second order in the voltage drop, is neglected. G w depends on the array alone and is
 * computed beforehand by one sweep with all other columns at 0 V. The voltage u is the difference
 * of
 *
 * <ul>
 *   <li>the row node, m + (V - m) a: a is the transfer from the row's source to the node with all
 *       columns at 0 V, m the mean voltage of the columns;
 *   <li>the column node, c: from the voltage drop of each column segment, whose current is a
 *       partial sum of the product with the effective matrix, sampled every few rows.
 * </ul>
 *
 * <p>So G w u = G w a ((V - m) - (c - m) / a). G w a is stored per cell; in the small second term a
 * is replaced by its mean over rows, scaled to the row's. Variances are computed in single
 * precision; their accuracy is given in {@code docs/crossbar.md}. 12 bytes per cell are read.
 */
public final class LineNoise {
  /** Maximum number of row blocks for which partial sums are stored. */
  private static final int MAX_BLOCKS = 32;

  /** Rows that are processed together with one c. */
  private static final int GROUP = 4;

  private final int rows;
  private final int columns;
  private final double[][] effective;

  /** Mean of the effective matrix per row [S]. */
  private final double[] meanEffective;

  /** G w a per cell, relative to the units, times the row's scale. */
  private final float[][] gains;

  /** 1 / a per row, relative to the mean of all rows. */
  private final double[] scales;

  /** 1 / a per column, with a the mean of all rows, divided by the unit [1/V]. */
  private final double[] inverseTransfer;

  private final Ladder columnLadder;
  private final double segmentOhms;

  /** Values are stored relative to these units, within the range of single precision. */
  private final double unitVolts;

  private final double unitSiemens;
  private final int blockRows;

  /**
   * Prepares the variances of an array with all lines driven, at the cost of about two solver
   * iterations.
   *
   * @param siemens conductances of the cells, rows x columns [S], finite and at least 0
   * @param rowLadder the wires of the rows
   * @param columnLadder the wires of the columns
   * @param effective the effective matrix of the array [S]; not copied
   * @param unitVolts typical magnitude of the inputs, positive [V]
   */
  public LineNoise(
      double[][] siemens,
      Ladder rowLadder,
      Ladder columnLadder,
      double[][] effective,
      double unitVolts) {
    ColumnSchurComplement system = new ColumnSchurComplement(siemens, rowLadder, columnLadder);
    this.effective = effective;
    this.unitVolts = unitVolts;
    rows = effective.length;
    columns = effective[0].length;
    this.columnLadder = columnLadder;
    segmentOhms = columnLadder.ohms();
    int shortest = (rows + MAX_BLOCKS - 1) / MAX_BLOCKS;
    blockRows = (shortest + GROUP - 1) / GROUP * GROUP;
    double[][] columnTransfer = system.columnTransfer();
    double[][] transfer = Arrays.copyOf(system.rowTransfer(), rows);
    unitSiemens = largest(columnTransfer);
    inverseTransfer = new double[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += transfer[r][c];
      }
      inverseTransfer[c] = 1 / (Math.max(sum / rows, Float.MIN_NORMAL) * unitVolts);
    }
    double meanTransfer = 0;
    for (int r = 0; r < rows; r++) {
      meanTransfer += Math.max(mean(transfer[r]), Float.MIN_NORMAL) / rows;
    }
    gains = new float[rows][columns];
    scales = new double[rows];
    meanEffective = new double[rows];
    for (int r = 0; r < rows; r++) {
      scales[r] = meanTransfer / Math.max(mean(transfer[r]), Float.MIN_NORMAL);
      meanEffective[r] = mean(effective[r]);
      for (int c = 0; c < columns; c++) {
        gains[r][c] = (float) (scales[r] * transfer[r][c] * (columnTransfer[r][c] / unitSiemens));
      }
    }
  }

  private static double largest(double[][] rows) {
    double largest = 0;
    for (double[] row : rows) {
      for (double value : row) {
        largest = Math.max(largest, value);
      }
    }
    return largest == 0 ? 1 : largest;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** {@return a new workspace, for one thread} */
  public Workspace newWorkspace() {
    return new Workspace();
  }

  /** Buffers of a product. Not thread-safe; one instance per thread. */
  public final class Workspace {
    private final int blocks = (rows + blockRows - 1) / blockRows;

    /**
     * Partial sums of the currents at the start of each block and at the end, per column and, last,
     * for the mean of all columns [A].
     */
    private final double[][] sums = new double[blocks + 1][columns + 1];

    /** Column node voltages at the current row, likewise [V]. */
    private final double[] nodeVolts = new double[columns + 1];

    /** Currents out of the first ends, likewise [A]. */
    private final double[] firstEndAmperes = new double[columns + 1];

    /** (c - m) / a at the start of each block and at the end, relative to the unit. */
    private final float[][] offsets = new float[blocks + 1][columns];

    /** m at the start of each block and at the end [V]. */
    private final double[] means = new double[blocks + 1];

    private final float[] offset = new float[columns];

    /** Sums of squares per column, relative to the units. */
    private final float[] squares = new float[columns];

    /** V - m per row, relative to the unit and scaled. */
    private final float[] drives = new float[rows];

    private Workspace() {}

    /**
     * Multiplies by the effective matrix.
     *
     * @param volts inputs of the rows [V]
     * @param amperes receives the currents of the columns [A]
     * @param variances receives their variances for a relative noise of 1 [A^2]
     */
    public void multiply(double[] volts, double[] amperes, double[] variances) {
      accumulate(volts, amperes);
      solveFirstNodes();
      for (int block = 0; block <= blocks; block++) {
        if (block > 0) {
          int length = length(block - 1);
          addScaled(-segmentOhms * (length - 1) / 2, sums[block - 1], nodeVolts);
          addScaled(-segmentOhms * (length + 1) / 2, sums[block], nodeVolts);
          addScaled(segmentOhms * length, firstEndAmperes, nodeVolts);
        }
        means[block] = nodeVolts[columns];
        updateOffsets(block);
      }
      Arrays.fill(squares, 0);
      for (int block = 0; block < blocks; block++) {
        addBlock(block, volts);
      }
      double unit = unitSiemens * unitVolts;
      for (int c = 0; c < columns; c++) {
        variances[c] = squares[c] * (unit * unit);
      }
    }

    private int start(int block) {
      return Math.min(rows, block * blockRows);
    }

    private int length(int block) {
      return start(block + 1) - start(block);
    }

    private void accumulate(double[] volts, double[] amperes) {
      Arrays.fill(amperes, 0, columns, 0);
      double mean = 0;
      for (int block = 0; block < blocks; block++) {
        RowKernels.accumulate(effective, start(block), start(block + 1), volts, amperes);
        for (int r = start(block); r < start(block + 1); r++) {
          mean += volts[r] * meanEffective[r];
        }
        System.arraycopy(amperes, 0, sums[block + 1], 0, columns);
        sums[block + 1][columns] = mean;
      }
    }

    /**
     * Computes the voltages of the first nodes and the currents out of the first ends. The current
     * below a row is the partial sum less the current out of the first end; partial sums are
     * interpolated linearly between blocks.
     */
    private void solveFirstNodes() {
      // The drop along the column if no current left at its first end.
      Arrays.fill(nodeVolts, 0);
      for (int block = 0; block < blocks; block++) {
        addScaled(segmentOhms * (length(block) - 1) / 2, sums[block], nodeVolts);
        addScaled(segmentOhms * (length(block) + 1) / 2, sums[block + 1], nodeVolts);
      }
      double first = columnLadder.firstOhms();
      double last = columnLadder.lastOhms();
      double along = first + last + (rows + 1) * segmentOhms;
      double[] total = sums[blocks];
      for (int c = 0; c <= columns; c++) {
        if (first == Double.POSITIVE_INFINITY) {
          nodeVolts[c] += last * total[c];
        } else {
          double shared = along == 0 ? 0 : (last * total[c] + nodeVolts[c]) / along;
          firstEndAmperes[c] = last == Double.POSITIVE_INFINITY ? total[c] : shared;
          nodeVolts[c] = (first + segmentOhms) * firstEndAmperes[c];
        }
      }
    }

    private void updateOffsets(int block) {
      double mean = means[block];
      float[] relative = offsets[block];
      for (int c = 0; c < relative.length; c++) {
        relative[c] = (float) ((nodeVolts[c] - mean) * inverseTransfer[c]);
      }
    }

    private void addBlock(int block, double[] volts) {
      int start = start(block);
      int end = start(block + 1);
      double length = length(block);
      for (int r = start; r < end; r++) {
        double mean = means[block] + (r - start) / length * (means[block + 1] - means[block]);
        drives[r] = (float) ((volts[r] - mean) / unitVolts / scales[r]);
      }
      for (int r = start; r < end; r += GROUP) {
        int last = Math.min(r + GROUP, end) - 1;
        double middle = (0.5 * (r + last) - start) / length;
        interpolate((float) middle, offsets[block], offsets[block + 1], offset);
        int at = r;
        for (; at < last; at += 2) {
          addTwoRows(at);
        }
        if (at == last) {
          addRow(at);
        }
      }
    }

    private void addTwoRows(int row) {
      float[] gain0 = gains[row];
      float[] gain1 = gains[row + 1];
      float drive0 = drives[row];
      float drive1 = drives[row + 1];
      float[] w = offset;
      float[] sums = squares;
      for (int c = 0; c < w.length; c++) {
        float a = gain0[c] * (drive0 - w[c]);
        float b = gain1[c] * (drive1 - w[c]);
        sums[c] += a * a + b * b;
      }
    }

    private void addRow(int row) {
      float[] gain = gains[row];
      float drive = drives[row];
      float[] w = offset;
      float[] sums = squares;
      for (int c = 0; c < w.length; c++) {
        float a = gain[c] * (drive - w[c]);
        sums[c] += a * a;
      }
    }
  }

  private static void addScaled(double factor, double[] values, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += factor * values[c];
    }
  }

  private static void interpolate(float fraction, float[] from, float[] to, float[] values) {
    for (int c = 0; c < values.length; c++) {
      values[c] = from[c] + fraction * (to[c] - from[c]);
    }
  }
}
