package org.ouroboros.memristor.core.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Counter-based standard normal generator: each number is a function of a key alone, independent of
 * the order of calls (ziggurat sampling of a SplitMix64 stream). Does not allocate per number. Not
 * thread-safe; one instance per thread.
 */
public final class CounterBasedGaussian {

  private final SplitMix source = new SplitMix();
  private final ZigguratSampler.NormalizedGaussian sampler =
      ZigguratSampler.NormalizedGaussian.of(source);

  /** Creates a generator. */
  public CounterBasedGaussian() {}

  /**
   * Returns the standard normal number of a key.
   *
   * @param key the value of a seed
   * @return the number
   */
  public double sample(long key) {
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
