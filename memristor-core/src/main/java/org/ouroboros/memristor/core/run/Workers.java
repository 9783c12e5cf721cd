package org.ouroboros.memristor.core.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;

/**
 * A parallel-for over index ranges with a fixed number of threads. Tasks must write only to
 * locations that depend on their index, so that results do not depend on the number of threads.
 *
 * <p>The calling thread takes part. An idle helper thread spins for {@value #AWAKE_NANOS} ns to
 * serve closely following batches, then sleeps. Helpers are daemon threads that end after some
 * seconds of sleep; nothing needs closing. Thread-safe: concurrent calls share the helpers.
 */
public final class Workers {

  /** Chunks per thread, for load balancing. */
  private static final int CHUNKS_PER_THREAD = 8;

  /** A few times the time to wake a thread. */
  private static final long AWAKE_NANOS = 200_000;

  private static final long KEEP_SECONDS = 5;

  private static final Workers SINGLE = new Workers(1);

  /** Whether the current thread runs a task of any workers. */
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final int threads;

  /** Spin time; 0 if spinning would take a core from working threads. */
  private final long awakeNanos;

  private final Executor helpers;
  private final Queue<RangeJob> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger helpersMade = new AtomicInteger();

  private Workers(int threads) {
    this.threads = threads;
    awakeNanos = threads <= Runtime.getRuntime().availableProcessors() ? AWAKE_NANOS : 0;
    // No queue: a helper is woken or started, or all are busy.
    helpers =
        new ThreadPoolExecutor(
            0,
            Math.max(1, threads - 1),
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::helper,
            new ThreadPoolExecutor.DiscardPolicy());
  }

  private Thread helper(Runnable body) {
    return new Helper(body, 1 + helpersMade.getAndIncrement() % (threads - 1));
  }

  /** A helper thread and the partition that it begins with. */
  private static final class Helper extends Thread {
    private final int home;

    Helper(Runnable body, int home) {
      super(body, "workers");
      this.home = home;
      setDaemon(true);
    }
  }

  /** A task on the indices from {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  public interface RangeTask {
    /**
     * Processes a range.
     *
     * @param from first index
     * @param to index after the last
     */
    void run(int from, int to);
  }

  /**
   * Returns workers that run everything on the calling thread.
   *
   * @return the workers
   */
  public static Workers single() {
    return SINGLE;
  }

  /**
   * Returns workers with a number of threads.
   *
   * @param threads at least 1, including the calling one
   * @return the workers
   */
  public static Workers of(int threads) {
    Require.atLeast("threads", threads, 1);
    return threads == 1 ? SINGLE : new Workers(threads);
  }

  /**
   * Returns the number of threads.
   *
   * @return at least 1
   */
  public int threads() {
    return threads;
  }

  /**
   * Splits the indices 0 to {@code count - 1} into ranges of at least {@code grain} indices and
   * runs them all. Nested calls run on the current thread. If ranges fail, the exception of the
   * first of them is rethrown, and later ranges that have not begun are skipped.
   *
   * @param count number of indices
   * @param grain minimum size of a range, at least 1
   * @param task the task; a range is run by one thread
   */
  public void forRange(int count, int grain, RangeTask task) {
    Require.atLeast("grain", grain, 1);
    int chunks = Math.min(threads * CHUNKS_PER_THREAD, count / grain);
    if (threads == 1 || chunks < 2 || INSIDE.get()) {
      if (count > 0) {
        task.run(0, count);
      }
      return;
    }
    RangeJob job = new RangeJob(count, chunks, Math.min(threads, chunks), task);
    jobs.add(job);
    for (int i = Math.min(threads, chunks) - 1; i > 0; i--) {
      helpers.execute(this::help);
    }
    work(job);
    job.await();
  }

  /** Takes part in jobs until there have been none for the spin time. */
  private void help() {
    long idleSince = System.nanoTime();
    do {
      @Nullable RangeJob job = jobs.peek();
      if (job != null) {
        work(job);
        idleSince = System.nanoTime();
      } else {
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - idleSince < awakeNanos);
  }

  /** Takes part in a job until all of its chunks are taken. */
  private void work(RangeJob job) {
    INSIDE.set(true);
    try {
      job.work(Thread.currentThread() instanceof Helper helper ? helper.home : 0);
    } finally {
      INSIDE.set(false);
      jobs.remove(job);
    }
  }
}
