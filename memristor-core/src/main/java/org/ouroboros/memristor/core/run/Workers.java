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
 * A fixed number of threads for work that splits into independent ranges. Tasks write to places
 * that depend on their index only, so the number of threads never changes a result.
 *
 * <p>The calling thread works too; the others help. A helper that has run out of work stays awake
 * for {@value #AWAKE_NANOS} ns, so that it is at hand for batches that follow each other closely,
 * and sleeps then. Helpers are daemons and end when they have slept for some seconds; nothing needs
 * closing. Thread-safe: calls of several threads share the helpers.
 */
public final class Workers {

  /** Chunks per thread: enough to level out uneven work. */
  private static final int CHUNKS_PER_THREAD = 8;

  /** Waking a thread takes some tens of microseconds; this is a few times that. */
  private static final long AWAKE_NANOS = 200_000;

  private static final long KEEP_SECONDS = 5;

  private static final Workers SINGLE = new Workers(1);

  /** Whether the current thread is inside a task of any workers. */
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final int threads;

  /** Waiting pays only where it takes no core from those who work. */
  private final long awakeNanos;

  private final Executor helpers;
  private final Queue<RangeJob> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger helpersMade = new AtomicInteger();

  private Workers(int threads) {
    this.threads = threads;
    awakeNanos = threads <= Runtime.getRuntime().availableProcessors() ? AWAKE_NANOS : 0;
    // Without a queue: a helper is woken, or started, or all are at work already.
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

  /** A thread that helps, and which share of a job it begins with. */
  private static final class Helper extends Thread {
    private final int home;

    Helper(Runnable body, int home) {
      super(body, "workers");
      this.home = home;
      setDaemon(true);
    }
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
   * @param threads at least 1, the calling one included
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
   * {@code grain} indices are not worth a hand-over and stay together. Inside a task everything
   * runs in place. If ranges fail, what the first of them has thrown is thrown, and ranges behind
   * it that have not begun by then are left out.
   *
   * @param count how many indices
   * @param grain the smallest range, at least 1
   * @param task the work; a range is run by one thread
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

  /** Takes part in jobs until there have been none for a while. */
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
