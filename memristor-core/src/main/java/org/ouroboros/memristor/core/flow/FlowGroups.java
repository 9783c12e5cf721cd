package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Sorts the pulses of a block by their tables, so that loops run over one table at a time. Groups
 * are in the order in which their first pulses came, and so are the pulses of each.
 */
final class FlowGroups {

  private static final int SIZE = PulseBlock.CAPACITY;

  private final int[] sizeOfPiece;
  private final int[] groupOfPiece;
  private final int[] pieces = new int[SIZE];
  private final int[] entries = new int[SIZE];
  private final int[] pieceOfEntry = new int[SIZE];
  private final int[] start = new int[SIZE + 1];
  private final int[] next = new int[SIZE];
  private int count;
  private int size;

  FlowGroups(int tables) {
    sizeOfPiece = new int[tables];
    groupOfPiece = new int[tables];
  }

  void clear() {
    for (int g = 0; g < count; g++) {
      sizeOfPiece[pieces[g]] = 0;
    }
    count = 0;
    size = 0;
  }

  /** Adds an entry of the block to the group of a piece. */
  void add(int piece, int entry) {
    if (sizeOfPiece[piece]++ == 0) {
      groupOfPiece[piece] = count;
      pieces[count++] = piece;
    }
    entries[size] = entry;
    pieceOfEntry[size++] = piece;
  }

  /** Writes the entries group by group. */
  void order(int[] ordered) {
    start[0] = 0;
    for (int g = 0; g < count; g++) {
      next[g] = start[g];
      start[g + 1] = start[g] + sizeOfPiece[pieces[g]];
    }
    for (int k = 0; k < size; k++) {
      ordered[next[groupOfPiece[pieceOfEntry[k]]]++] = entries[k];
    }
  }

  int count() {
    return count;
  }

  /** The table of a group. */
  int piece(int group) {
    return pieces[group];
  }

  /** Slot after a group's last; the first group begins at 0, the others where one ends. */
  int to(int group) {
    return start[group + 1];
  }

  /** Says where a group ends now, when pulses have left it; groups are told in their order. */
  void endAt(int group, int slot) {
    start[group + 1] = slot;
  }
}
