package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ReadPath;

/**
 * Delay model of rows whose cells are programmed concurrently, see {@link Schedule}. Neighbouring
 * entries of a batch in the same row share their time. Cells are array cells.
 */
final class RowClock {

  private final Schedule schedule;
  private final ReadPath path;
  private final int columns;
  private final int firstRow;

  /** Sign of the last voltage of each row; 0 before the first. */
  private final byte[] lastSign;

  private double pulseSeconds;
  private long readSlots;
  private long settled;
  private long switches;

  private double[] slotVolts = new double[8];
  private double[] slotSeconds = new double[8];
  private long[] slotCounts = new long[8];
  private int slots;

  RowClock(Schedule schedule, ReadPath path, int columns, int[] cells) {
    this.schedule = schedule;
    this.path = path;
    this.columns = columns;
    firstRow = cells[0] / columns;
    lastSign = new byte[cells[cells.length - 1] / columns - firstRow + 1];
  }

  Delay delay() {
    return new Delay(
        pulseSeconds,
        readSlots * path.readSeconds(),
        settled * path.settleSeconds(),
        switches * path.switchSeconds());
  }

  private int rowEnd(int[] cells, int from) {
    int row = cells[from] / columns;
    int to = from + 1;
    while (to < cells.length && cells[to] / columns == row) {
      to++;
    }
    return to;
  }

  void read(int[] cells) {
    for (int from = 0; from < cells.length; from = rowEnd(cells, from)) {
      readSlots++;
    }
  }

  /** Gives pulses of similar length in a row a common length; returns the resulting lengths. */
  double[] shared(int[] cells, double[] volts, double[] lengths) {
    double[] shared = Arrays.copyOf(lengths, cells.length);
    for (int from = 0; from < cells.length; ) {
      int to = rowEnd(cells, from);
      int[] order =
          IntStream.range(from, to)
              .filter(i -> volts[i] != 0 && lengths[i] != 0)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> volts[i])
                      .thenComparingDouble(i -> lengths[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int begin = 0; begin < order.length; ) {
        int end = begin + 1;
        while (end < order.length
            && volts[order[end]] == volts[order[begin]]
            && lengths[order[end]] <= schedule.likeness() * lengths[order[begin]]) {
          end++;
        }
        double middle = lengths[order[(begin + end - 1) / 2]];
        for (; begin < end; begin++) {
          shared[order[begin]] = middle;
        }
      }
      from = to;
    }
    return shared;
  }

  /**
   * Adds a batch of pulses, with their lengths [s] and numbers of settling waits; 0 waits for no
   * pulse.
   */
  void pulse(int[] cells, double[] volts, double[] seconds, long[] counts) {
    for (int from = 0; from < cells.length; ) {
      int to = rowEnd(cells, from);
      slots = 0;
      for (int i = from; i < to; i++) {
        if (counts[i] > 0) {
          occupy(volts[i], seconds[i], counts[i]);
        }
      }
      if (slots > 0) {
        run(cells[from] / columns - firstRow);
      }
      from = to;
    }
  }

  private void occupy(double volts, double seconds, long count) {
    boolean grouped = schedule.kind() == Schedule.Kind.GROUPED;
    for (int s = 0; s < slots; s++) {
      if (slotVolts[s] == volts && (!grouped || slotSeconds[s] == seconds)) {
        slotSeconds[s] = Math.max(slotSeconds[s], seconds);
        slotCounts[s] = Math.max(slotCounts[s], count);
        return;
      }
    }
    if (slots == slotVolts.length) {
      slotVolts = Arrays.copyOf(slotVolts, 2 * slots);
      slotSeconds = Arrays.copyOf(slotSeconds, 2 * slots);
      slotCounts = Arrays.copyOf(slotCounts, 2 * slots);
    }
    slotVolts[slots] = volts;
    slotSeconds[slots] = seconds;
    slotCounts[slots++] = count;
  }

  private void run(int row) {
    boolean positive = false;
    boolean negative = false;
    for (int s = 0; s < slots; s++) {
      pulseSeconds += slotSeconds[s];
      settled += slotCounts[s];
      positive |= slotVolts[s] > 0;
      negative |= slotVolts[s] < 0;
    }
    int last = lastSign[row];
    if (positive && negative) {
      switches++;
      lastSign[row] = (byte) (last > 0 ? -1 : 1);
    } else {
      int sign = positive ? 1 : -1;
      switches += last != 0 && last != sign ? 1 : 0;
      lastSign[row] = (byte) sign;
    }
  }
}
