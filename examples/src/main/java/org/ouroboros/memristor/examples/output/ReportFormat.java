package org.ouroboros.memristor.examples.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.internal.io.LibraryVersion;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.mapper.MapperEvaluation;

/** Common JSON nodes and table texts of reports. */
public final class ReportFormat {

  /** Tolerances of the hit rates, widest first. */
  public static final List<Double> TOLERANCES = MapperEvaluation.TOLERANCES;

  private ReportFormat() {}

  /**
   * Returns the provenance of a result: the versions of library and Java, and the seed. It contains
   * no times or paths, so equal runs give equal bytes.
   *
   * @param seed the seed's value
   * @return a new JSON object
   */
  public static ObjectNode provenance(long seed) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("libraryVersion", LibraryVersion.get())
        .put("javaVersion", System.getProperty("java.version"))
        .put("javaVendor", System.getProperty("java.vendor"))
        .put("seed", seed);
  }

  /**
   * Returns a proportion with its 95 % Wilson interval.
   *
   * @param proportion the proportion
   * @return a new JSON object; its fractions are null if there are no trials
   */
  public static ObjectNode proportion(Proportion proportion) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("hits", proportion.hits()).put("trials", proportion.trials());
    if (proportion.trials() == 0) {
      return node.putNull("share").putNull("wilson95Lower").putNull("wilson95Upper");
    }
    return node.put("share", proportion.value())
        .put("wilson95Lower", proportion.lower())
        .put("wilson95Upper", proportion.upper());
  }

  /**
   * Returns summary statistics; NaN becomes null.
   *
   * @param statistics the statistics
   * @return a new JSON object: mean, median, percentile95, total
   */
  public static ObjectNode statistics(SummaryStatistics statistics) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, "mean", statistics.mean());
    put(node, "median", statistics.median());
    put(node, "percentile95", statistics.percentile95());
    return node.put("total", statistics.total());
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  /**
   * Returns the quality of the detection of stuck cells.
   *
   * @param score the score
   * @return a new JSON object: both fractions with their intervals, and the cells at target
   */
  public static ObjectNode faultDetection(FaultDetectionScore score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("falseAlarms", proportion(score.falseAlarms()));
    node.set("misses", proportion(score.misses()));
    return node.put("stuckAtTarget", score.atTarget());
  }

  /**
   * Returns the hit rates within {@link #TOLERANCES}, in both forms of the relative difference.
   *
   * @param accuracy reached compared with target values
   * @return a JSON object for each form and tolerance
   */
  public static ArrayNode hitRates(Accuracy accuracy) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : TOLERANCES) {
        ObjectNode node = nodes.addObject();
        node.put(
            "relativeDifference", form == RelativeDifference.OF_TARGET ? "ofTarget" : "symmetric");
        node.put("tolerance", tolerance);
        node.setAll(proportion(accuracy.withinTolerance(form, tolerance)));
      }
    }
    return nodes;
  }

  /**
   * Returns the expected calibration error and the bins of a calibration.
   *
   * @param calibration the calibration, known
   * @return a new JSON object
   */
  public static ObjectNode calibration(Calibration calibration) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("binning", "equal count");
    node.put("expectedError", calibration.expectedCalibrationError());
    ArrayNode bins = node.putArray("bins");
    for (Calibration.Bin bin : calibration.bins()) {
      bins.addObject()
          .put("meanPrediction", bin.meanPrediction())
          .setAll(proportion(bin.successes()));
    }
    return node;
  }

  /**
   * Formats a proportion in percent with its 95 % Wilson interval.
   *
   * @param proportion the proportion
   * @return two decimals each; {@code -} if there are no trials
   */
  public static String interval(Proportion proportion) {
    return proportion.trials() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2f (%.2f-%.2f)",
            100 * proportion.value(),
            100 * proportion.lower(),
            100 * proportion.upper());
  }

  /**
   * Formats a proportion in percent.
   *
   * @param proportion the proportion
   * @return one decimal; {@code -} if there are no trials
   */
  public static String percent(Proportion proportion) {
    return proportion.trials() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", 100 * proportion.value());
  }

  /**
   * Formats a number with the given significant digits and no trailing zeros, with an exponent only
   * if its magnitude is below 0.001 or at least a million.
   *
   * @param value the number, finite
   * @param digits significant digits, at least 1
   * @return the text
   */
  public static String plain(double value, int digits) {
    double magnitude = Math.abs(value);
    if (magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e6)) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      return rounded.stripTrailingZeros().toPlainString();
    }
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
        .replaceFirst("\\.?0*e", "e");
  }
}
