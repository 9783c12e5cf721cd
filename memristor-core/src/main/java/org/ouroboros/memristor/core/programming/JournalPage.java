package org.ouroboros.memristor.core.programming;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;

/**
 * The requests to a block of cells and their results, in order. An entry consists of a hash of the
 * request, which detects a strategy that deviates on replay, and of the results.
 */
final class JournalPage {

  private final boolean kept;
  private long[] keys = new long[0];
  private int entries;
  private double[] values = new double[0];
  private int valueCount;
  private byte[] outcomes = new byte[0];
  private int outcomeCount;

  private int entry;
  private int value;
  private int outcome;

  /** After a cancellation nothing is recorded: the next run continues from there. */
  private boolean closed;

  JournalPage(boolean kept) {
    this.kept = kept;
  }

  void rewind() {
    entry = 0;
    value = 0;
    outcome = 0;
    closed = false;
  }

  void close() {
    closed = true;
  }

  /** Whether the next request has a recorded result. */
  boolean knows() {
    return entry < entries;
  }

  /** The hash of a request to cells, of which the first {@code numbered} have two values each. */
  static long key(int[] cells, double[] first, double[] second, int numbered) {
    long key = cells.length;
    for (int i = 0; i < cells.length; i++) {
      key = Seed.key(key, cells[i]);
      if (i < numbered) {
        key = Seed.key(key ^ Double.doubleToLongBits(first[i]), Double.doubleToLongBits(second[i]));
      }
    }
    return key;
  }

  boolean keeps() {
    return kept;
  }

  private void match(long key, int valuesNeeded, int outcomesNeeded) {
    Require.that(
        keys[entry] == key
            && valueCount - value >= valuesNeeded
            && outcomeCount - outcome >= outcomesNeeded,
        "replay log",
        "must be of the same strategy, budget and schedule",
        "one with other requests");
    entry++;
  }

  private void append(long key) {
    if (entries == keys.length) {
      keys = Arrays.copyOf(keys, Math.max(16, 2 * entries));
    }
    keys[entries++] = key;
    entry = entries;
  }

  /** Replays a request for numbers. */
  void recall(long key, double[] numbers, int count) {
    match(key, count, 0);
    System.arraycopy(values, value, numbers, 0, count);
    value += count;
  }

  /** Records the result of a request for numbers. */
  void remember(long key, double[] numbers, int count) {
    if (kept && !closed) {
      append(key);
      room(count, 0);
      System.arraycopy(numbers, 0, values, valueCount, count);
      valueCount += count;
    }
  }

  /** Replays pulse results. */
  void recall(long key, PulseResult result, int count) {
    match(key, 2 * count, count);
    result.reset(count);
    for (int i = 0; i < count; i++) {
      result.set(i, values[value + 1], values[value], PulseOutcome.of(outcomes[outcome++]));
      value += 2;
    }
  }

  /** Records pulse results. */
  void remember(long key, PulseResult result) {
    if (kept && !closed) {
      append(key);
      room(2 * result.size(), result.size());
      for (int i = 0; i < result.size(); i++) {
        values[valueCount++] = result.joules(i);
        values[valueCount++] = result.coulombs(i);
        outcomes[outcomeCount++] = result.outcome(i).code();
      }
    }
  }

  private void room(int moreValues, int moreOutcomes) {
    if (valueCount + moreValues > values.length) {
      values = Arrays.copyOf(values, Math.max(2 * values.length, valueCount + moreValues));
    }
    if (outcomeCount + moreOutcomes > outcomes.length) {
      outcomes =
          Arrays.copyOf(outcomes, Math.max(2 * outcomes.length, outcomeCount + moreOutcomes));
    }
  }

  void write(DataOutputStream data) throws IOException {
    data.writeInt(entries);
    for (int i = 0; i < entries; i++) {
      data.writeLong(keys[i]);
    }
    data.writeInt(valueCount);
    for (int i = 0; i < valueCount; i++) {
      data.writeDouble(values[i]);
    }
    data.writeInt(outcomeCount);
    data.write(outcomes, 0, outcomeCount);
  }

  static JournalPage read(DataInputStream data) throws IOException {
    JournalPage page = new JournalPage(true);
    int entries = Require.atLeast("replay log entries", data.readInt(), 0);
    for (int i = 0; i < entries; i++) {
      page.append(data.readLong());
    }
    int values = Require.atLeast("replay log values", data.readInt(), 0);
    for (int i = 0; i < values; i++) {
      page.room(1, 0);
      page.values[page.valueCount++] = data.readDouble();
    }
    int outcomes = Require.atLeast("replay log outcomes", data.readInt(), 0);
    for (int i = 0; i < outcomes; i++) {
      page.room(0, 1);
      byte code = data.readByte();
      if (code < 0 || code >= PulseOutcome.codes()) {
        throw new InvalidValueException("replay log outcome", "must be known", code);
      }
      page.outcomes[page.outcomeCount++] = code;
    }
    page.rewind();
    return page;
  }
}
