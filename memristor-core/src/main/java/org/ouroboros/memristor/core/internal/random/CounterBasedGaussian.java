package org.ouroboros.memristor.core.internal.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Counter-based standard normal generator: each number is a function of a key alone, independent of
 * the order of calls (ziggurat sampling of a SplitMix64 stream). Does not allocate per number. Not
 * thread-safe; one instance per thread.
 */
public final class CounterBasedGaussian {
  private final Source source = new Source();
  private final ZigguratSampler.NormalizedGaussian sampler =
      ZigguratSampler.NormalizedGaussian.of(source);

  /** {@return the standard normal number of a key, the value of a seed} */
  public double sample(long key) {
    source.state = key;
    return sampler.sample();
  }

  private static final class Source implements UniformRandomProvider {
    private long state;

    @Override
    public long nextLong() {
      state += SplitMix.GOLDEN;
      return SplitMix.mix(state);
    }
  }
}
