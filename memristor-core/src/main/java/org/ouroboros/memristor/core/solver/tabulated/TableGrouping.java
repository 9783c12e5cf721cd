package org.ouroboros.memristor.core.solver.tabulated;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Groups the pulses of a block by table, so that loops run over one table at a time. The groups of
 * the first two tables come first; the order of pulses inside a group is kept.
 */
final class TableGrouping {
  private static final int SIZE = PulseSolver.Block.CAPACITY;

  private final int[] sizeOfTable;

  /** Entries of the block: [table index; null until used][position]. */
  private final int[] @Nullable [] entriesOfTable;

  private final int[] tableOfGroup = new int[SIZE];
  private final int[] endLanes = new int[SIZE];
  private int count;

  TableGrouping(int tables) {
    sizeOfTable = new int[Math.max(2, tables)];
    entriesOfTable = new int[sizeOfTable.length][];
    entriesOfTable[0] = new int[SIZE];
    entriesOfTable[1] = new int[SIZE];
  }

  void clear() {
    for (int g = 0; g < count; g++) {
      sizeOfTable[tableOfGroup[g]] = 0;
    }
    count = 0;
  }

  /**
   * Adds the leading entries of a block to the first two tables while their voltage is one of the
   * two and their length is not 0. Returns the first other entry.
   */
  int addLeading(PulseSolver.Block block, double firstVolts, double secondVolts) {
    double[] volts = block.volts();
    double[] seconds = block.seconds();
    int[] ofFirst = entriesOfTable[0];
    int[] ofSecond = entriesOfTable[1];
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
    addGroup(0, first);
    addGroup(1, second);
    return entry;
  }

  private void addGroup(int tableIndex, int size) {
    if (size > 0) {
      sizeOfTable[tableIndex] = size;
      tableOfGroup[count++] = tableIndex;
    }
  }

  /** Adds an entry of the block to the group of a table. */
  void add(int tableIndex, int entry) {
    int position = sizeOfTable[tableIndex]++;
    int[] entries = entriesOfTable[tableIndex];
    if (position == 0) {
      tableOfGroup[count++] = tableIndex;
      if (entries == null) {
        entries = new int[SIZE];
        entriesOfTable[tableIndex] = entries;
      }
    }
    entries[position] = entry;
  }

  /** Writes the entries, group by group. */
  void copyEntries(int[] ordered) {
    int from = 0;
    for (int g = 0; g < count; g++) {
      int size = sizeOfTable[tableOfGroup[g]];
      System.arraycopy(entriesOfTable[tableOfGroup[g]], 0, ordered, from, size);
      from += size;
      endLanes[g] = from;
    }
  }

  int count() {
    return count;
  }

  int tableIndex(int group) {
    return tableOfGroup[group];
  }

  /** Returns the lane after a group's last; a group begins where the one before ends. */
  int endLane(int group) {
    return endLanes[group];
  }

  /** Sets where a group ends after pulses have left it; to be called in the order of groups. */
  void setEndLane(int group, int lane) {
    endLanes[group] = lane;
  }
}
