package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.PeripheryParameters;

/**
 * Delay model of rows whose cells are programmed concurrently, see {@link Schedule}. Neighbouring
 * entries of a batch in the same row share their time. Cells are array cells.
 */
final class RowDelayModel {

  private final Schedule schedule;
  private final PeripheryParameters periphery;
  private final int columns;
  private final int firstRow;

  /** Sign of the last voltage of each row; 0 before the first. */
  private final byte[] lastSign;

  private double pulseSeconds;
  private long readSlots;
  private long settlings;
  private long polaritySwitches;

  private double[] slotVolts = new double[8];
  private double[] slotSeconds = new double[8];
  private long[] slotCounts = new long[8];
  private int slots;

  RowDelayModel(Schedule schedule, PeripheryParameters periphery, int columns, int[] cells) {
    this.schedule = schedule;
    this.periphery = periphery;
    this.columns = columns;
    firstRow = cells[0] / columns;
    lastSign = new byte[cells[cells.length - 1] / columns - firstRow + 1];
  }

  DelayBreakdown delay() {
    return new DelayBreakdown(
        pulseSeconds,
        readSlots * periphery.readSeconds(),
        settlings * periphery.settlingSeconds(),
        polaritySwitches * periphery.polaritySwitchSeconds());
  }

  private int rowEnd(int[] cells, int from) {
    int row = cells[from] / columns;
    int to = from + 1;
    while (to < cells.length && cells[to] / columns == row) {
      to++;
    }
    return to;
  }

  void addReads(int[] cells) {
    for (int from = 0; from < cells.length; from = rowEnd(cells, from)) {
      readSlots++;
    }
  }

  /** Gives pulses of similar length in a row a common length; returns the resulting lengths. */
  double[] groupLengths(int[] cells, double[] volts, double[] lengths) {
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
            && lengths[order[end]] <= schedule.maxLengthRatio() * lengths[order[begin]]) {
          end++;
        }
        double medianLength = lengths[order[(begin + end - 1) / 2]];
        for (; begin < end; begin++) {
          shared[order[begin]] = medianLength;
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
  void addPulses(int[] cells, double[] volts, double[] seconds, long[] counts) {
    for (int from = 0; from < cells.length; ) {
      int to = rowEnd(cells, from);
      slots = 0;
      for (int i = from; i < to; i++) {
        if (counts[i] > 0) {
          addToSlot(volts[i], seconds[i], counts[i]);
        }
      }
      if (slots > 0) {
        addRow(cells[from] / columns - firstRow);
      }
      from = to;
    }
  }

  private void addToSlot(double volts, double seconds, long count) {
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

  private void addRow(int row) {
    boolean positive = false;
    boolean negative = false;
    for (int s = 0; s < slots; s++) {
      pulseSeconds += slotSeconds[s];
      settlings += slotCounts[s];
      positive |= slotVolts[s] > 0;
      negative |= slotVolts[s] < 0;
    }
    int last = lastSign[row];
    if (positive && negative) {
      polaritySwitches++;
      lastSign[row] = (byte) (last > 0 ? -1 : 1);
    } else {
      int sign = positive ? 1 : -1;
      polaritySwitches += last != 0 && last != sign ? 1 : 0;
      lastSign[row] = (byte) sign;
    }
  }
}
