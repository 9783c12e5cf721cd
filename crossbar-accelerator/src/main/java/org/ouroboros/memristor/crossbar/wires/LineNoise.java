package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;
import org.ouroboros.memristor.core.linear.RowKernels;

/**
 * Currents of an array's columns and their variances when each conductance varies independently by
 * the same small share, for little more than two products.
 *
 * <p>To the first order in the noise a cell changes its column's current by its own current times
 * w, the voltage that 1 V at the column's source would put across it (reciprocity). Its current is
 * G u, so a column's variance is the sum over its cells of (G w u)^2; what a cell does to other
 * columns is of second order in the drop along the wires and left out. G w hangs on the array alone
 * and is found beforehand by one sweep, all other columns held at 0 V. The voltage u across a cell
 * is that between
 *
 * <ul>
 *   <li>its column, at c: each segment of the column drops its resistance times its current, and
 *       this is a partial sum of the product with the effective matrix; it is looked at every so
 *       many rows;
 *   <li>its row, at m + (V - m) a: a is what reaches the cell of 1 V at the row's source with all
 *       columns held at 0 V; in truth they stand at about their mean m.
 * </ul>
 *
 * <p>So G w u = G w a ((V - m) - (c - m) / a), of which G w a is kept for each cell. In the small
 * second term a is replaced by its mean over rows, scaled to the row's.
 *
 * <p>12 bytes per cell are read; {@code docs/crossbar.md} tells how exact variances are. They are
 * computed in single precision, which is far finer than any sample can tell. Immutable and
 * thread-safe.
 */
public final class LineNoise {

  /** More often than so many times partial sums are not looked at. */
  private static final int MOST_PARTS = 32;

  /** Rows that are fused; they share one c. */
  private static final int GROUP = 4;

  private final int rows;
  private final int columns;
  private final double[][] effective;

  /** Per row the mean of the effective matrix [S]. */
  private final double[] meanEffective;

  /** Per cell G w a relative to the unit, times the row's scale. */
  private final float[][] gains;

  /** Per row 1 / a, relative to the mean of all rows. */
  private final double[] scales;

  /** Per column 1 / a, a being the mean of all rows, relative to the unit [1/V]. */
  private final double[] inverseReach;

  private final LineEnds ends;
  private final double segmentOhms;

  /** Values are kept relative to these, so that nothing leaves the range of single precision. */
  private final double unitVolts;

  private final double unitSiemens;
  private final int partRows;

