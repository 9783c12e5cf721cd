package org.ouroboros.memristor.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A partition of a matrix into blocks that fit one array each, in row-major order.
 *
 * @param blocks the blocks, at least one
 */
record TileGrid(List<Block> blocks) {
  /**
   * A block of a matrix.
   *
   * @param firstInput its first row
   * @param firstOutput its first column
   * @param inputs number of its rows
   * @param outputs number of its columns
   */
  record Block(int firstInput, int firstOutput, int inputs, int outputs) {
    /** Returns a copy of the block's submatrix. */
    double[][] submatrix(double[][] matrix) {
      double[][] part = Arrays.copyOfRange(matrix, firstInput, firstInput + inputs);
      Arrays.setAll(part, r -> Arrays.copyOfRange(part[r], firstOutput, firstOutput + outputs));
      return part;
    }

    void copyInto(double[][] part, double[][] matrix) {
      for (int r = 0; r < inputs; r++) {
        System.arraycopy(part[r], 0, matrix[firstInput + r], firstOutput, outputs);
      }
    }
  }

  /** Partitions a matrix into blocks of at most the given size. */
  static TileGrid of(double[][] matrix, int maxInputs, int maxOutputs) {
    int inputs = matrix.length;
    int outputs = matrix[0].length;
    int height = Math.min(inputs, maxInputs);
    int width = Math.min(outputs, maxOutputs);
    List<Block> blocks = new ArrayList<>();
    for (int r = 0; r < inputs; r += height) {
      for (int c = 0; c < outputs; c += width) {
        blocks.add(new Block(r, c, Math.min(height, inputs - r), Math.min(width, outputs - c)));
      }
    }
    return new TileGrid(List.copyOf(blocks));
  }
}
