package org.ouroboros.memristor.mapper.ceiling;

import java.util.Arrays;
import org.ouroboros.memristor.core.mapping.PulseDriver;

/**
 * The pulse lengths that are tried, ascending; the first is 0, no pulse. They grow geometrically,
 * are rounded to what the driver can make, and stand there once each.
 *
 * <p>A length is found by the leading bits of its floating-point form, which are a logarithm for
 * nothing: each octave is cut into equal buckets, and a table knows the first length at or after
 * each bucket's lower edge. From there it is a step or two.
 */
final class PulseLengths {

  /** Buckets per octave, as a power of two. */
  private static final int BUCKET_BITS = 8;

  private static final int SHIFT = 52 - BUCKET_BITS;

  private final double[] seconds;
  private final int[] firstOfBucket;
  private final long firstBucket;

  private PulseLengths(double[] seconds) {
    this.seconds = seconds;
    firstBucket = bucket(seconds[1]);
    int buckets = (int) (bucket(seconds[seconds.length - 1]) - firstBucket) + 1;
    firstOfBucket = new int[buckets];
    int k = 1;
    for (int b = 0; b < buckets; b++) {
      while (k < seconds.length && bucket(seconds[k]) < firstBucket + b) {
        k++;
      }
      firstOfBucket[b] = k;
    }
  }

  /**
   * The lengths of a driver.
   *
   * @param driver the driver
   * @param octaves how far below its longest pulse to begin, in powers of two
   * @param perOctave lengths in each factor of two
   */
  static PulseLengths of(PulseDriver driver, int octaves, int perOctave) {
    double[] lengths = new double[octaves * perOctave + 2];
    int count = 1;
    for (int k = octaves * perOctave; k >= 0; k--) {
      double wanted = driver.longestSeconds() * Math.pow(2, -(double) k / perOctave);
      double made = driver.seconds(wanted);
      if (made > lengths[count - 1]) {
        lengths[count++] = made;
      }
    }
    return new PulseLengths(Arrays.copyOf(lengths, count));
  }

  /** How many there are, the 0 included. */
  int count() {
    return seconds.length;
  }

  double seconds(int k) {
    return seconds[k];
  }

  double longest() {
    return seconds[seconds.length - 1];
  }

  /** The place of the first length that is not below one; {@link #count} if there is none. */
  int atOrAfter(double wanted) {
    if (wanted <= 0) {
      return 0;
    }
    if (!(wanted <= longest())) {
      return seconds.length;
    }
    int k = guess(wanted);
    while (seconds[k] < wanted) {
      k++;
    }
    return k;
  }

  /** The place of the last length that is not above one. */
  int atOrBefore(double wanted) {
    if (wanted >= longest()) {
      return seconds.length - 1;
    }
    if (!(wanted > 0)) {
      return 0;
    }
    int k = guess(wanted);
    while (k < seconds.length && seconds[k] <= wanted) {
      k++;
    }
    return k - 1;
  }

  /** The first length in or after the bucket of a length. */
  private int guess(double wanted) {
    long b = bucket(wanted) - firstBucket;
    return b < 0 ? 1 : firstOfBucket[(int) b];
  }

  private static long bucket(double value) {
    return Double.doubleToRawLongBits(value) >>> SHIFT;
  }
}
