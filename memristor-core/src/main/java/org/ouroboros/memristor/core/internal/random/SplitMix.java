package org.ouroboros.memristor.core.internal.random;

/**
 * Counter-based random numbers by the finalizer of SplitMix64, and the loops that draw them for the
 * lanes of a block. The keys are the values of seeds.
 */
public final class SplitMix {

  static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Separates the numbers drawn at a key from the keys derived from it. */
  private static final long DRAW_OFFSET = 0xd1b54a32d192ed03L;

  private SplitMix() {}

  /** {@return the key derived from a key for a coordinate} */
  public static long key(long key, long coordinate) {
    return mix(key + GOLDEN * (coordinate + 1));
  }

  /** {@return 64 random bits, a function of a key and an index alone} */
  public static long draw(long key, int index) {
    return mix(key + DRAW_OFFSET + GOLDEN * index);
  }

  /**
   * Computes {@link #key} for many keys and coordinates.
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
   * Computes {@link org.ouroboros.memristor.core.random.Seed#symmetricUniform} for many keys.
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
