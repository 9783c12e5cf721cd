package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Groups the pulses of a block by table, so that loops run over one table at a time. The groups of
 * the first two tables come first; the order of pulses inside a group is kept.
 */
final class FlowGroups {

  private static final int SIZE = PulseBlock.CAPACITY;

  private final int[] sizeOfPiece;

  /** Entries of the block: [table index; null until used][position]. */
  private final int[] @Nullable [] entriesOfPiece;

  private final int[] pieces = new int[SIZE];
  private final int[] end = new int[SIZE];
  private int count;

  FlowGroups(int tables) {
    sizeOfPiece = new int[Math.max(2, tables)];
    entriesOfPiece = new int[sizeOfPiece.length][];
    entriesOfPiece[0] = new int[SIZE];
    entriesOfPiece[1] = new int[SIZE];
  }

  void clear() {
    for (int g = 0; g < count; g++) {
      sizeOfPiece[pieces[g]] = 0;
    }
    count = 0;
  }

  /**
   * Adds the leading entries of a block to the first two tables while their voltage is one of the
   * two and their length is not 0. Returns the first other entry.
   */
  int addLeading(PulseBlock block, double firstVolts, double secondVolts) {
    double[] volts = block.volts();
    double[] seconds = block.seconds();
    int[] ofFirst = entriesOfPiece[0];
    int[] ofSecond = entriesOfPiece[1];
    int first = 0;
    int second = 0;
    int entry = 0;
    for (; entry < block.size() && seconds[entry] != 0; entry++) {
      if (volts[entry] == firstVolts) {
        ofFirst[first++] = entry;
      } else if (volts[entry] == secondVolts) {
        ofSecond[second++] = entry;
      } else {
        break;
      }
    }
    begin(0, first);
    begin(1, second);
    return entry;
  }

  private void begin(int piece, int size) {
    if (size > 0) {
      sizeOfPiece[piece] = size;
      pieces[count++] = piece;
    }
  }

  /** Adds an entry of the block to the group of a table. */
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

  /** Writes the entries, group by group. */
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

  /** Returns the table index of a group. */
  int piece(int group) {
    return pieces[group];
  }

  /** Returns the lane after a group's last; a group begins where the one before ends. */
  int to(int group) {
    return end[group];
  }

  /** Sets where a group ends after pulses have left it; to be called in the order of groups. */
  void endAt(int group, int slot) {
    end[group] = slot;
  }
}
