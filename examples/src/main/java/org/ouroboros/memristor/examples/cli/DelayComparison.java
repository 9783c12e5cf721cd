package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.strategies.evaluation.StrategyEntry;
import org.ouroboros.memristor.strategies.evaluation.StrategyResult;

/**
 * Tests the claim of arXiv 2403.06712 that one pulse chosen by a mapper takes less programming time
 * than write-verify: one-shot at the published voltages is compared with every write-verify
 * strategy at published and at free voltages. Because devices that miss their target also save
 * time, the time per device truly within the tolerance is given as well.
 */
final class DelayComparison {

  private final List<ComparedPair> pairs = new ArrayList<>();

  /** One-shot and a write-verify strategy under the same condition. */
  private record ComparedPair(StrategyResult oneShot, StrategyResult writeVerify) {

    /** Mean time of write-verify relative to one-shot. */
    double delayRatio() {
      return writeVerify.deviceCosts().seconds().mean() / oneShot.deviceCosts().seconds().mean();
    }

    double energyRatio() {
      return writeVerify.deviceCosts().joules().mean() / oneShot.deviceCosts().joules().mean();
    }

    /** Ratio of the times per device truly within the tolerance. */
    double delayRatioPerHit() {
      return secondsPerHit(writeVerify) / secondsPerHit(oneShot);
    }
  }

  DelayComparison(List<StrategyResult> results) {
    for (StrategyResult oneShot : results) {
      if (!oneShot.entry().id().equals(ComparedStrategies.ONE_SHOT)) {
        continue;
      }
      for (StrategyResult writeVerify : results) {
        if (writeVerify.condition().equals(oneShot.condition())
            && writeVerify.entry().kind() == StrategyEntry.Kind.WRITE_VERIFY) {
          pairs.add(new ComparedPair(oneShot, writeVerify));
        }
      }
    }
  }

  /** Programming time per device truly within the tolerance [s]; infinite if there is none. */
  static double secondsPerHit(StrategyResult result) {
    return result.deviceCosts().seconds().total() / result.hitRates().byTrueValue().hits();
  }

  TextTable table() {
    TextTable table =
        new TextTable(
            List.of(
                "write-verify against one-shot",
                "voltages",
                "within",
                "reads",
                "one-shot true [%]",
                "true [%]",
                "one-shot time [us]",
                "time [us]",
                "delay ratio",
                "energy ratio",
                "delay ratio per hit"));
    for (ComparedPair pair : pairs) {
      StrategyResult writeVerify = pair.writeVerify();
      table.add(
          List.of(
              writeVerify.entry().title(),
              writeVerify.entry().voltages(),
              writeVerify.condition().toleranceText(),
              writeVerify.condition().readNoiseText(),
              ReportFormat.percent(pair.oneShot().hitRates().byTrueValue()),
              ReportFormat.percent(writeVerify.hitRates().byTrueValue()),
              format(1e6 * pair.oneShot().deviceCosts().seconds().mean()),
              format(1e6 * writeVerify.deviceCosts().seconds().mean()),
              format(pair.delayRatio()),
              format(pair.energyRatio()),
              format(pair.delayRatioPerHit())));
    }
    return table;
  }

  /** Conditions in which one-shot is faster, a line for each write-verify strategy. */
  List<String> summaries() {
    List<String> lines = new ArrayList<>();
    pairs.stream()
        .map(pair -> pair.writeVerify().entry())
        .distinct()
        .forEach(entry -> lines.add(summary(entry)));
    return lines;
  }

  private String summary(StrategyEntry entry) {
    List<ComparedPair> ofEntry =
        pairs.stream().filter(pair -> pair.writeVerify().entry().equals(entry)).toList();
    List<String> faster =
        ratioTexts(ofEntry.stream().filter(pair -> pair.delayRatio() > 1).toList(), false);
    List<String> slower =
        ratioTexts(ofEntry.stream().filter(pair -> pair.delayRatio() <= 1).toList(), false);
    List<String> lessPerHit =
        ratioTexts(ofEntry.stream().filter(pair -> pair.delayRatioPerHit() > 1).toList(), true);
    return entry.title()
        + " at "
        + entry.voltages()
        + " voltages: one-shot takes less time in "
        + faster.size()
        + " of "
        + ofEntry.size()
        + (faster.isEmpty() ? "" : " (" + String.join("; ", faster) + ")")
        + (slower.isEmpty() ? "" : ", more in (" + String.join("; ", slower) + ")")
        + "; less per device within the tolerance in "
        + lessPerHit.size()
        + (lessPerHit.isEmpty() ? "" : " (" + String.join("; ", lessPerHit) + ")");
  }

  private static List<String> ratioTexts(List<ComparedPair> selected, boolean perHit) {
    return selected.stream()
        .map(
            pair ->
                String.format(
                    Locale.ROOT,
                    "%s: %s times",
                    pair.writeVerify().condition().text(),
                    format(perHit ? pair.delayRatioPerHit() : pair.delayRatio())))
        .toList();
  }

  void addTo(ArrayNode array) {
    for (ComparedPair pair : pairs) {
      StrategyResult writeVerify = pair.writeVerify();
      ObjectNode node = array.addObject();
      node.put("writeVerify", writeVerify.entry().id());
      node.put("voltages", writeVerify.entry().voltages());
      node.put("tolerance", writeVerify.condition().tolerance());
      node.put("relativeReadNoise", writeVerify.condition().relativeReadNoise());
      node.put("oneShotSeconds", pair.oneShot().deviceCosts().seconds().mean());
      node.put("writeVerifySeconds", writeVerify.deviceCosts().seconds().mean());
      node.put("delayRatio", pair.delayRatio()).put("energyRatio", pair.energyRatio());
      node.set("oneShotArrived", ReportFormat.proportion(pair.oneShot().hitRates().byTrueValue()));
      node.set("writeVerifyArrived", ReportFormat.proportion(writeVerify.hitRates().byTrueValue()));
      double perHit = pair.delayRatioPerHit();
      if (Double.isFinite(perHit)) {
        node.put("delayRatioPerArrival", perHit);
      } else {
        node.putNull("delayRatioPerArrival");
      }
    }
  }

  static String format(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}
