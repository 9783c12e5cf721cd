package org.ouroboros.memristor.examples.programming;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How a quantity spreads over devices. NaN, all of it, over no devices.
 *
 * @param mean the mean
 * @param median the median
 * @param percentile95 what 95 of 100 devices do not exceed
 * @param total the sum
 */
public record Spread(double mean, double median, double percentile95, double total) {

  /**
   * Over some devices.
   *
   * @param devices the devices, summed in their order
   * @param quantity the quantity of a device
   * @return its spread
   */
  public static Spread over(int[] devices, IntToDoubleFunction quantity) {
    double[] values = Arrays.stream(devices).mapToDouble(quantity).toArray();
    double total = 0;
    for (double value : values) {
      total += value;
    }
    Arrays.sort(values);
    return new Spread(
        total / values.length, percentile(values, 0.5), percentile(values, 0.95), total);
  }

  /** The least value that a share of all values does not exceed. */
  private static double percentile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length - 1e-9);
    return sorted[Math.max(0, rank - 1)];
  }

  /**
   * As a record. Of no devices all is null.
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
