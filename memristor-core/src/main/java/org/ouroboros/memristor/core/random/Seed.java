package org.ouroboros.memristor.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.ouroboros.memristor.core.internal.random.SplitMix;

/**
 * A splittable seed of counter-based random numbers. Seeds are derived from stable coordinates
 * (purpose, tile, cell, pulse number); a random number is a function of its coordinates and never
 * of earlier draws, so results are bit-identical for any number of threads and partition of the
 * work.
 *
 * <p>Coordinates are mixed in with the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014,
 * doi 10.1145/2660193.2660195; constants of Stafford's variant 13), a bijection of 64 bits for
 * every coordinate.
 *
 * @param value the seed's 64 bits
 */
public record Seed(long value) {
  /** {@return the seed derived for a coordinate, for example a cell index or a pulse number} */
  public Seed at(long coordinate) {
    return new Seed(key(value, coordinate));
  }

  /**
   * {@return the seed derived for a purpose such as {@code "d2d"}; two uses never share numbers}
   */
  public Seed at(String purpose) {
    long key = value;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      key = key(key, b);
    }
    return new Seed(key(key, purpose.length()));
  }

  /** {@return a generator that is seeded with this seed (xoroshiro128++); not thread-safe} */
  public UniformRandomProvider stream() {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {key(value, 1), key(value, 2)});
  }

  /** {@return the value of {@code new Seed(key).at(coordinate)} without allocation} */
  public static long key(long key, long coordinate) {
    return SplitMix.key(key, coordinate);
  }

  /**
   * {@return a number uniform in [-1, 1), a multiple of 2^-52: a function alone of a key (the value
   * of a seed) and of the index among the numbers of the key}
   */
  public static double symmetricUniform(long key, int index) {
    return (SplitMix.draw(key, index) >> 11) * 0x1.0p-52;
  }

  /**
   * {@return a number uniform in [0, 1), a multiple of 2^-53: a function alone of a key (the value
   * of a seed) and of the index among the numbers of the key}
   */
  public static double uniform(long key, int index) {
    return (SplitMix.draw(key, index) >>> 11) * 0x1.0p-53;
  }
}
