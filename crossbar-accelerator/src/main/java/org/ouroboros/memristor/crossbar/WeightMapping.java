package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.ConductanceRange;

/**
 * How a weight matrix is mapped to conductances. Immutable.
 *
 * @param encodingFactory creates the encoding of a matrix, such that the matrix uses the whole
 *     range
 * @param compensated whether weights are pre-distorted such that the effective matrix behind the
 *     wires, rather than the cells, holds the requested weights
 */
public record WeightMapping(EncodingFactory encodingFactory, boolean compensated) {
  /**
   * Differential pairs, without wire compensation: array columns 2j and 2j + 1 hold G+ and G- of
   * output j, one of them at the lower end of the range; twice the cells, small weight errors.
   */
  public static final WeightMapping DIFFERENTIAL_PAIRS =
      new WeightMapping(DifferentialPairs::forWeights, false);

  /**
   * Offset column, without wire compensation: weights are differences to one more column in the
   * middle of the range; half the cells, half the range per sign.
   */
  public static final WeightMapping OFFSET_COLUMN =
      new WeightMapping(ReferenceColumn::offset, false);

  /**
   * Reference column, without wire compensation: like the offset column, but with the reference of
   * each row such that its smallest weight (or 0) is at the lower end of the range.
   */
  public static final WeightMapping REFERENCE_COLUMN =
      new WeightMapping(ReferenceColumn::perRow, false);

  /** Creates the encoding of a matrix. */
  @FunctionalInterface
  public interface EncodingFactory {
    /**
     * Creates an encoding.
     *
     * @param range conductances to use [S]
     * @param weights inputs x outputs, finite
     * @return an encoding that can represent all weights
     */
    WeightEncoding fit(ConductanceRange range, double[][] weights);
  }

  /** {@return this mapping with wire compensation} */
  public WeightMapping withCompensation() {
    return new WeightMapping(encodingFactory, true);
  }
}
