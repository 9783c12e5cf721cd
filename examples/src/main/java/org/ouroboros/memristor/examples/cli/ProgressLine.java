package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.run.Progress;

/** Shows progress until it is closed. */
@FunctionalInterface
interface ProgressLine extends Progress, AutoCloseable {

  /** Leaves the terminal tidy. */
  @Override
  default void close() {}
}
