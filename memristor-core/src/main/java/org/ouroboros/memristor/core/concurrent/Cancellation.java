package org.ouroboros.memristor.core.concurrent;

/** Requests that a long-running task stops at its next safe point and keeps its partial results. */
@FunctionalInterface
public interface Cancellation {

  /** Never requests cancellation. */
  Cancellation NEVER = () -> false;

  /**
   * Returns whether the task should stop.
   *
   * @return true once cancellation is requested, and from then on
   */
  boolean requested();
}