  private LineNoise(ReducedSystem system, Wires wires, double[][] effective, double unitVolts) {
    this.effective = effective;
    this.unitVolts = unitVolts;
    rows = effective.length;
    columns = effective[0].length;
    ends = wires.columnEnds();
    segmentOhms = wires.columnOhms();
    int shortest = (rows + MOST_PARTS - 1) / MOST_PARTS;
    partRows = (shortest + GROUP - 1) / GROUP * GROUP;
    double[][] siemens = system.columnGains();
    double[][] reach = Arrays.copyOf(system.rowShares(), rows);
    unitSiemens = largest(siemens);
    inverseReach = new double[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += reach[r][c];
      }
      inverseReach[c] = 1 / (Math.max(sum / rows, Float.MIN_NORMAL) * unitVolts);
    }
    double meanReach = 0;
    for (int r = 0; r < rows; r++) {
      meanReach += Math.max(mean(reach[r]), Float.MIN_NORMAL) / rows;
    }
    gains = new float[rows][columns];
    scales = new double[rows];
    meanEffective = new double[rows];
    for (int r = 0; r < rows; r++) {
      scales[r] = meanReach / Math.max(mean(reach[r]), Float.MIN_NORMAL);
      meanEffective[r] = mean(effective[r]);
      for (int c = 0; c < columns; c++) {
        gains[r][c] = (float) (scales[r] * reach[r][c] * (siemens[r][c] / unitSiemens));
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

  /**
   * Prepares the variances of an array whose lines are all driven. Costs about as much as two
   * iterations of a solution.
   *
   * @param siemens conductances of the cells, rows x columns [S], finite and at least 0
   * @param wires the wires
   * @param effective what {@link WireNetwork#effectiveSiemens} answers for them [S]; not copied
   * @param unitVolts a voltage about as large as the inputs, positive [V]
   * @return the variances
   */
  public static LineNoise of(
      double[][] siemens, Wires wires, double[][] effective, double unitVolts) {
    Ladder rowLadder = Ladder.of(wires.rowOhms(), wires.rowEnds(), new boolean[siemens.length]);
    Ladder columnLadder =
        Ladder.of(wires.columnOhms(), wires.columnEnds(), new boolean[siemens[0].length]);
    ReducedSystem system = new ReducedSystem(siemens, rowLadder, columnLadder);
    return new LineNoise(system, wires, effective, unitVolts);
  }

  /**
   * Room for the products of one thread.
   *
   * @return a new object
   */
  public Walk walk() {
    return new Walk();
  }

  /** Multiplies in its own arrays. Serves one thread. */
  public final class Walk {

    private final int parts = (rows + partRows - 1) / partRows;

    /**
     * At the start of each part and at the end: sums of the currents up to there, per column and
     * then for the mean of all columns [A].
     */
    private final double[][] sums = new double[parts + 1][columns + 1];

    /** Likewise at one place: voltages of the columns [V]. */
    private final double[] nodes = new double[columns + 1];

    /** Likewise: currents out of the first ends [A]. */
    private final double[] upward = new double[columns + 1];

    /** At the start of each part and at the end: (c - m) / a, relative to the unit. */
    private final float[][] offsets = new float[parts + 1][columns];

    /** At the start of each part and at the end: m [V]. */
    private final double[] means = new double[parts + 1];

    private final float[] offset = new float[columns];

    /** Sums of the squares of cells' currents, relative. */
    private final float[] squares = new float[columns];

    /** Per row V - m, relative to the unit and scaled. */
    private final float[] drives = new float[rows];

    private Walk() {}

    /**
     * Multiplies by the effective matrix.
     *
     * @param volts inputs of the rows [V]
     * @param amperes receives the currents of the columns [A]
     * @param variances receives their variances for a relative noise of 1 [A^2]
     */
    public void multiply(double[] volts, double[] amperes, double[] variances) {
      sum(volts, amperes);
      findFirstNodes();
      for (int part = 0; part <= parts; part++) {
        if (part > 0) {
          int length = length(part - 1);
          addScaled(-segmentOhms * (length - 1) / 2, sums[part - 1], nodes);
          addScaled(-segmentOhms * (length + 1) / 2, sums[part], nodes);
          addScaled(segmentOhms * length, upward, nodes);
        }
        means[part] = nodes[columns];
        relate(part);
      }
      Arrays.fill(squares, 0);
      for (int part = 0; part < parts; part++) {
        addPart(part, volts);
      }
      double unit = unitSiemens * unitVolts;
      for (int c = 0; c < columns; c++) {
        variances[c] = squares[c] * (unit * unit);
      }
    }

    private int start(int part) {
      return Math.min(rows, part * partRows);
    }

    private int length(int part) {
      return start(part + 1) - start(part);
    }

    private void sum(double[] volts, double[] amperes) {
      Arrays.fill(amperes, 0, columns, 0);
      double mean = 0;
      for (int part = 0; part < parts; part++) {
        RowKernels.accumulate(effective, start(part), start(part + 1), volts, amperes);
        for (int r = start(part); r < start(part + 1); r++) {
          mean += volts[r] * meanEffective[r];
        }
        System.arraycopy(amperes, 0, sums[part + 1], 0, columns);
        sums[part + 1][columns] = mean;
      }
    }

    /**
     * Voltages of the first nodes and currents out of the first ends. The current below a row is
     * what came in up to it less what leaves at the first end; between the places where sums are
     * known they grow evenly.
     */
    private void findFirstNodes() {
      // The drop along the column if nothing left at its first end.
      Arrays.fill(nodes, 0);
      for (int part = 0; part < parts; part++) {
        addScaled(segmentOhms * (length(part) - 1) / 2, sums[part], nodes);
        addScaled(segmentOhms * (length(part) + 1) / 2, sums[part + 1], nodes);
      }
      double first = ends.firstOhms();
      double last = ends.lastOhms();
      double along = first + last + (rows + 1) * segmentOhms;
      double[] total = sums[parts];
      for (int c = 0; c <= columns; c++) {
        if (first == LineEnds.OPEN) {
          nodes[c] += last * total[c];
        } else {
          double shared = along == 0 ? 0 : (last * total[c] + nodes[c]) / along;
          upward[c] = last == LineEnds.OPEN ? total[c] : shared;
          nodes[c] = (first + segmentOhms) * upward[c];
        }
      }
    }

    private void relate(int part) {
      double mean = means[part];
      float[] relative = offsets[part];
      for (int c = 0; c < relative.length; c++) {
        relative[c] = (float) ((nodes[c] - mean) * inverseReach[c]);
      }
    }

    private void addPart(int part, double[] volts) {
      int start = start(part);
      int end = start(part + 1);
      double length = length(part);
      for (int r = start; r < end; r++) {
        double mean = means[part] + (r - start) / length * (means[part + 1] - means[part]);
        drives[r] = (float) ((volts[r] - mean) / unitVolts / scales[r]);
      }
      for (int r = start; r < end; r += GROUP) {
        int last = Math.min(r + GROUP, end) - 1;
        double middle = (0.5 * (r + last) - start) / length;
        interpolate((float) middle, offsets[part], offsets[part + 1], offset);
        int at = r;
        for (; at < last; at += 2) {
          addTwo(at);
        }
        if (at == last) {
          addOne(at);
        }
      }
    }

    private void addTwo(int row) {
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

    private void addOne(int row) {
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

  private static void interpolate(float share, float[] from, float[] to, float[] values) {
    for (int c = 0; c < values.length; c++) {
      values[c] = from[c] + share * (to[c] - from[c]);
    }
  }
}
