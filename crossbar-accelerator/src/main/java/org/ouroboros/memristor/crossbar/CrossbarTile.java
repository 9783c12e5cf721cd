package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.programming.ProgrammingReport;

/**
 * An array that holds a block of a layer's weights.
 *
 * @param array the array; pulses on it change the layer's product
 * @param report the result of programming the block
 * @param firstInput the layer's input at the array's row 0
 * @param firstOutput the layer's first output in this block
 * @param outputs number of outputs of the block, at least 1
 */
public record CrossbarTile(
    CrossbarArray array, ProgrammingReport report, int firstInput, int firstOutput, int outputs) {

  /**
   * Returns the number of inputs of the block.
   *
   * @return at least 1
   */
  public int inputs() {
    return array.rows();
  }
}
