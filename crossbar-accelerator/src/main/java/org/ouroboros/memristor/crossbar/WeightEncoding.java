package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Encoding of signed weights as conductances, which are positive: differential pairs, a reference
 * column, slices. Immutable.
 */
public interface WeightEncoding {
  /**
   * {@return the number of array columns that hold a number of outputs}
   *
   * @param outputs columns of the weight matrix
   */
  int arrayColumns(int outputs);

  /**
   * {@return the largest number of outputs that fits into a number of array columns; may be 0}
   *
   * @param arrayColumns columns of the array
   */
  int outputs(int arrayColumns);

  /**
   * {@return the target conductance of each cell for a weight matrix, row by row [S]}
   *
   * @param weights inputs x outputs, of magnitudes up to {@link #maxWeight()}
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if a weight exceeds
   *     {@link #maxWeight()}
   */
  double[] encode(double[][] weights);

  /**
   * {@return the inputs x outputs weights that conductances represent}
   *
   * @param siemens conductances of {@code inputs x arrayColumns(outputs)} cells, row by row [S]
   * @param inputs rows of the weight matrix
   * @param outputs columns of the weight matrix
   */
  double[][] decode(double[] siemens, int inputs, int outputs);

  /**
   * Decodes column currents into weighted sums.
   *
   * @param amperes currents of {@code arrayColumns(outputs)} columns [A]
   * @param voltsPerUnit row voltage that represents an input of 1 [V]
   * @param sums receives {@code outputs} values
   */
  void decodeColumnCurrents(double[] amperes, double voltsPerUnit, double[] sums);

  /**
   * Encodes values at the outputs as column drives, for the transposed product.
   *
   * @param values one value per output
   * @param drives receives {@code arrayColumns(outputs)} values, possibly of larger magnitude
   */
  void encodeColumnDrives(double[] values, double[] drives);

  /**
   * Decodes row currents into weighted sums, for the transposed product.
   *
   * @param amperes one current per row [A]
   * @param voltsPerUnit column voltage that represents a drive of 1 [V]
   * @param sums receives one value per row
   */
  default void decodeRowCurrents(double[] amperes, double voltsPerUnit, double[] sums) {
    Require.minLength("sums", sums.length, amperes.length);
    double amperesPerUnit = voltsPerUnit * siemensPerUnit();
    for (int r = 0; r < amperes.length; r++) {
      sums[r] = amperes[r] / amperesPerUnit;
    }
  }

  /** {@return the conductance difference that represents a weight of 1, positive [S]} */
  double siemensPerUnit();

  /** {@return the largest magnitude of a weight that can be encoded, positive} */
  double maxWeight();
}
