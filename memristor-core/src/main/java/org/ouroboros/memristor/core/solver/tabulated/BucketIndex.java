package org.ouroboros.memristor.core.solver.tabulated;

/**
 * Finds the panel that contains a value among adjacent panels of very different widths, through
 * buckets of equal width that store the first panel overlapping them.
 */
final class BucketIndex {
  /** Enough that most buckets lie in one panel. */
  private static final int MAX_BUCKETS = 1 << 14;

  private final double[] bounds;
  private final char[] firstPanel;
  private final double bucketsPerUnit;
  private final double lowest;

  /** Creates the index of the panels between at least two ascending bounds. */
  BucketIndex(double[] bounds) {
    this.bounds = bounds;
    lowest = bounds[0];
    int last = bounds.length - 2;
    double width = bounds[last + 1] - bounds[0];
    double narrowest = width;
    for (int i = 0; i <= last; i++) {
      narrowest = Math.min(narrowest, bounds[i + 1] - bounds[i]);
    }
    int buckets = (int) Math.min(MAX_BUCKETS, Math.ceil(4 * width / narrowest));
    firstPanel = new char[buckets + 1];
    bucketsPerUnit = buckets / width;
    int panel = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      // Slightly before its start, because rounding may assign a smaller value to the bucket.
      double start = lowest + width * (bucket - 1e-6) / buckets;
      while (panel < last && bounds[panel + 1] <= start) {
        panel++;
      }
      firstPanel[bucket] = (char) panel;
    }
  }

  /** Returns the panel of a value in [first bound, last bound]. */
  int panel(double value) {
    int panel = firstPanel[(int) ((value - lowest) * bucketsPerUnit)];
    // By the sign bit, because a branch would often be mispredicted.
    panel += (int) (Double.doubleToRawLongBits(bounds[panel + 1] - value) >>> 63);
    return value > bounds[panel + 1] ? firstNotBelow(panel + 1, value) : panel;
  }

  /** Returns the first panel that does not end below a value, by exponential and binary search. */
  private int firstNotBelow(int from, double value) {
    int low = from;
    int stride = 1;
    while (value > bounds[Math.min(low + stride, bounds.length - 1)]) {
      low += stride;
      stride *= 2;
    }
    int high = Math.min(low + stride - 1, bounds.length - 2);
    while (low < high) {
      int middle = (low + high) >> 1;
      if (value > bounds[middle + 1]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
