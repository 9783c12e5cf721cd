package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.run.Progress;

/** Display of progress until it is closed. */
@FunctionalInterface
interface ProgressLine extends Progress, AutoCloseable {

  /** Ends the display. */
  @Override
  default void close() {}
}
