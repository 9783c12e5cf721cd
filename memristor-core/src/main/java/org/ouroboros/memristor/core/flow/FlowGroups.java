package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Sorts the pulses of a block by their tables, so that loops run over one table at a time. Groups
 * are in the order in which their first pulses came, and so are the pulses of each.
 */
final class FlowGroups {

  private static final int SIZE = PulseBlock.CAPACITY;

  private final int[] sizeOfPiece;

  /** Entries of the block: [piece, where one was needed][place]. */
  private final int[] @Nullable [] entriesOfPiece;

  private final int[] pieces = new int[SIZE];
  private final int[] end = new int[SIZE];
  private int count;

  FlowGroups(int tables) {
    sizeOfPiece = new int[tables];
    entriesOfPiece = new int[tables][];
  }

  void clear() {
    for (int g = 0; g < count; g++) {
      sizeOfPiece[pieces[g]] = 0;
    }
    count = 0;
  }

  /** Adds an entry of the block to the group of a piece. */
  void add(int piece, int entry) {
    int place = sizeOfPiece[piece]++;
    int[] entries = entriesOfPiece[piece];
    if (place == 0) {
      pieces[count++] = piece;
      if (entries == null) {
        entries = new int[SIZE];
        entriesOfPiece[piece] = entries;
      }
    }
    entries[place] = entry;
  }

  /** Writes the entries group by group. */
  void order(int[] ordered) {
    int from = 0;
    for (int g = 0; g < count; g++) {
      int size = sizeOfPiece[pieces[g]];
      System.arraycopy(entriesOfPiece[pieces[g]], 0, ordered, from, size);
      from += size;
      end[g] = from;
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
    return end[group];
  }

  /** Says where a group ends now, when pulses have left it; groups are told in their order. */
  void endAt(int group, int slot) {
    end[group] = slot;
  }
}
