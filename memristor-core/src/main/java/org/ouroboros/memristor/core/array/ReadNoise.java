package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Gaussian noise of a reading, proportional to the value: value (1 + relativeReadNoise gauss).
 *
 * @param relativeReadNoise standard deviation relative to the value, 0.02 for 2 %; 0 for exact
 *     reads
 * @param seed the seed of the draws
 */
public record ReadNoise(double relativeReadNoise, Seed seed) {
  /** Exact reads. */
  public static final ReadNoise NONE = new ReadNoise(0, new Seed(0));

  public ReadNoise {
    Require.nonNegative("relativeReadNoise", relativeReadNoise);
  }
}
