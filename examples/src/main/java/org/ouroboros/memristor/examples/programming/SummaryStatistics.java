package org.ouroboros.memristor.examples.programming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
   * Computes the statistics.
   *
   * @param indices indices of the devices, summed in this order
   * @param quantity the quantity of a device
   * @return its statistics
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

  /** Returns the smallest value that at least a fraction of the values does not exceed. */
  private static double percentile(double[] sorted, double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(fraction * sorted.length - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }

  /**
   * Returns the statistics as JSON; NaN becomes null.
   *
   * @return mean, median, percentile95, total
   */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, "mean", mean);
    put(node, "median", median);
    put(node, "percentile95", percentile95);
    return node.put("total", total);
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
