package org.ouroboros.memristor.core.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Standard normal numbers as a function of a key: no allocation per number, no dependence on the
 * order of calls. One object serves one thread.
 */
public final class KeyedGaussian {

  private final SplitMix source = new SplitMix();
  private final ZigguratSampler.NormalizedGaussian sampler =
      ZigguratSampler.NormalizedGaussian.of(source);

  /** Makes a sampler. */
  public KeyedGaussian() {}

  /**
   * The standard normal number of a key.
   *
   * @param key a seed's value
   * @return the number
   */
  public double at(long key) {
    source.state = key;
    return sampler.sample();
  }

  private static final class SplitMix implements UniformRandomProvider {
    private long state;

    @Override
    public long nextLong() {
      state += 0x9e3779b97f4a7c15L;
      return Seed.mix(state);
    }
  }
}
