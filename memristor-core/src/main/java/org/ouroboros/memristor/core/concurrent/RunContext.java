package org.ouroboros.memristor.core.concurrent;

import org.ouroboros.memristor.core.random.Seed;

/**
 * The context of a run: random seed, threads, progress listener and cancellation. Results depend on
 * the seed only.
 *
 * @param seed seed of all random numbers of the run
 * @param workers the threads; an array is programmed and read with its own
 * @param progress is notified of progress
 * @param cancellation queried at safe points
 */
public record RunContext(Seed seed, Workers workers, Progress progress, Cancellation cancellation) {
  /** {@return a context with one thread, without progress reports and cancellation} */
  public static RunContext of(long seed) {
    return of(new Seed(seed));
  }

  /** {@return a context with one thread, without progress reports and cancellation} */
  public static RunContext of(Seed seed) {
    return new RunContext(seed, Workers.single(), Progress.NONE, Cancellation.NEVER);
  }

  /** {@return this context with a number of threads, at least 1, including the calling one} */
  public RunContext threads(int threads) {
    return withWorkers(Workers.of(threads));
  }

  /** {@return this context with other workers} */
  public RunContext withWorkers(Workers newWorkers) {
    return new RunContext(seed, newWorkers, progress, cancellation);
  }

  /** {@return this context with another progress listener} */
  public RunContext withProgress(Progress newProgress) {
    return new RunContext(seed, workers, newProgress, cancellation);
  }

  /** {@return this context with another cancellation} */
  public RunContext withCancellation(Cancellation newCancellation) {
    return new RunContext(seed, workers, progress, newCancellation);
  }

  /** {@return this context without progress reports} */
  public RunContext quiet() {
    return withProgress(Progress.NONE);
  }

  /** {@return this context with another seed} */
  public RunContext withSeed(Seed newSeed) {
    return new RunContext(newSeed, workers, progress, cancellation);
  }

  /** {@return this context with the seed derived for a purpose} */
  public RunContext at(String purpose) {
    return withSeed(seed.at(purpose));
  }
}
