package org.ouroboros.memristor.core.programming;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The requests to a block of cells and their results, in order. An entry consists of a hash of the
 * request, which detects a strategy that deviates on replay, and of the results.
 */
final class BlockReplayLog {
  private final boolean enabled;
  private long[] keys = new long[0];
  private int entries;
  private double[] values = new double[0];
  private int valueCount;
  private byte[] outcomes = new byte[0];
  private int outcomeCount;

  private int nextEntry;
  private int nextValue;
  private int nextOutcome;

  /** After a cancellation nothing is recorded: the next run continues from there. */
  private boolean closed;

  BlockReplayLog(boolean enabled) {
    this.enabled = enabled;
  }

  void rewind() {
    nextEntry = 0;
    nextValue = 0;
    nextOutcome = 0;
    closed = false;
  }

  void close() {
    closed = true;
  }

  /** Whether the next request has a recorded result. */
  boolean hasNext() {
    return nextEntry < entries;
  }

  /** The hash of a request to read cells. */
  static long requestHash(int[] cells) {
    long key = cells.length;
    for (int cell : cells) {
      key = Seed.key(key, cell);
    }
    return key;
  }

  /** The hash of a request for pulses, by their cells, voltages and lengths. */
  static long requestHash(PulseBatch pulses, double unitSeconds) {
    long key = pulses.size();
    for (int i = 0; i < pulses.size(); i++) {
      key = Seed.key(key, pulses.cell(i)) ^ Double.doubleToLongBits(pulses.volts(i));
      key = Seed.key(key, Double.doubleToLongBits(pulses.seconds(i, unitSeconds)));
    }
    return key;
  }

  boolean isEnabled() {
    return enabled;
  }

  private void match(long key, int valuesNeeded, int outcomesNeeded) {
    Require.that(
        keys[nextEntry] == key
            && valueCount - nextValue >= valuesNeeded
            && outcomeCount - nextOutcome >= outcomesNeeded,
        "replay log",
        "must be of the same strategy, budget and schedule",
        "one with other requests");
    nextEntry++;
  }

  private void append(long key) {
    if (entries == keys.length) {
      keys = Arrays.copyOf(keys, Math.max(16, 2 * entries));
    }
    keys[entries++] = key;
    nextEntry = entries;
  }

  /** Replays a request for numbers. */
  void replay(long key, double[] numbers, int count) {
    match(key, count, 0);
    System.arraycopy(values, nextValue, numbers, 0, count);
    nextValue += count;
  }

  /** Records the result of a request for numbers. */
  void record(long key, double[] numbers, int count) {
    if (enabled && !closed) {
      append(key);
      ensureCapacity(count, 0);
      System.arraycopy(numbers, 0, values, valueCount, count);
      valueCount += count;
    }
  }

  /** Replays pulse results. */
  void replay(long key, PulseResult result, int count) {
    match(key, 2 * count, count);
    result.reset(count);
    for (int i = 0; i < count; i++) {
      result.set(
          i,
          values[nextValue + 1],
          values[nextValue],
          PulseResult.Outcome.of(outcomes[nextOutcome++]));
      nextValue += 2;
    }
  }

  /** Records pulse results. */
  void record(long key, PulseResult result) {
    if (enabled && !closed) {
      append(key);
      ensureCapacity(2 * result.size(), result.size());
      for (int i = 0; i < result.size(); i++) {
        values[valueCount++] = result.joules(i);
        values[valueCount++] = result.coulombs(i);
        outcomes[outcomeCount++] = result.outcome(i).code();
      }
    }
  }

  private void ensureCapacity(int moreValues, int moreOutcomes) {
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

  static BlockReplayLog read(DataInputStream data) throws IOException {
    BlockReplayLog log = new BlockReplayLog(true);
    int entries = Require.atLeast("replay log entries", data.readInt(), 0);
    for (int i = 0; i < entries; i++) {
      log.append(data.readLong());
    }
    int values = Require.atLeast("replay log values", data.readInt(), 0);
    for (int i = 0; i < values; i++) {
      log.ensureCapacity(1, 0);
      log.values[log.valueCount++] = data.readDouble();
    }
    int outcomes = Require.atLeast("replay log outcomes", data.readInt(), 0);
    for (int i = 0; i < outcomes; i++) {
      log.ensureCapacity(0, 1);
      byte code = data.readByte();
      if (code < 0 || code >= PulseResult.Outcome.codes()) {
        throw new InvalidValueException("replay log outcome", "must be known", code);
      }
      log.outcomes[log.outcomeCount++] = code;
    }
    log.rewind();
    return log;
  }
}
