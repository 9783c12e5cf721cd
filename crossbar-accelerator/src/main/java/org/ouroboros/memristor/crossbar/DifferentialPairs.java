package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Signed weights as differential pairs: array columns 2j and 2j + 1 hold G+ and G- of output j; a
 * weight is (G+ - G-) / unit, with {@code unit = range span / maxWeight}.
 *
 * <p>One cell of each pair is at the lower end of the range, the other above it in proportion to
 * the weight's magnitude. As programming errors are mostly relative to the conductance, low
 * conductances give small weight errors and small currents, and the window stops cells at the lower
 * end.
 */
final class DifferentialPairs extends ColumnDifferences {
  /**
   * Makes the encoding.
   *
   * @param range conductances to use [S]
   * @param maxWeight largest magnitude of a weight, positive
   */
  DifferentialPairs(ConductanceRange range, double maxWeight) {
    super(range, maxWeight, range.span() / maxWeight);
  }

  /**
   * Returns the encoding in which the largest weight of a matrix uses the whole range.
   *
   * @param range conductances to use [S]
   * @param weights inputs x outputs, finite
   * @return the encoding; for a zero matrix with a largest weight of 1
   */
  static DifferentialPairs forWeights(ConductanceRange range, double[][] weights) {
    double[][] checked = Require.matrix("weights", weights);
    return new DifferentialPairs(range, orOne(Vectors.maxMagnitude(checked)));
  }

  @Override
  public int arrayColumns(int outputs) {
    return Math.multiplyExact(2, outputs);
  }

  @Override
  public int outputs(int arrayColumns) {
    return arrayColumns / 2;
  }

  @Override
  public double[] encode(double[][] weights) {
    double[][] checked = Require.matrix("weights", weights);
    int outputs = checked[0].length;
    double[] siemens = new double[Math.multiplyExact(checked.length, arrayColumns(outputs))];
    for (int r = 0; r < checked.length; r++) {
      for (int c = 0; c < outputs; c++) {
        double weight = checked[r][c];
        if (Math.abs(weight) > maxWeight()) {
          throw new InvalidValueException(
              "weights[" + r + "][" + c + "]", "must not exceed " + maxWeight(), weight);
        }
        int pair = 2 * (r * outputs + c);
        siemens[pair] = conductance(weight);
        siemens[pair + 1] = conductance(-weight);
      }
    }
    return siemens;
  }

  private double conductance(double signed) {
    if (signed <= 0) {
      return range.minSiemens();
    }
    // The sum may round to slightly above the upper end.
    return Math.min(range.maxSiemens(), range.interpolate(signed / maxWeight()));
  }

  @Override
  int positiveColumn(int output) {
    return 2 * output;
  }

  @Override
  int negativeColumn(int output, int outputs) {
    return 2 * output + 1;
  }

  /** Drives G+ by the value and G- by its negative. */
  @Override
  public void encodeColumnDrives(double[] values, double[] drives) {
    Require.minLength("drives", drives.length, arrayColumns(values.length));
    for (int j = 0; j < values.length; j++) {
      drives[2 * j] = values[j];
      drives[2 * j + 1] = -values[j];
    }
  }
}
