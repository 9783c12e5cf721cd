package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.device.PulseBatch;

/**
 * Delay model of rows whose cells are programmed concurrently, see {@link Schedule}. Neighbouring
 * entries of a batch in the same row share their time. Cells are those of the block.
 */
final class RowDelayModel {
  private final Schedule schedule;
  private final PeripheryParameters periphery;
  private final int columns;
  private final int[] arrayCells;

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

  /** Makes the model of a block of ascending array cells. */
  RowDelayModel(Schedule schedule, PeripheryParameters periphery, int columns, int[] arrayCells) {
    this.schedule = schedule;
    this.periphery = periphery;
    this.columns = columns;
    this.arrayCells = arrayCells;
    lastSign = new byte[row(arrayCells.length - 1) + 1];
  }

  /** Row of a cell, counted from the first row of the block. */
  private int row(int cell) {
    return arrayCells[cell] / columns - arrayCells[0] / columns;
  }

  ProgrammingCost.Delay delay() {
    return new ProgrammingCost.Delay(
        pulseSeconds,
        readSlots * periphery.readSeconds(),
        settlings * periphery.settlingSeconds(),
        polaritySwitches * periphery.polaritySwitchSeconds());
  }

  void addReads(int[] cells) {
    int lastRow = -1;
    for (int cell : cells) {
      int row = row(cell);
      readSlots += row != lastRow ? 1 : 0;
      lastRow = row;
    }
  }

  /** Index after the last of consecutive entries in one row. */
  private int rowEnd(PulseBatch pulses, int from) {
    int to = from + 1;
    while (to < pulses.size() && row(pulses.cell(to)) == row(pulses.cell(from))) {
      to++;
    }
    return to;
  }

  /** Common lengths for similar pulses of a row: seconds, or unit pulses of trains. */
  double[] groupLengths(PulseBatch pulses) {
    double[] lengths = new double[pulses.size()];
    Arrays.setAll(lengths, i -> pulses.seconds(i, 1));
    for (int from = 0; from < lengths.length; ) {
      int to = rowEnd(pulses, from);
      int[] order =
          IntStream.range(from, to)
              .filter(i -> pulses.volts(i) != 0 && lengths[i] != 0)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(pulses::volts)
                      .thenComparingDouble(i -> lengths[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int begin = 0; begin < order.length; ) {
        int end = begin + 1;
        while (end < order.length
            && pulses.volts(order[end]) == pulses.volts(order[begin])
            && lengths[order[end]] <= schedule.maxLengthRatio() * lengths[order[begin]]) {
          end++;
        }
        double medianLength = lengths[order[(begin + end - 1) / 2]];
        for (; begin < end; begin++) {
          lengths[order[begin]] = medianLength;
        }
      }
      from = to;
    }
    return lengths;
  }

  /** Adds pulses with their numbers of settling waits; 0 waits for no pulse. */
  void addPulses(PulseBatch pulses, double unitSeconds, long[] counts) {
    for (int from = 0; from < pulses.size(); ) {
      int to = rowEnd(pulses, from);
      slots = 0;
      for (int i = from; i < to; i++) {
        if (counts[i] > 0) {
          addToSlot(pulses.volts(i), pulses.seconds(i, unitSeconds), counts[i]);
        }
      }
      if (slots > 0) {
        addRow(row(pulses.cell(from)));
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
