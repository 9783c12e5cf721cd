package org.ouroboros.memristor.mapper.training;

import java.util.concurrent.CancellationException;
import org.ouroboros.memristor.core.run.Run;

/** Cancellation check of a training. */
final class Cancelled {

  private Cancelled() {}

  /**
   * Returns if the run is not cancelled.
   *
   * @throws CancellationException if it is
   */
  static void check(Run run) {
    if (run.cancellation().requested()) {
      throw new CancellationException("the training was cancelled");
    }
  }
}
