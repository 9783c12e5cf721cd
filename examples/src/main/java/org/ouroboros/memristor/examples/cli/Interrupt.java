package org.ouroboros.memristor.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ouroboros.memristor.core.run.Cancellation;

/**
 * Ctrl-C (or a request to end the process) as a cancellation: the process lives on until this is
 * closed, so that what is done can be saved.
 */
final class Interrupt implements Cancellation, AutoCloseable {

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch saved = new CountDownLatch(1);
  private final Thread hook = new Thread(this::hold, "save on interrupt");

  private Interrupt() {}

  /** Listens until it is closed. */
  static Interrupt listen() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void hold() {
    requested.set(true);
    try {
      saved.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean requested() {
    return requested.get();
  }

  @Override
  public void close() {
    saved.countDown();
    if (!requested()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending just now; the hook has nothing to wait for any more.
        requested.set(true);
      }
    }
  }
}
