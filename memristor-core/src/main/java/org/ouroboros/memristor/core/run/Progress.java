package org.ouroboros.memristor.core.run;

/** Hears how far long work has come. Called from the thread that runs the work; must be quick. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = (stage, done, total) -> {};

  /**
   * Work has advanced.
   *
   * @param stage what is being done, a few words
   * @param done units of work done, 0 to {@code total}
   * @param total units of work in this stage, at least 1
   */
  void update(String stage, long done, long total);
}
