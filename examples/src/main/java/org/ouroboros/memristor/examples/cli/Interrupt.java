package org.ouroboros.memristor.examples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ouroboros.memristor.core.concurrent.Cancellation;

/**
 * Cancellation by Ctrl-C or a request to end the process: the process stays alive until this is
 * closed, so that results can be saved.
 */
final class Interrupt implements Cancellation, AutoCloseable {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitRelease, "save on interrupt");

  private Interrupt() {}

  /** Installs the shutdown hook, active until closed. */
  static Interrupt listen() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void awaitRelease() {
    requested.set(true);
    try {
      released.await();
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
    released.countDown();
    if (!requested()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is already ending; the hook does not wait any longer.
        requested.set(true);
      }
    }
  }
}
