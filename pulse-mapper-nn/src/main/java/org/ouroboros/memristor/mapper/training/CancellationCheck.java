package org.ouroboros.memristor.mapper.training;

import java.util.concurrent.CancellationException;
import org.ouroboros.memristor.core.concurrent.RunContext;

/** Cancellation check of a training. */
final class CancellationCheck {

  private CancellationCheck() {}

  /**
   * Returns if the run is not cancelled.
   *
   * @throws CancellationException if it is
   */
  static void throwIfRequested(RunContext run) {
    if (run.cancellation().requested()) {
      throw new CancellationException("the training was cancelled");
    }
  }
}
