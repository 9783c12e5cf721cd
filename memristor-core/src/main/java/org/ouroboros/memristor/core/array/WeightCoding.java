package org.ouroboros.memristor.core.array;

/**
 * How a matrix of signed weights is held by conductances, which have no sign: differential pairs,
 * an offset column, slices. Immutable.
 */
public interface WeightCoding {

  /**
   * Array columns needed for a number of outputs.
   *
   * @param outputs columns of the weight matrix
   * @return columns of the array
   */
  int arrayColumns(int outputs);

  /**
   * Outputs that fit into a number of array columns.
   *
   * @param arrayColumns columns of the array
   * @return the largest number of outputs that needs no more; 0 if there is none
   */
  int outputs(int arrayColumns);

  /**
   * Target conductances of a weight matrix.
   *
   * @param weights inputs x outputs, of magnitudes up to {@link #maxWeight()}
   * @return one target per cell, row after row [S]
   * @throws org.ouroboros.memristor.core.check.InvalidValueException for a weight beyond the
   *     largest
   */
  double[] encode(double[][] weights);

  /**
   * The weights that conductances stand for.
   *
   * @param siemens conductances of {@code inputs x arrayColumns(outputs)} cells, row after row [S]
   * @param inputs rows of the weight matrix
   * @param outputs columns of the weight matrix
   * @return inputs x outputs
   */
  double[][] decode(double[] siemens, int inputs, int outputs);

  /**
   * Turns column currents into weighted sums.
   *
   * @param amperes currents of {@code arrayColumns(outputs)} columns [A]
   * @param voltsPerUnit row voltage that stood for an input of 1 [V]
   * @param sums receives {@code outputs} values
   */
  void combine(double[] amperes, double voltsPerUnit, double[] sums);

  /**
   * Turns values at the outputs into what drives the columns, for the transposed product.
   *
   * @param values one value per output
   * @param drives receives {@code arrayColumns(outputs)} values, of a magnitude that may be larger
   */
  void spread(double[] values, double[] drives);

  /**
   * Turns row currents into weighted sums, for the transposed product.
   *
   * @param amperes one current per row [A]
   * @param voltsPerUnit column voltage that stood for a drive of 1 [V]
   * @param sums receives one value per row
   */
  void gather(double[] amperes, double voltsPerUnit, double[] sums);

  /**
   * The greatest magnitude of a weight that fits.
   *
   * @return positive
   */
  double maxWeight();
}
