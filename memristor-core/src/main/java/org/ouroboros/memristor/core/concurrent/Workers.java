package org.ouroboros.memristor.core.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A parallel-for over index ranges with a fixed number of threads. Tasks must write only to
 * locations that depend on their index, so that results do not depend on the number of threads.
 *
 * <p>The calling thread takes part. An idle helper thread spins for {@value #SPIN_NANOS} ns to
 * serve closely following batches, then sleeps. Helpers are daemon threads that end after some
 * seconds of sleep; nothing needs closing. Thread-safe: concurrent calls share the helpers.
 */
public final class Workers {
  /** Chunks per thread, for load balancing. */
  private static final int CHUNKS_PER_THREAD = 8;

  /** A few times the time to wake a thread. */
  private static final long SPIN_NANOS = 200_000;

  private static final long KEEP_ALIVE_SECONDS = 5;

  private static final Workers SINGLE = new Workers(1);

  /** Whether the current thread runs a task of any workers. */
  private static final ThreadLocal<Boolean> IN_TASK = ThreadLocal.withInitial(() -> false);

  private final int threads;

  /** Spin time; 0 if spinning would take a core from working threads. */
  private final long spinNanos;

  private final Executor helperExecutor;
  private final Queue<ParallelRange> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger createdHelpers = new AtomicInteger();

  private Workers(int threads) {
    this.threads = threads;
    spinNanos = threads <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOS : 0;
    // No queue: a helper is woken or started, or all are busy.
    helperExecutor =
        new ThreadPoolExecutor(
            0,
            Math.max(1, threads - 1),
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            this::newHelper,
            new ThreadPoolExecutor.DiscardPolicy());
  }

  private Thread newHelper(Runnable body) {
    return new Helper(body, 1 + createdHelpers.getAndIncrement() % (threads - 1));
  }

  /** A helper thread and the partition that it begins with. */
  private static final class Helper extends Thread {
    private final int firstPartition;

    Helper(Runnable body, int firstPartition) {
      super(body, "workers");
      this.firstPartition = firstPartition;
      setDaemon(true);
    }
  }

  /** A task on the indices from {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  public interface RangeTask {
    /** Processes a range. */
    void run(int from, int to);
  }

  /** {@return workers that run everything on the calling thread} */
  public static Workers single() {
    return SINGLE;
  }

  /**
   * {@return workers with a number of threads}
   *
   * @param threads at least 1, including the calling one
   */
  public static Workers of(int threads) {
    Require.atLeast("threads", threads, 1);
    return threads == 1 ? SINGLE : new Workers(threads);
  }

  /** {@return the number of threads, at least 1} */
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
    if (threads == 1 || chunks < 2 || IN_TASK.get()) {
      if (count > 0) {
        task.run(0, count);
      }
      return;
    }
    ParallelRange job = new ParallelRange(count, chunks, Math.min(threads, chunks), task);
    jobs.add(job);
    for (int i = Math.min(threads, chunks) - 1; i > 0; i--) {
      helperExecutor.execute(this::runJobs);
    }
    runJob(job);
    job.await();
  }

  /** Takes part in jobs until there have been none for the spin time. */
  private void runJobs() {
    long idleSince = System.nanoTime();
    do {
      @Nullable ParallelRange job = jobs.peek();
      if (job != null) {
        runJob(job);
        idleSince = System.nanoTime();
      } else {
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - idleSince < spinNanos);
  }

  /** Takes part in a job until all of its chunks are taken. */
  private void runJob(ParallelRange job) {
    IN_TASK.set(true);
    try {
      job.runChunks(Thread.currentThread() instanceof Helper helper ? helper.firstPartition : 0);
    } finally {
      IN_TASK.set(false);
      jobs.remove(job);
    }
  }
}
