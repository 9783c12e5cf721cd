package org.ouroboros.memristor.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

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

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Separates the numbers drawn at a key from the keys derived from it. */
  private static final long DRAW_OFFSET = 0xd1b54a32d192ed03L;

  /**
   * Returns the seed derived for a coordinate.
   *
   * @param coordinate for example a cell index or a pulse number
   * @return the derived seed
   */
  public Seed at(long coordinate) {
    return new Seed(key(value, coordinate));
  }

  /**
   * Returns the seed derived for a purpose, so that two uses of one seed never share numbers.
   *
   * @param purpose for example {@code "d2d"}
   * @return the derived seed
   */
  public Seed at(String purpose) {
    long key = value;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      key = key(key, b);
    }
    return new Seed(key(key, purpose.length()));
  }

  /**
   * Returns a generator that is seeded with this seed (xoroshiro128++).
   *
   * @return a generator; not thread-safe
   */
  public UniformRandomProvider stream() {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {key(value, 1), key(value, 2)});
  }

  /**
   * Returns the value of {@code new Seed(key).at(coordinate)} without allocation.
   *
   * @param key the value of a seed
   * @param coordinate the coordinate
   * @return the value of the derived seed
   */
  public static long key(long key, long coordinate) {
    return mix(key + GOLDEN * (coordinate + 1));
  }

  /**
   * Returns a number uniform in [-1, 1) that is a function of a key and an index alone.
   *
   * @param key the value of a seed
   * @param index index of the number among those of the key
   * @return the number, a multiple of 2^-52
   */
  public static double symmetricUniform(long key, int index) {
    return (mix(key + DRAW_OFFSET + GOLDEN * index) >> 11) * 0x1.0p-52;
  }

  /**
   * Returns a number uniform in [0, 1) that is a function of a key and an index alone.
   *
   * @param key the value of a seed
   * @param index index of the number among those of the key
   * @return the number, a multiple of 2^-53
   */
  public static double uniform(long key, int index) {
    return (mix(key + DRAW_OFFSET + GOLDEN * index) >>> 11) * 0x1.0p-53;
  }

  /**
   * Computes {@link #key(long, long)} for many keys and coordinates.
   *
   * @param parentKeys values of seeds
   * @param coordinates one coordinate for each
   * @param count number of keys
   * @param keys receives the values of the derived seeds; must not alias the other arrays
   */
  public static void keys(long[] parentKeys, long[] coordinates, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = mix(parentKeys[i] + GOLDEN * (coordinates[i] + 1));
    }
  }

  /**
   * Computes {@link #symmetricUniform(long, int)} for many keys.
   *
   * @param keys values of seeds
   * @param index index of the number among those of each key
   * @param count number of keys
   * @param numbers receives a number for each key
   */
  public static void symmetricUniform(long[] keys, int index, int count, double[] numbers) {
    long offset = DRAW_OFFSET + GOLDEN * index;
    // One loop: the conversion prevents vectorization, which is two to three times slower on
    // processors without a 64-bit vector product.
    for (int i = 0; i < count; i++) {
      numbers[i] = (mix(keys[i] + offset) >> 11) * 0x1.0p-52;
    }
  }

  /**
   * Computes two numbers uniform in [-1, 1) for each of many keys, from the two halves of one
   * 64-bit number.
   *
   * @param keys values of seeds
   * @param index index of the number among those of each key
   * @param count number of keys
   * @param first receives a number for each key, a multiple of 2^-31
   * @param second receives another number for each key, a multiple of 2^-31
   */
  public static void symmetricUniformPairs(
      long[] keys, int index, int count, double[] first, double[] second) {
    long offset = DRAW_OFFSET + GOLDEN * index;
    for (int i = 0; i < count; i++) {
      long bits = mix(keys[i] + offset);
      first[i] = (bits >> 32) * 0x1.0p-31;
      second[i] = (int) bits * 0x1.0p-31;
    }
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
