package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Signed weights as differences to a shared extra column, the array's last: a weight is (G - G of
 * the last column in its row) / unit. Needs about half the cells of {@link DifferentialPairs}; all
 * outputs share the errors of the last column.
 *
 * <p>With an <em>offset column</em> the last column is in the middle of the range, so both signs
 * use half of the range. With a <em>reference column</em> the reference is set per row, such that
 * the row's smallest weight (or 0) is at the lower end: rows whose weights have mostly one sign use
 * up to the whole range.
 */
final class ReferenceColumn extends ColumnDifferences {
  private final boolean perRow;

  private ReferenceColumn(
      ConductanceRange range, double maxWeight, double siemensPerUnit, boolean perRow) {
    super(range, maxWeight, siemensPerUnit);
    this.perRow = perRow;
  }

  /**
   * Returns an offset-column encoding; the largest weight uses half of the range.
   *
   * @param range conductances to use [S]
   * @param weights inputs x outputs, finite
   * @return the encoding; for a zero matrix with a largest weight of 1
   */
  static ReferenceColumn offset(ConductanceRange range, double[][] weights) {
    double maxWeight = orOne(Vectors.maxMagnitude(Require.matrix("weights", weights)));
    return new ReferenceColumn(range, maxWeight, range.span() / 2 / maxWeight, false);
  }

  /**
   * Returns an encoding with a reference per row; the widest row uses the whole range.
   *
   * @param range conductances to use [S]
   * @param weights inputs x outputs, finite
   * @return the encoding; for a zero matrix with a largest weight of 1
   */
  static ReferenceColumn perRow(ConductanceRange range, double[][] weights) {
    double widest = 0;
    for (double[] row : Require.matrix("weights", weights)) {
      widest = Math.max(widest, largestPositive(row) + largestNegative(row));
    }
    double maxWeight = orOne(widest);
    return new ReferenceColumn(range, maxWeight, range.span() / maxWeight, true);
  }

  private static double largestPositive(double[] row) {
    double largest = 0;
    for (double weight : row) {
      largest = Math.max(largest, weight);
    }
    return largest;
  }

  /** Magnitude of a row's most negative weight; 0 if there is none. */
  private static double largestNegative(double[] row) {
    double smallest = 0;
    for (double weight : row) {
      smallest = Math.min(smallest, weight);
    }
    return -smallest;
  }

  @Override
  public int arrayColumns(int outputs) {
    return Math.addExact(outputs, 1);
  }

  @Override
  public int outputs(int arrayColumns) {
    return Math.max(0, arrayColumns - 1);
  }

  @Override
  public double[] encode(double[][] weights) {
    double[][] checked = Require.matrix("weights", weights);
    int columns = arrayColumns(checked[0].length);
    double[] siemens = new double[Math.multiplyExact(checked.length, columns)];
    for (int r = 0; r < checked.length; r++) {
      double[] row = checked[r];
      double offset = perRow ? largestNegative(row) : maxWeight();
      double widest = perRow ? offset + largestPositive(row) : Vectors.maxMagnitude(row);
      // Allow for the rounding of a sum.
      Require.that(
          widest <= maxWeight() * (1 + 1e-12),
          "weights[" + r + "]",
          "must not exceed " + maxWeight(),
          widest);
      for (int c = 0; c < row.length; c++) {
        siemens[r * columns + c] = conductance(offset + row[c]);
      }
      siemens[r * columns + columns - 1] = conductance(offset);
    }
    return siemens;
  }

  private double conductance(double fromLowerEnd) {
    return range.clamp(range.minSiemens() + fromLowerEnd * siemensPerUnit());
  }

  @Override
  int positiveColumn(int output) {
    return output;
  }

  @Override
  int negativeColumn(int output, int outputs) {
    return outputs;
  }

  /** Drives the last column by the negative sum of the values. */
  @Override
  public void encodeColumnDrives(double[] values, double[] drives) {
    Require.minLength("drives", drives.length, arrayColumns(values.length));
    double sum = 0;
    for (int j = 0; j < values.length; j++) {
      drives[j] = values[j];
      sum += values[j];
    }
    drives[values.length] = -sum;
  }
}
