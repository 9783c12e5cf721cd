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
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

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
public final class Journal {

  private static final int MAGIC = 0x4f55524a; // "OURJ"
  private static final int VERSION = 2;

  private final List<JournalPage> pages = new ArrayList<>();
  private final boolean kept;
  private long task;

  /** Creates an empty log. */
  public Journal() {
    this(true);
  }

  private Journal(boolean kept) {
    this.kept = kept;
  }

  /** {@return a new log that records nothing, for runs that will not be resumed} */
  static Journal forgetful() {
    return new Journal(false);
  }

  /** {@return whether nothing has been recorded, as before the first run} */
  public boolean isEmpty() {
    return pages.isEmpty();
  }

  /** Creates the log of each block of a task, or rewinds those of the previous run. */
  void open(long taskKey, int blocks) {
    if (pages.isEmpty()) {
      task = taskKey;
      for (int i = 0; i < blocks; i++) {
        pages.add(new JournalPage(kept));
      }
      return;
    }
    Require.that(
        task == taskKey && pages.size() == blocks,
        "replay log",
        "must be of the same targets, seed and kind of strategy",
        "that of another task");
    pages.forEach(JournalPage::rewind);
  }

  JournalPage page(int block) {
    return pages.get(block);
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
    data.writeLong(task);
    data.writeInt(pages.size());
    for (JournalPage page : pages) {
      page.write(data);
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
  public static Journal read(InputStream in) throws IOException {
    CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(in, 1 << 16), new CRC32());
    DataInputStream data = new DataInputStream(checked);
    Journal journal = new Journal();
    try {
      Require.that(data.readInt() == MAGIC, "replay log", "must start with its mark", "other");
      int version = data.readInt();
      Require.that(version == VERSION, "replay log version", "must be " + VERSION, version);
      journal.task = data.readLong();
      int count = Require.atLeast("replay log blocks", data.readInt(), 0);
      for (int i = 0; i < count; i++) {
        journal.pages.add(JournalPage.read(data));
      }
      Require.that(data.readInt() == MAGIC, "replay log", "must end with its mark", "other");
      long sum = checked.getChecksum().getValue();
      Require.that(data.readLong() == sum, "replay log", "must be undamaged", "a changed one");
      return journal;
    } catch (EOFException e) {
      throw new InvalidValueException("replay log", "must be complete", "a truncated one");
    }
  }
}
