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
 * All that a run has seen of its array, in the order in which it saw it: readings, products, and
 * what pulses did. With it a run that was cancelled goes on: the strategy is run from its beginning
 * and gets its answers from the journal, without touching the array, until they are used up; from
 * there it works on the array as if nothing had happened. Strategies decide by what they see alone,
 * so the result is that of a run that was never interrupted, to the last bit.
 *
 * <p>The array must be as the cancelled run left it; its {@linkplain
 * org.ouroboros.memristor.core.array.ProgrammableArray#snapshot() snapshot} and the journal
 * together are all that there is to save. Strategy, targets and seed must be the same; the number
 * of threads need not.
 *
 * <p>A journal takes about 9 bytes a read and 17 a pulse. Not thread-safe; a run uses it from
 * several threads in its own way.
 */
public final class Journal {

  private static final int MAGIC = 0x4f55524a; // "OURJ"
  private static final int VERSION = 2;

  private final List<JournalPage> pages = new ArrayList<>();
  private final boolean kept;
  private long task;

  /** Makes an empty journal. */
  public Journal() {
    this(true);
  }

  private Journal(boolean kept) {
    this.kept = kept;
  }

  /**
   * A journal that forgets, for runs that will not be resumed.
   *
   * @return a new one
   */
  static Journal forgetful() {
    return new Journal(false);
  }

  /**
   * Whether nothing has been written yet.
   *
   * @return true before the first run
   */
  public boolean isEmpty() {
    return pages.isEmpty();
  }

  /** Opens a page for each block of a task, or finds those of the run before. */
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
        "journal",
        "must be of the same targets, seed and kind of strategy",
        "that of another task");
    pages.forEach(JournalPage::rewind);
  }

  JournalPage page(int block) {
    return pages.get(block);
  }

  /**
   * Writes the journal, every bit of it.
   *
   * @param out where to; stays open
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
   * Reads a journal.
   *
   * @param in where from; stays open
   * @return the journal
   * @throws IOException if reading fails
   * @throws InvalidValueException if the data are not a whole, undamaged journal of a known version
   */
  public static Journal read(InputStream in) throws IOException {
    CheckedInputStream checked =
        new CheckedInputStream(new BufferedInputStream(in, 1 << 16), new CRC32());
    DataInputStream data = new DataInputStream(checked);
    Journal journal = new Journal();
    try {
      Require.that(data.readInt() == MAGIC, "journal", "must begin with its mark", "other");
      int version = data.readInt();
      Require.that(version == VERSION, "journal version", "must be " + VERSION, version);
      journal.task = data.readLong();
      int count = Require.atLeast("journal pages", data.readInt(), 0);
      for (int i = 0; i < count; i++) {
        journal.pages.add(JournalPage.read(data));
      }
      Require.that(data.readInt() == MAGIC, "journal", "must end with its mark", "other");
      long sum = checked.getChecksum().getValue();
      Require.that(data.readLong() == sum, "journal", "must be undamaged", "a changed one");
      return journal;
    } catch (EOFException e) {
      throw new InvalidValueException("journal", "must be complete", "a truncated one");
    }
  }
}
