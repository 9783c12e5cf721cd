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
public final class DifferentialPairs implements WeightEncoding {

  private final ConductanceRange range;
  private final double maxWeight;
  private final double siemensPerUnit;

  /**
   * Makes the encoding.
   *
   * @param range conductances to use [S]
   * @param maxWeight largest magnitude of a weight, positive
   */
  public DifferentialPairs(ConductanceRange range, double maxWeight) {
    this.range = range;
    this.maxWeight = Require.positive("maxWeight", maxWeight);
    this.siemensPerUnit = Require.positive("siemens per unit weight", range.span() / maxWeight);
  }

  /**
   * Returns the encoding in which the largest weight of a matrix uses the whole range.
   *
   * @param range conductances to use [S]
   * @param weights inputs x outputs, finite
   * @return the encoding; for a zero matrix with a largest weight of 1
   */
  public static DifferentialPairs forWeights(ConductanceRange range, double[][] weights) {
    double largest = 0;
    for (double[] row : Require.matrix("weights", weights)) {
      largest = Math.max(largest, Vectors.maxMagnitude(row));
    }
    return new DifferentialPairs(range, largest == 0 ? 1 : largest);
  }

  /**
   * Returns the conductances in use.
   *
   * @return the range [S]
   */
  public ConductanceRange range() {
    return range;
  }

  /**
   * Returns the conductance difference that represents a weight of 1.
   *
   * @return positive [S]
   */
  public double siemensPerUnit() {
    return siemensPerUnit;
  }

  @Override
  public double maxWeight() {
    return maxWeight;
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
        if (Math.abs(weight) > maxWeight) {
          throw new InvalidValueException(
              "weights[" + r + "][" + c + "]", "must not exceed " + maxWeight, weight);
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
    return Math.min(range.maxSiemens(), range.interpolate(signed / maxWeight));
  }

  @Override
  public double[][] decode(double[] siemens, int inputs, int outputs) {
    Require.atLeast("inputs", inputs, 1);
    Require.atLeast("outputs", outputs, 1);
    Require.length("siemens", siemens.length, Math.multiplyExact(inputs, arrayColumns(outputs)));
    double[][] weights = new double[inputs][outputs];
    for (int r = 0; r < inputs; r++) {
      for (int c = 0; c < outputs; c++) {
        int pair = 2 * (r * outputs + c);
        weights[r][c] = (siemens[pair] - siemens[pair + 1]) / siemensPerUnit;
      }
    }
    return weights;
  }

  @Override
  public void decodeColumnCurrents(double[] amperes, double voltsPerUnit, double[] sums) {
    int outputs = amperes.length / 2;
    Require.minLength("sums", sums.length, outputs);
    double amperesPerUnit = voltsPerUnit * siemensPerUnit;
    for (int j = 0; j < outputs; j++) {
      sums[j] = (amperes[2 * j] - amperes[2 * j + 1]) / amperesPerUnit;
    }
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

  @Override
  public void decodeRowCurrents(double[] amperes, double voltsPerUnit, double[] sums) {
    Require.minLength("sums", sums.length, amperes.length);
    double amperesPerUnit = voltsPerUnit * siemensPerUnit;
    for (int r = 0; r < amperes.length; r++) {
      sums[r] = amperes[r] / amperesPerUnit;
    }
  }
}
