package org.ouroboros.memristor.core.run;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@link Workers#forRange} under way. Its chunks are dealt out in equal shares of
 * neighbours, one for each thread; a thread begins with its own, in ascending order, and goes on
 * with those that others have not come to. So most of the data stay in the cache of one core from
 * one call to the next. The thread that made the job waits for the last chunk.
 */
final class RangeJob {

  /** Chunks end a few microseconds apart: parking would take longer. */
  private static final long AWAKE_NANOS = 50_000;

  /** Counters this far apart lie in different lines of the cache. */
  private static final int APART = 32;

  private final int count;
  private final int chunks;
  private final int shares;
  private final Workers.RangeTask task;
  private final Thread owner = Thread.currentThread();

  /** How many chunks of each share have been taken: every {@value #APART}th number. */
  private final AtomicIntegerArray taken;

  private final AtomicInteger done = new AtomicInteger();
  private @Nullable Throwable failure;

  /** The first chunk that has failed. */
  private volatile int failedChunk = Integer.MAX_VALUE;

  RangeJob(int count, int chunks, int shares, Workers.RangeTask task) {
    this.count = count;
    this.chunks = chunks;
    this.shares = shares;
    this.task = task;
    taken = new AtomicIntegerArray(APART * (shares + 1));
  }

  /**
   * Runs chunks until all are taken.
   *
   * @param home the share to begin with, counted round
   */
  void work(int home) {
    for (int i = 0; i < shares; i++) {
      workShare((home + i) % shares);
    }
  }

  private void workShare(int share) {
    int first = chunks * share / shares;
    int end = chunks * (share + 1) / shares;
    int counter = APART * (share + 1);
    while (true) {
      int chunk = first + taken.getAndIncrement(counter);
      if (chunk >= end) {
        return;
      }
      run(chunk);
    }
  }

  /** Runs a chunk, unless one before it has failed. */
  private void run(int chunk) {
    if (chunk < failedChunk) {
      try {
        task.run(begin(chunk), begin(chunk + 1));
      } catch (Throwable thrown) {
        fail(chunk, thrown);
      }
    }
    if (done.incrementAndGet() == chunks && Thread.currentThread() != owner) {
      LockSupport.unpark(owner);
    }
  }

  private int begin(int chunk) {
    return (int) ((long) count * chunk / chunks);
  }

  /** Keeps the failure of the first chunk. */
  private synchronized void fail(int chunk, Throwable thrown) {
    if (chunk < failedChunk) {
      failure = thrown;
      failedChunk = chunk;
    }
  }

  /** Waits in the thread that made the job until all chunks are done; throws what they threw. */
  void await() {
    boolean interrupted = false;
    long since = System.nanoTime();
    while (done.get() < chunks) {
      if (System.nanoTime() - since < AWAKE_NANOS) {
        Thread.onSpinWait();
      } else {
        interrupted |= Thread.interrupted();
        LockSupport.park(this);
      }
    }
    if (interrupted) {
      owner.interrupt();
    }
    Throwable thrown = failed();
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown != null) {
      throw new UndeclaredThrowableException(thrown);
    }
  }

  private synchronized @Nullable Throwable failed() {
    return failure;
  }
}
