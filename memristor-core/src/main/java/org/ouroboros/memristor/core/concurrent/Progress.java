package org.ouroboros.memristor.core.concurrent;

/** Listener for the progress of a long-running task. Called on its thread; must return quickly. */
@FunctionalInterface
public interface Progress {
  /** Ignores progress. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Called when the task has advanced.
   *
   * @param stage short description of the present stage
   * @param done units of work done, 0 to {@code total}
   * @param total units of work in this stage, at least 1
   */
  void update(String stage, long done, long total);
}
