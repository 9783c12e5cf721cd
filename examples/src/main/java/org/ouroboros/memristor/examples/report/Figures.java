package org.ouroboros.memristor.examples.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.LibraryVersion;

/** Figures that several reports have, in the same form everywhere. */
public final class Figures {

  /** Tolerances at which hits are counted, widest first. */
  public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1);

  private Figures() {}

  /**
   * What made a result: the versions of library and Java, and the seed. No time and no place, so
   * that equal runs give equal bytes.
   *
   * @param seed the seed's value
   * @return the record
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
   * A share with its 95 % Wilson interval.
   *
   * @param share the share
   * @return the record; shares of nothing are null
   */
  public static ObjectNode proportion(Proportion share) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("hits", share.hits()).put("trials", share.trials());
    if (share.trials() == 0) {
      return node.putNull("share").putNull("wilson95Lower").putNull("wilson95Upper");
    }
    return node.put("share", share.share())
        .put("wilson95Lower", share.lower())
        .put("wilson95Upper", share.upper());
  }

  /**
   * Shares within the usual tolerances, in both forms of the relative difference.
   *
   * @param accuracy reached held against wanted values
   * @return a record for each form and tolerance
   */
  public static ArrayNode hits(Accuracy accuracy) {
    ArrayNode hits = JsonNodeFactory.instance.arrayNode();
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : TOLERANCES) {
        ObjectNode hit = hits.addObject();
        hit.put(
            "relativeDifference", form == RelativeDifference.OF_TARGET ? "ofTarget" : "symmetric");
        hit.put("tolerance", tolerance);
        hit.setAll(proportion(accuracy.within(form, tolerance)));
      }
    }
    return hits;
  }

  /**
   * Predicted against actual success.
   *
   * @param calibration the calibration, known
   * @return expected calibration error and bins
   */
  public static ObjectNode calibration(Calibration calibration) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("binning", "equal count");
    node.put("expectedError", calibration.expectedError());
    ArrayNode bins = node.putArray("bins");
    for (Calibration.Bin bin : calibration.bins()) {
      bins.addObject()
          .put("meanPrediction", bin.meanPrediction())
          .setAll(proportion(bin.successes()));
    }
    return node;
  }

  /**
   * A share in percent with its 95 % Wilson interval for tables.
   *
   * @param share the share
   * @return with two decimals
   */
  public static String interval(Proportion share) {
    return share.trials() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.2f (%.2f-%.2f)",
            100 * share.share(),
            100 * share.lower(),
            100 * share.upper());
  }

  /**
   * A share in percent for tables.
   *
   * @param share the share
   * @return with one decimal
   */
  public static String percent(Proportion share) {
    return share.trials() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share.share());
  }
}
