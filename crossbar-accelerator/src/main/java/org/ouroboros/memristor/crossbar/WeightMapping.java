package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.array.WeightCoding;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * How a matrix of weights becomes conductances. Immutable.
 *
 * @param fitting chooses the coding for a matrix, such that the matrix takes the whole range
 * @param compensated whether weights are distorted beforehand such that the effective matrix behind
 *     the wires, not the cells, holds the wanted ones
 */
public record WeightMapping(Fitting fitting, boolean compensated) {

  /** Differential pairs, as if wires were ideal. */
  public static final WeightMapping PAIRS = new WeightMapping(DifferentialPairs::fitting, false);

  /** Offset column, as if wires were ideal. */
  public static final WeightMapping OFFSET = new WeightMapping(ReferenceColumn::offset, false);

  /** A reference column, as if wires were ideal. */
  public static final WeightMapping REFERENCE = new WeightMapping(ReferenceColumn::perRow, false);

  /** Chooses a coding for a matrix. */
  @FunctionalInterface
  public interface Fitting {
    /**
     * Chooses the coding.
     *
     * @param range conductances to use [S]
     * @param weights inputs x outputs, finite
     * @return a coding that holds all of the weights
     */
    WeightCoding fit(SiemensRange range, double[][] weights);
  }

  /**
   * The same with weights that make up for the wires.
   *
   * @return the mapping
   */
  public WeightMapping withCompensation() {
    return new WeightMapping(fitting, true);
  }
}
