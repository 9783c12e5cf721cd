package org.ouroboros.memristor.core.stats;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Summary statistics of a quantity over devices. Without devices the total is 0, the rest is NaN.
 *
 * @param mean the mean
 * @param median the median
 * @param percentile95 the 95th percentile (nearest rank)
 * @param total the sum
 */
public record SummaryStatistics(double mean, double median, double percentile95, double total) {
  /**
   * {@return the statistics of a quantity}
   *
   * @param indices indices of the devices, summed in this order
   * @param quantity the quantity of a device
   */
  public static SummaryStatistics of(int[] indices, IntToDoubleFunction quantity) {
    double[] values = Arrays.stream(indices).mapToDouble(quantity).toArray();
    double total = 0;
    for (double value : values) {
      total += value;
    }
    Arrays.sort(values);
    return new SummaryStatistics(
        total / values.length, percentile(values, 0.5), percentile(values, 0.95), total);
  }

  /** The smallest value that at least a fraction of the values does not exceed. */
  private static double percentile(double[] sorted, double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(fraction * sorted.length - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }
}
