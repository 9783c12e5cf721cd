package org.ouroboros.memristor.core.concurrent;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A running call of {@link Workers#forRange}. Its chunks form equal contiguous partitions, one per
 * thread; a thread processes its own in ascending order and then takes remaining chunks of others.
 * So most data stay in the cache of one core between calls. The calling thread waits for the last
 * chunk.
 */
final class ParallelRange {
  /** Spin time before parking: chunks end a few microseconds apart. */
  private static final long SPIN_NANOS = 50_000;

  /** Distance between counters that avoids false sharing of cache lines. */
  private static final int COUNTER_STRIDE = 32;

  private final int count;
  private final int chunks;
  private final int partitions;
  private final Workers.RangeTask task;
  private final Thread owner = Thread.currentThread();

  /** Number of chunks taken from each partition, at a stride of {@value #COUNTER_STRIDE}. */
  private final AtomicIntegerArray taken;

  private final AtomicInteger done = new AtomicInteger();
  private @Nullable Throwable failure;

  /** Lowest index of a failed chunk. */
  private volatile int failedChunk = Integer.MAX_VALUE;

  ParallelRange(int count, int chunks, int partitions, Workers.RangeTask task) {
    this.count = count;
    this.chunks = chunks;
    this.partitions = partitions;
    this.task = task;
    taken = new AtomicIntegerArray(COUNTER_STRIDE * (partitions + 1));
  }

  /** Runs chunks, beginning with a partition modulo their number, until all are taken. */
  void runChunks(int firstPartition) {
    for (int i = 0; i < partitions; i++) {
      runPartition((firstPartition + i) % partitions);
    }
  }

  private void runPartition(int partition) {
    int first = chunks * partition / partitions;
    int end = chunks * (partition + 1) / partitions;
    int counter = COUNTER_STRIDE * (partition + 1);
    while (true) {
      int chunk = first + taken.getAndIncrement(counter);
      if (chunk >= end) {
        return;
      }
      run(chunk);
    }
  }

  /** Runs a chunk, unless one of lower index has failed. */
  private void run(int chunk) {
    if (chunk < failedChunk) {
      try {
        task.run(startIndex(chunk), startIndex(chunk + 1));
      } catch (Throwable thrown) {
        recordFailure(chunk, thrown);
      }
    }
    if (done.incrementAndGet() == chunks && Thread.currentThread() != owner) {
      LockSupport.unpark(owner);
    }
  }

  private int startIndex(int chunk) {
    return (int) ((long) count * chunk / chunks);
  }

  /** Stores the failure of the chunk of lowest index. */
  private synchronized void recordFailure(int chunk, Throwable thrown) {
    if (chunk < failedChunk) {
      failure = thrown;
      failedChunk = chunk;
    }
  }

  /** Waits on the calling thread until all chunks are done; rethrows the first failure. */
  void await() {
    boolean interrupted = false;
    long startNanos = System.nanoTime();
    while (done.get() < chunks) {
      if (System.nanoTime() - startNanos < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        interrupted |= Thread.interrupted();
        LockSupport.park(this);
      }
    }
    if (interrupted) {
      owner.interrupt();
    }
    Throwable thrown = firstFailure();
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

  private synchronized @Nullable Throwable firstFailure() {
    return failure;
  }
}
