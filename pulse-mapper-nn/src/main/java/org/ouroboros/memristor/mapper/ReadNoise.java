package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Gaussian noise of a reading, proportional to the value: value (1 + relativeReadNoise gauss).
 *
 * @param relativeSigma standard deviation relative to the value, 0.02 for 2 %; 0 for exact reads
 * @param seed the seed of the draws
 */
public record ReadNoise(double relativeSigma, Seed seed) {

  /** Exact reads. */
  public static final ReadNoise NONE = new ReadNoise(0, new Seed(0));

  public ReadNoise {
    Require.nonNegative("relativeReadNoise", relativeSigma);
  }
}
