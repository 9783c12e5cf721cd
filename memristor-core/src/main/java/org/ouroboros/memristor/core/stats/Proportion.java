package org.ouroboros.memristor.core.stats;

import org.ouroboros.memristor.core.check.Require;

/**
 * A counted share with its 95 % Wilson interval (Wilson, JASA 22, 1927).
 *
 * @param hits how many had the property, 0 to {@code trials}
 * @param trials how many there were, at least 0
 */
public record Proportion(long hits, long trials) {

  /** The 97.5 % point of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    Require.that(hits >= 0 && hits <= trials, "hits", "must lie in [0, " + trials + "]", hits);
  }

  /**
   * The share.
   *
   * @return hits over trials, NaN without trials
   */
  public double share() {
    return (double) hits / trials;
  }

  /**
   * Lower end of the interval.
   *
   * @return a share
   */
  public double lower() {
    return hits == 0 ? 0 : centre() - halfWidth();
  }

  /**
   * Upper end of the interval.
   *
   * @return a share
   */
  public double upper() {
    return hits == trials ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return (share() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
  }

  private double halfWidth() {
    double p = share();
    double n = trials;
    return Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
  }
}
