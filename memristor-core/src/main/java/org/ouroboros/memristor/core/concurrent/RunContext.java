package org.ouroboros.memristor.core.concurrent;

import org.ouroboros.memristor.core.random.Seed;

/**
 * The context of a run: random seed, progress listener and cancellation.
 *
 * @param seed seed of all random numbers of the run
 * @param progress is notified of progress
 * @param cancellation queried at safe points
 */
public record RunContext(Seed seed, Progress progress, Cancellation cancellation) {

  /**
   * Returns a context without progress reports and cancellation.
   *
   * @param seed value of the seed
   * @return the context
   */
  public static RunContext of(long seed) {
    return new RunContext(new Seed(seed), Progress.NONE, Cancellation.NEVER);
  }

  /**
   * Returns this context with the seed derived for a purpose.
   *
   * @param purpose the purpose
   * @return the context
   */
  public RunContext at(String purpose) {
    return new RunContext(seed.at(purpose), progress, cancellation);
  }
}
