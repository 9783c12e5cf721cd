package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.programming.ProgrammingReport;

/**
 * An array that holds a block of a layer's weights.
 *
 * @param array the array; pulses on it change the layer's product
 * @param report how the block was written
 * @param firstInput the layer's input at the array's row 0
 * @param firstOutput the layer's first output that the array adds to
 * @param outputs how many outputs of the layer the array adds to, at least 1
 */
public record CrossbarTile(
    CrossbarArray array, ProgrammingReport report, int firstInput, int firstOutput, int outputs) {

  /**
   * How many inputs of the layer the block takes.
   *
   * @return at least 1
   */
  public int inputs() {
    return array.rows();
  }
}
