package org.ouroboros.memristor.mapper.training;

import java.util.concurrent.CancellationException;
import org.ouroboros.memristor.core.run.Run;

/** Ends work on request. A half-trained mapper is of no use, so nothing is kept. */
final class Cancelled {

  private Cancelled() {}

  /**
   * Goes on or ends.
   *
   * @throws CancellationException if the run is to stop
   */
  static void check(Run run) {
    if (run.cancellation().requested()) {
      throw new CancellationException("the training was cancelled");
    }
  }
}
