package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.array.WeightCoding;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * How a weight matrix is mapped to conductances. Immutable.
 *
 * @param fitting creates the encoding of a matrix, such that the matrix uses the whole range
 * @param compensated whether weights are pre-distorted such that the effective matrix behind the
 *     wires, rather than the cells, holds the requested weights
 */
public record WeightMapping(Fitting fitting, boolean compensated) {

  /** Differential pairs, without wire compensation. */
  public static final WeightMapping PAIRS = new WeightMapping(DifferentialPairs::fitting, false);

  /** Offset column, without wire compensation. */
  public static final WeightMapping OFFSET = new WeightMapping(ReferenceColumn::offset, false);

  /** Reference column, without wire compensation. */
  public static final WeightMapping REFERENCE = new WeightMapping(ReferenceColumn::perRow, false);

  /** Creates the encoding of a matrix. */
  @FunctionalInterface
  public interface Fitting {
    /**
     * Creates an encoding.
     *
     * @param range conductances to use [S]
     * @param weights inputs x outputs, finite
     * @return an encoding that can represent all weights
     */
    WeightCoding fit(SiemensRange range, double[][] weights);
  }

  /**
   * Returns this mapping with wire compensation.
   *
   * @return the mapping
   */
  public WeightMapping withCompensation() {
    return new WeightMapping(fitting, true);
  }
}
