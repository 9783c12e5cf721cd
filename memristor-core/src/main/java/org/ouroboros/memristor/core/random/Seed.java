package org.ouroboros.memristor.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A seed, split by stable coordinates (purpose, tile, cell, pulse number). A random number is a
 * function of its coordinates and never of what was drawn before, so results are the same bits for
 * any number of threads and any partition of the work.
 *
 * <p>Coordinates are folded in with the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA
 * 2014, doi 10.1145/2660193.2660195; constants of Stafford's variant 13), a bijection of 64 bits
 * for every coordinate.
 *
 * @param value the seed's 64 bits
 */
public record Seed(long value) {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Keeps numbers drawn at a key apart from the keys below it. */
  private static final long DRAWS = 0xd1b54a32d192ed03L;

  /**
   * The seed at a coordinate below this one.
   *
   * @param coordinate for example a cell's index or a pulse's number
   * @return the seed there
   */
  public Seed at(long coordinate) {
    return new Seed(key(value, coordinate));
  }

  /**
   * The seed for a purpose, so that two uses of one seed never share numbers.
   *
   * @param purpose for example {@code "d2d"}
   * @return the seed there
   */
  public Seed at(String purpose) {
    long key = value;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      key = key(key, b);
    }
    return new Seed(key(key, purpose.length()));
  }

  /**
   * A stream of random numbers that starts at this seed.
   *
   * @return a generator, to be used by one thread
   */
  public UniformRandomProvider stream() {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {key(value, 1), key(value, 2)});
  }

  /**
   * The value of {@code new Seed(key).at(coordinate)} without the object, for hot loops.
   *
   * @param key a seed's value
   * @param coordinate the coordinate
   * @return the value of the seed there
   */
  public static long key(long key, long coordinate) {
    return mix(key + GOLDEN * (coordinate + 1));
  }

  /**
   * A number uniform in [-1, 1) that is a function of a key and an index alone.
   *
   * @param key a seed's value
   * @param index which of the key's numbers
   * @return the number, a multiple of 2^-52
   */
  public static double symmetric(long key, int index) {
    return (mix(key + DRAWS + GOLDEN * index) >> 11) * 0x1.0p-52;
  }

  /**
   * A number uniform in [0, 1) that is a function of a key and an index alone.
   *
   * @param key a seed's value
   * @param index which of the key's numbers
   * @return the number, a multiple of 2^-53
   */
  public static double unit(long key, int index) {
    return (mix(key + DRAWS + GOLDEN * index) >>> 11) * 0x1.0p-53;
  }

  /**
   * {@link #key(long, long)} for many keys, each with a coordinate of its own.
   *
   * @param parents seeds' values
   * @param coordinates a coordinate for each
   * @param count how many
   * @param keys receives the values of the seeds there; not one of the other arrays
   */
  public static void keys(long[] parents, long[] coordinates, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = mix(parents[i] + GOLDEN * (coordinates[i] + 1));
    }
  }

  /**
   * {@link #symmetric(long, int)} for many keys.
   *
   * @param keys seeds' values
   * @param index which of the keys' numbers
   * @param count how many
   * @param numbers receives a number for each key
   */
  public static void symmetric(long[] keys, int index, int count, double[] numbers) {
    long offset = DRAWS + GOLDEN * index;
    // One loop, because the conversion keeps it from vector instructions: processors without a
    // vector product of 64 bits are two to three times slower with them.
    for (int i = 0; i < count; i++) {
      numbers[i] = (mix(keys[i] + offset) >> 11) * 0x1.0p-52;
    }
  }

  /**
   * Two numbers uniform in [-1, 1) for each of many keys, functions of a key and an index alone.
   * They share the bits of one number, so that two cost as much as one.
   *
   * @param keys seeds' values
   * @param index which of the keys' numbers
   * @param count how many keys
   * @param first receives a number for each key, a multiple of 2^-31
   * @param second receives another number for each key, a multiple of 2^-31
   */
  public static void symmetricPairs(
      long[] keys, int index, int count, double[] first, double[] second) {
    long offset = DRAWS + GOLDEN * index;
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
