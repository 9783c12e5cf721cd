package org.ouroboros.memristor.mapper.optimum;

import java.util.Arrays;
import org.ouroboros.memristor.core.mapping.PulseDriver;

/**
 * The pulse lengths that are tried, ascending and distinct; the first is 0, no pulse. They grow
 * geometrically and are rounded to what the driver can make.
 *
 * <p><b>Implementation note.</b> The leading bits of a double's exponent and mantissa are a
 * piecewise linear logarithm: they index a table with the first length at or after each bucket's
 * lower edge, from where at most a few steps are left.
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
   * Computes the lengths of a driver.
   *
   * @param octaves number of factors of two below its longest pulse
   * @param perOctave lengths in each factor of two
   */
  static PulseLengths of(PulseDriver driver, int octaves, int perOctave) {
    double[] lengths = new double[octaves * perOctave + 2];
    int count = 1;
    for (int k = octaves * perOctave; k >= 0; k--) {
      double requested = driver.longestSeconds() * Math.pow(2, -(double) k / perOctave);
      double rounded = driver.nearestSeconds(requested);
      if (rounded > lengths[count - 1]) {
        lengths[count++] = rounded;
      }
    }
    return new PulseLengths(Arrays.copyOf(lengths, count));
  }

  /** Number of lengths, the 0 included. */
  int count() {
    return seconds.length;
  }

  double seconds(int k) {
    return seconds[k];
  }

  double longest() {
    return seconds[seconds.length - 1];
  }

  /** Index of the first length that is not below a value; {@link #count} if there is none. */
  int atOrAfter(double requested) {
    if (requested <= 0) {
      return 0;
    }
    if (!(requested <= longest())) {
      return seconds.length;
    }
    int k = firstFromBucket(requested);
    while (seconds[k] < requested) {
      k++;
    }
    return k;
  }

  /** Index of the last length that is not above a value. */
  int atOrBefore(double requested) {
    if (requested >= longest()) {
      return seconds.length - 1;
    }
    if (!(requested > 0)) {
      return 0;
    }
    int k = firstFromBucket(requested);
    while (k < seconds.length && seconds[k] <= requested) {
      k++;
    }
    return k - 1;
  }

  /** Index of the first length in or after the bucket of a value. */
  private int firstFromBucket(double requested) {
    long b = bucket(requested) - firstBucket;
    return b < 0 ? 1 : firstOfBucket[(int) b];
  }

  private static long bucket(double value) {
    return Double.doubleToRawLongBits(value) >>> SHIFT;
  }
}
