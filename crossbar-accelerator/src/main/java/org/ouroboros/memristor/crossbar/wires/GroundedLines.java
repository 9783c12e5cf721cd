package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;

/**
 * Finds the lines with a path to a source, by union-find over the cells. All other lines carry no
 * current and have an undefined voltage.
 */
final class GroundedLines {
  private final int[] parents;
  private final boolean[] grounded;
  private final int rows;

  GroundedLines(double[][] siemens, boolean[] floatingRows, boolean[] floatingColumns) {
    rows = siemens.length;
    int lines = rows + siemens[0].length;
    parents = new int[lines];
    Arrays.setAll(parents, i -> i);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < siemens[r].length; c++) {
        if (siemens[r][c] > 0) {
          parents[root(r)] = root(rows + c);
        }
      }
    }
    grounded = new boolean[lines];
    for (int line = 0; line < lines; line++) {
      if (!(line < rows ? floatingRows[line] : floatingColumns[line - rows])) {
        grounded[root(line)] = true;
      }
    }
  }

  private int root(int line) {
    int at = line;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  boolean isRowGrounded(int row) {
    return grounded[root(row)];
  }
}
