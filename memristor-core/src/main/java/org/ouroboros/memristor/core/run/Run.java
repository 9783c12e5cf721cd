package org.ouroboros.memristor.core.run;

import org.ouroboros.memristor.core.random.Seed;

/**
 * What a run brings along besides its task.
 *
 * @param seed the seed that everything random in the run descends from
 * @param progress hears how far the run has come
 * @param cancellation asked at safe points
 */
public record Run(Seed seed, Progress progress, Cancellation cancellation) {

  /**
   * A run that reports nothing and is never cancelled.
   *
   * @param seed the seed's value
   * @return the run
   */
  public static Run of(long seed) {
    return new Run(new Seed(seed), Progress.SILENT, Cancellation.NEVER);
  }

  /**
   * The same run with the seed of a purpose.
   *
   * @param purpose the purpose
   * @return the run
   */
  public Run at(String purpose) {
    return new Run(seed.at(purpose), progress, cancellation);
  }
}
