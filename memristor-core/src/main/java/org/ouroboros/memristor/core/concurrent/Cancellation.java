package org.ouroboros.memristor.core.concurrent;

import java.util.concurrent.CancellationException;

/** Requests that a long-running task stops at its next safe point and keeps its partial results. */
@FunctionalInterface
public interface Cancellation {
  /** Never requests cancellation. */
  Cancellation NEVER = () -> false;

  /** {@return whether the task should stop: true once requested, and from then on} */
  boolean requested();

  /**
   * Returns if cancellation is not requested.
   *
   * @param task the task, for the message
   * @throws CancellationException if it is requested
   */
  default void throwIfRequested(String task) {
    if (requested()) {
      throw new CancellationException(task + " was cancelled");
    }
  }
}
