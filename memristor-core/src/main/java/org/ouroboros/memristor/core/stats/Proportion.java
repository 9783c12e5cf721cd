package org.ouroboros.memristor.core.stats;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A binomial proportion with its 95 % Wilson score interval (Wilson, JASA 22, 1927).
 *
 * @param hits number of successes, 0 to {@code trials}
 * @param trials number of trials, at least 0
 */
public record Proportion(long hits, long trials) {
  /** The 97.5 % point of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    Require.that(hits >= 0 && hits <= trials, "hits", "must lie in [0, " + trials + "]", hits);
  }

  /**
   * {@return the proportion of devices with a property}
   *
   * @param indices indices of the devices
   * @param property whether a device has it
   */
  public static Proportion of(int[] indices, IntPredicate property) {
    return new Proportion(Arrays.stream(indices).filter(property).count(), indices.length);
  }

  /** {@return hits over trials; NaN without trials} */
  public double value() {
    return (double) hits / trials;
  }

  /** {@return the lower bound of the interval} */
  public double lower() {
    return hits == 0 ? 0 : centre() - halfWidth();
  }

  /** {@return the upper bound of the interval} */
  public double upper() {
    return hits == trials ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return (value() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
  }

  private double halfWidth() {
    double p = value();
    double n = trials;
    return Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
  }
}
