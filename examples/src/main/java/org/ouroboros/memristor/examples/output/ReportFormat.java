package org.ouroboros.memristor.examples.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
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

  /** {@return the version of the library, for example 0.1.0} */
  public static String libraryVersion() {
    Properties properties = new Properties();
    try (InputStream in = ReportFormat.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /**
   * Returns the versions of library and Java, and the seed; no times or paths, so that equal runs
   * give equal bytes.
   */
  static ObjectNode provenance(long seed) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("libraryVersion", libraryVersion())
        .put("javaVersion", System.getProperty("java.version"))
        .put("javaVendor", System.getProperty("java.vendor"))
        .put("seed", seed);
  }

  /** {@return a proportion with its 95 % Wilson interval; null without trials} */
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

  /** {@return mean, median, percentile95 and total; null instead of NaN} */
  public static ObjectNode statistics(SummaryStatistics statistics) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("mean", finite(statistics.mean()));
    node.set("median", finite(statistics.median()));
    node.set("percentile95", finite(statistics.percentile95()));
    return node.put("total", statistics.total());
  }

  /** {@return false alarms, misses and stuck cells at target} */
  public static ObjectNode faultDetection(FaultDetectionScore score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("falseAlarms", proportion(score.falseAlarms()));
    node.set("misses", proportion(score.misses()));
    return node.put("stuckAtTarget", score.atTarget());
  }

  /**
   * {@return the hit rates within {@link #TOLERANCES}, in both forms of the relative difference}
   */
  public static ArrayNode hitRates(Accuracy accuracy) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : TOLERANCES) {
        ObjectNode node = nodes.addObject();
        node.put("relativeDifference", key(form));
        node.put("tolerance", tolerance);
        node.setAll(proportion(accuracy.withinTolerance(form, tolerance)));
      }
    }
    return nodes;
  }

  /** {@return the JSON text of a form of the relative difference} */
  public static String key(RelativeDifference form) {
    return form == RelativeDifference.OF_TARGET ? "ofTarget" : "symmetric";
  }

  /** {@return the expected calibration error and the bins of a known calibration} */
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

  /** {@return the reading of a cell; empty if it is NaN, because the cell was never read} */
  public static Optional<Double> reading(double siemens) {
    return Optional.of(siemens).filter(value -> !value.isNaN());
  }

  /** {@return a calibration as JSON; empty if nothing was predicted} */
  public static Optional<ObjectNode> known(Calibration calibration) {
    return Optional.of(calibration)
        .filter(Calibration::hasPredictions)
        .map(ReportFormat::calibration);
  }

  /** {@return the numbers of cells by outcome in lower case} */
  public static ObjectNode outcomes(Map<CellOutcome, Integer> outcomes) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    outcomes.forEach((outcome, count) -> node.put(outcome.name().toLowerCase(Locale.ROOT), count));
    return node;
  }

  /** {@return a number in JSON, null if it is not finite} */
  public static ValueNode finite(double value) {
    return Double.isFinite(value) ? DoubleNode.valueOf(value) : NullNode.getInstance();
  }

  /** {@return a proportion in percent with its interval, two decimals each; - without trials} */
  public static String interval(Proportion proportion) {
    return proportion.trials() == 0
        ? "-"
        : fixed(100 * proportion.value(), 2)
            + (" (" + fixed(100 * proportion.lower(), 2))
            + ("-" + fixed(100 * proportion.upper(), 2) + ")");
  }

  /** {@return a proportion in percent with one decimal; - without trials} */
  public static String percent(Proportion proportion) {
    return proportion.trials() == 0 ? "-" : fixed(100 * proportion.value(), 1);
  }

  /** {@return a fraction in whole percent, for example 20%} */
  public static String percent(double fraction) {
    return fixed(100 * fraction, 0) + "%";
  }

  /** {@return the kind of readings: exact, or for example 2% noise} */
  public static String reads(double relativeReadNoise) {
    return relativeReadNoise == 0 ? "exact" : percent(relativeReadNoise) + " noise";
  }

  /** {@return mean, median and 95th percentile in a unit, three significant digits each} */
  public static String statistics(SummaryStatistics statistics, double unit) {
    return DoubleStream.of(statistics.mean(), statistics.median(), statistics.percentile95())
        .mapToObj(value -> significant(unit * value, 3))
        .collect(Collectors.joining(" / "));
  }

  /** {@return a number with the given decimals} */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** {@return a number with the given significant digits} */
  public static String significant(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  /**
   * {@return a finite number with the given significant digits, without trailing zeros} It has an
   * exponent only if its magnitude is below 0.001 or at least a million.
   *
   * @param value the number
   * @param digits significant digits, at least 1
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
