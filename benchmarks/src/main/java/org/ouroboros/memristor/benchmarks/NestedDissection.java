package org.ouroboros.memristor.benchmarks;

/**
 * Nested dissection order for the nodes of an array with wires (George, SIAM J. Numer. Anal. 10,
 * 1973): bisects the longer side recursively and eliminates the separators last. Only row nodes
 * cross a cut between columns, so a separator has one layer of nodes.
 *
 * <p>Node (layer, r, c) has the number {@code (layer * rows + r) * columns + c}; rows are layer 0.
 */
final class NestedDissection {
  /** Blocks with sides up to this are not bisected. */
  private static final int LEAF_SIDE = 3;

  private final int rows;
  private final int columns;
  private final int[] order;
  private int ordered;

  private NestedDissection(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    order = new int[2 * rows * columns];
  }

  /** Returns the nodes in elimination order. */
  static int[] order(int rows, int columns) {
    NestedDissection dissection = new NestedDissection(rows, columns);
    boolean[][] separated = new boolean[2][rows * columns];
    dissection.dissect(new Block(0, rows, 0, columns), separated);
    return dissection.order;
  }

  private record Block(int top, int bottom, int left, int right) {
    int height() {
      return bottom - top;
    }

    int width() {
      return right - left;
    }
  }

  private void dissect(Block block, boolean[][] separated) {
    if (block.height() <= LEAF_SIDE && block.width() <= LEAF_SIDE) {
      for (int layer = 0; layer < 2; layer++) {
        append(layer, block, separated);
      }
      return;
    }
    Block separator;
    Block first;
    Block second;
    int layer;
    if (block.width() >= block.height()) {
      int middle = (block.left + block.right) / 2;
      layer = 0;
      separator = new Block(block.top, block.bottom, middle, middle + 1);
      first = new Block(block.top, block.bottom, block.left, middle);
      second = new Block(block.top, block.bottom, middle, block.right);
    } else {
      int middle = (block.top + block.bottom) / 2;
      layer = 1;
      separator = new Block(middle, middle + 1, block.left, block.right);
      first = new Block(block.top, middle, block.left, block.right);
      second = new Block(middle, block.bottom, block.left, block.right);
    }
    boolean[] newlySeparated = new boolean[separated[layer].length];
    for (int r = separator.top; r < separator.bottom; r++) {
      for (int c = separator.left; c < separator.right; c++) {
        int node = r * columns + c;
        newlySeparated[node] = !separated[layer][node];
        separated[layer][node] = true;
      }
    }
    dissect(first, separated);
    dissect(second, separated);
    for (int r = separator.top; r < separator.bottom; r++) {
      for (int c = separator.left; c < separator.right; c++) {
        if (newlySeparated[r * columns + c]) {
          order[ordered++] = layer * rows * columns + r * columns + c;
        }
      }
    }
  }

  private void append(int layer, Block block, boolean[][] separated) {
    for (int r = block.top; r < block.bottom; r++) {
      for (int c = block.left; c < block.right; c++) {
        int node = r * columns + c;
        if (!separated[layer][node]) {
          separated[layer][node] = true;
          order[ordered++] = layer * rows * columns + node;
        }
      }
    }
  }
}
