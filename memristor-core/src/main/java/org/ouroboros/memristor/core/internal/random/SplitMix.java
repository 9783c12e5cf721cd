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

  /** Computes {@link #key} for many keys; the results must not alias the arguments. */
  public static void keys(long[] parentKeys, long[] coordinates, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      keys[i] = mix(parentKeys[i] + GOLDEN * (coordinates[i] + 1));
    }
  }

  /** Computes for each key a number uniform in [-1, 1), a multiple of 2^-52. */
  public static void symmetricUniform(long[] keys, int index, int count, double[] numbers) {
    long offset = DRAW_OFFSET + GOLDEN * index;
    // One loop: the conversion prevents vectorization, which is two to three times slower on
    // processors without a 64-bit vector product.
    for (int i = 0; i < count; i++) {
      numbers[i] = (mix(keys[i] + offset) >> 11) * 0x1.0p-52;
    }
  }

  /** Computes for each key two numbers uniform in [-1, 1), multiples of 2^-31, from one draw. */
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
