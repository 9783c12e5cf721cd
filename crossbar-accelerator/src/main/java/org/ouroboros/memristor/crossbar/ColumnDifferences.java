package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/** Encodings in which a weight is the difference of two cells of its row, times a constant. */
abstract class ColumnDifferences implements WeightEncoding {
  final ConductanceRange range;
  private final double maxWeight;
  private final double siemensPerUnit;

  ColumnDifferences(ConductanceRange range, double maxWeight, double siemensPerUnit) {
    this.range = range;
    this.maxWeight = Require.positive("maxWeight", maxWeight);
    this.siemensPerUnit = Require.positive("siemens per unit weight", siemensPerUnit);
  }

  /** The array column that is added for an output. */
  abstract int positiveColumn(int output);

  /** The array column that is subtracted for an output. */
  abstract int negativeColumn(int output, int outputs);

  /** A value, or 1 for the value 0 of a zero matrix. */
  static double orOne(double value) {
    return value == 0 ? 1 : value;
  }

  @Override
  public final double siemensPerUnit() {
    return siemensPerUnit;
  }

  @Override
  public final double maxWeight() {
    return maxWeight;
  }

  @Override
  public final double[][] decode(double[] siemens, int inputs, int outputs) {
    Require.atLeast("inputs", inputs, 1);
    Require.atLeast("outputs", outputs, 1);
    int columns = arrayColumns(outputs);
    Require.length("siemens", siemens.length, Math.multiplyExact(inputs, columns));
    double[][] weights = new double[inputs][outputs];
    for (int r = 0; r < inputs; r++) {
      for (int j = 0; j < outputs; j++) {
        double positive = siemens[r * columns + positiveColumn(j)];
        double negative = siemens[r * columns + negativeColumn(j, outputs)];
        weights[r][j] = (positive - negative) / siemensPerUnit;
      }
    }
    return weights;
  }

  @Override
  public final void decodeColumnCurrents(double[] amperes, double voltsPerUnit, double[] sums) {
    int outputs = outputs(amperes.length);
    Require.minLength("sums", sums.length, outputs);
    double amperesPerUnit = voltsPerUnit * siemensPerUnit;
    for (int j = 0; j < outputs; j++) {
      double difference = amperes[positiveColumn(j)] - amperes[negativeColumn(j, outputs)];
      sums[j] = difference / amperesPerUnit;
    }
  }
}
