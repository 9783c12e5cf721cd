package org.ouroboros.memristor.core.run;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A call of {@link Workers#forRange} under way. Chunks are taken in ascending order by whoever has
 * time; the thread that made the job waits for the last of them.
 */
final class RangeJob {

  /** Chunks end a few microseconds apart: parking would take longer. */
  private static final long AWAKE_NANOS = 50_000;

  private final int count;
  private final int chunks;
  private final Workers.RangeTask task;
  private final Thread owner = Thread.currentThread();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private @Nullable Throwable failure;
  private int failedChunk;

  RangeJob(int count, int chunks, Workers.RangeTask task) {
    this.count = count;
    this.chunks = chunks;
    this.task = task;
  }

  /** Runs chunks until all are taken. */
  void work() {
    for (int chunk = taken.getAndIncrement(); chunk < chunks; chunk = taken.getAndIncrement()) {
      try {
        task.run(begin(chunk), begin(chunk + 1));
      } catch (Throwable thrown) {
        fail(chunk, thrown);
      }
      finish(1);
    }
  }

  private int begin(int chunk) {
    return (int) ((long) count * chunk / chunks);
  }

  /** Keeps the failure of the first chunk; those before it have been taken and will end. */
  private synchronized void fail(int chunk, Throwable thrown) {
    if (failure == null || chunk < failedChunk) {
      failure = thrown;
      failedChunk = chunk;
    }
    finish(Math.max(0, chunks - taken.getAndSet(chunks)));
  }

  private void finish(int finished) {
    if (done.addAndGet(finished) == chunks && Thread.currentThread() != owner) {
      LockSupport.unpark(owner);
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
