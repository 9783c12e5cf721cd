package org.ouroboros.memristor.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.ouroboros.memristor.core.check.Require;

/**
 * A fixed number of threads for work that splits into independent ranges. Tasks write to places
 * that depend on their index only, so the number of threads never changes a result. Threads are
 * daemons and end when idle; nothing needs closing. Thread-safe.
 */
public final class Workers {

  /** Chunks per thread: enough to level out uneven work. */
  private static final int CHUNKS_PER_THREAD = 8;

  private static final Workers SINGLE = new Workers(1);

  private final int threads;
  private final ForkJoinPool pool;

  private Workers(int threads) {
    this.threads = threads;
    this.pool = new ForkJoinPool(threads);
  }

  /** Work on the indices from {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  public interface RangeTask {
    /**
     * Does the work of a range.
     *
     * @param from first index
     * @param to index after the last
     */
    void run(int from, int to);
  }

  /**
   * Runs everything in the calling thread.
   *
   * @return the workers
   */
  public static Workers single() {
    return SINGLE;
  }

  /**
   * Workers with a number of threads.
   *
   * @param threads at least 1
   * @return the workers
   */
  public static Workers of(int threads) {
    Require.atLeast("threads", threads, 1);
    return threads == 1 ? SINGLE : new Workers(threads);
  }

  /**
   * How many threads there are.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  /**
   * Splits the indices 0 to {@code count - 1} into ranges and runs them all. Ranges of fewer than
   * {@code grain} indices are not worth a hand-over and stay together.
   *
   * @param count how many indices
   * @param grain the smallest range, at least 1
   * @param task the work; a range is run by one thread
   */
  public void forRange(int count, int grain, RangeTask task) {
    Require.atLeast("grain", grain, 1);
    int chunks = Math.min(threads * CHUNKS_PER_THREAD, count / grain);
    if (threads == 1 || chunks < 2 || ForkJoinTask.inForkJoinPool()) {
      if (count > 0) {
        task.run(0, count);
      }
      return;
    }
    List<Callable<Void>> parts = new ArrayList<>(chunks);
    for (int i = 0; i < chunks; i++) {
      int from = (int) ((long) count * i / chunks);
      int to = (int) ((long) count * (i + 1) / chunks);
      parts.add(
          () -> {
            task.run(from, to);
            return null;
          });
    }
    for (var future : pool.invokeAll(parts)) {
      ((ForkJoinTask<?>) future).join();
    }
  }
}
