package org.ouroboros.memristor.core.programming;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The replay log of a run: all readings, products and pulse results, in order. It lets a cancelled
 * run resume: the strategy is run again from its beginning and receives the recorded results,
 * without access to the array, until the log is exhausted; from there on it works on the array. As
 * strategies decide by these results only, the outcome is bit-identical to that of an uninterrupted
 * run.
 *
 * <p>The array must be in the state in which the cancelled run left it; its {@linkplain
 * org.ouroboros.memristor.core.array.ProgrammableArray#snapshot() snapshot} and this log are all
 * that has to be saved. Strategy, targets and seed must be the same; the number of threads may
 * differ.
 *
 * <p>Size: about 9 bytes per read and 17 per pulse. Not thread-safe, except for the internal use by
 * one run.
 */
public final class ReplayLog {
  private static final int MAGIC = 0x4f55524a; // "OURJ"
  private static final int VERSION = 2;

  private final List<BlockReplayLog> blocks = new ArrayList<>();
  private final boolean enabled;
  private long taskHash;

  /** Creates an empty log. */
  public ReplayLog() {
    this(true);
  }

  private ReplayLog(boolean enabled) {
    this.enabled = enabled;
  }

  /** {@return a new log that records nothing, for runs that will not be resumed} */
  static ReplayLog disabled() {
    return new ReplayLog(false);
  }

  /** {@return whether nothing has been recorded, as before the first run} */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** Creates the log of each block of a task, or rewinds those of the previous run. */
  void open(long newTaskHash, int blockCount) {
    if (blocks.isEmpty()) {
      taskHash = newTaskHash;
      for (int i = 0; i < blockCount; i++) {
        blocks.add(new BlockReplayLog(enabled));
      }
      return;
    }
    Require.that(
        taskHash == newTaskHash && blocks.size() == blockCount,
        "replay log",
        "must be of the same targets, seed and kind of strategy",
        "that of another task");
    blocks.forEach(BlockReplayLog::rewind);
  }

  BlockReplayLog block(int block) {
    return blocks.get(block);
  }

  /**
   * Writes the whole log.
   *
   * @param out the stream; stays open
   * @throws IOException if writing fails
   */
  public void write(OutputStream out) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(out, 1 << 16), new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    data.writeLong(taskHash);
    data.writeInt(blocks.size());
    for (BlockReplayLog block : blocks) {
      block.write(data);
    }
    data.writeInt(MAGIC);
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  /**
   * {@return a log read from a stream}
   *
   * @param in the stream; stays open
   * @throws IOException if reading fails
   * @throws InvalidValueException if the data are incomplete, damaged or of an unknown version
   */
  public static ReplayLog read(InputStream in) throws IOException {
    CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(in, 1 << 16), new CRC32());
    DataInputStream data = new DataInputStream(checked);
    ReplayLog log = new ReplayLog();
    try {
      Require.that(data.readInt() == MAGIC, "replay log", "must start with its mark", "other");
      int version = data.readInt();
      Require.that(version == VERSION, "replay log version", "must be " + VERSION, version);
      log.taskHash = data.readLong();
      int count = Require.atLeast("replay log blocks", data.readInt(), 0);
      for (int i = 0; i < count; i++) {
        log.blocks.add(BlockReplayLog.read(data));
      }
      Require.that(data.readInt() == MAGIC, "replay log", "must end with its mark", "other");
      long sum = checked.getChecksum().getValue();
      Require.that(data.readLong() == sum, "replay log", "must be undamaged", "a changed one");
      return log;
    } catch (EOFException e) {
      throw new InvalidValueException("replay log", "must be complete", "a truncated one");
    }
  }
}
