package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.concurrent.Progress;

/** Display of progress until it is closed. */
@FunctionalInterface
interface ProgressDisplay extends Progress, AutoCloseable {

  /** Ends the display. */
  @Override
  default void close() {}
}
