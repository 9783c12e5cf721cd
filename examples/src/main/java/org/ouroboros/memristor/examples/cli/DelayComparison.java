package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.finite;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.significant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;

/**
 * Tests the claim of arXiv 2403.06712 that one pulse chosen by a mapper takes less programming time
 * than write-verify: one-shot at the published voltages is compared with every write-verify
 * strategy at published and at free voltages. Because devices that miss their target also save
 * time, the time per device truly within the tolerance is given as well.
 */
final class DelayComparison {
  private final List<ComparedPair> pairs;

  /** One-shot and a write-verify strategy under the same condition. */
  private record ComparedPair(
      StrategyComparison.StrategyResult oneShot, StrategyComparison.StrategyResult writeVerify) {
    /** Mean time of write-verify relative to one-shot. */
    double delayRatio() {
      return writeVerifySeconds() / oneShotSeconds();
    }

    double oneShotSeconds() {
      return oneShot.deviceCosts().seconds().mean();
    }

    double writeVerifySeconds() {
      return writeVerify.deviceCosts().seconds().mean();
    }

    double energyRatio() {
      return writeVerify.deviceCosts().joules().mean() / oneShot.deviceCosts().joules().mean();
    }

    /** Ratio of the times per device truly within the tolerance. */
    double delayRatioPerHit() {
      return secondsPerHit(writeVerify) / secondsPerHit(oneShot);
    }

    /** Programming time per device truly within the tolerance [s]; infinite if there is none. */
    private static double secondsPerHit(StrategyComparison.StrategyResult result) {
      return result.deviceCosts().seconds().total() / result.hitRates().byTrueValue().hits();
    }
  }

  DelayComparison(List<StrategyComparison.StrategyResult> results) {
    pairs =
        results.stream()
            .filter(oneShot -> oneShot.entry().id().equals(ComparedStrategies.ONE_SHOT))
            .flatMap(
                oneShot ->
                    results.stream()
                        .filter(other -> other.condition().equals(oneShot.condition()))
                        .filter(
                            other ->
                                other.entry().kind() == StrategyComparison.Entry.Kind.WRITE_VERIFY)
                        .map(writeVerify -> new ComparedPair(oneShot, writeVerify)))
            .toList();
  }

  TextTable table() {
    return columns().table(pairs);
  }

  ArrayNode json() {
    return columns().json(pairs);
  }

  private static Columns<ComparedPair> columns() {
    return new Columns<ComparedPair>()
        .text("write-verify against one-shot", pair -> pair.writeVerify().entry().title())
        .data("", "writeVerify", pair -> pair.writeVerify().entry().id())
        .value("voltages", "", "voltages", pair -> pair.writeVerify().entry().voltages())
        .text("within", pair -> pair.writeVerify().condition().toleranceText())
        .data("", "tolerance", pair -> pair.writeVerify().condition().tolerance())
        .text("reads", pair -> pair.writeVerify().condition().readNoiseText())
        .data("", "relativeReadNoise", pair -> pair.writeVerify().condition().relativeReadNoise())
        .text("one-shot true [%]", pair -> percent(pair.oneShot().hitRates().byTrueValue()))
        .text("true [%]", pair -> percent(pair.writeVerify().hitRates().byTrueValue()))
        .number("one-shot time [us]", "", "oneShotSeconds", 1e6, ComparedPair::oneShotSeconds)
        .number("time [us]", "", "writeVerifySeconds", 1e6, ComparedPair::writeVerifySeconds)
        .number("delay ratio", "", "delayRatio", 1, ComparedPair::delayRatio)
        .number("energy ratio", "", "energyRatio", 1, ComparedPair::energyRatio)
        .number("delay ratio per hit", "", "", 1, ComparedPair::delayRatioPerHit)
        .data("", "oneShotArrived", pair -> pair.oneShot().hitRates().byTrueValue())
        .data("", "writeVerifyArrived", pair -> pair.writeVerify().hitRates().byTrueValue())
        .data("", "delayRatioPerArrival", pair -> finite(pair.delayRatioPerHit()));
  }

  /** Conditions in which one-shot is faster, a line for each write-verify strategy. */
  List<String> summaries() {
    return pairs.stream()
        .map(pair -> pair.writeVerify().entry())
        .distinct()
        .map(this::summary)
        .toList();
  }

  private String summary(StrategyComparison.Entry entry) {
    List<ComparedPair> compared =
        pairs.stream().filter(pair -> pair.writeVerify().entry().equals(entry)).toList();
    List<ComparedPair> faster = compared.stream().filter(pair -> pair.delayRatio() > 1).toList();
    List<ComparedPair> slower = compared.stream().filter(pair -> pair.delayRatio() <= 1).toList();
    List<ComparedPair> lessPerHit =
        compared.stream().filter(pair -> pair.delayRatioPerHit() > 1).toList();
    return entry.title()
        + (" at " + entry.voltages() + " voltages: one-shot takes less time in ")
        + (faster.size() + " of " + compared.size())
        + ratios(" (", faster, ComparedPair::delayRatio)
        + ratios(", more in (", slower, ComparedPair::delayRatio)
        + ("; less per device within the tolerance in " + lessPerHit.size())
        + ratios(" (", lessPerHit, ComparedPair::delayRatioPerHit);
  }

  /** The ratios by condition, in brackets; empty without pairs. */
  private static String ratios(
      String prefix, List<ComparedPair> selected, ToDoubleFunction<ComparedPair> ratio) {
    return selected.isEmpty()
        ? ""
        : selected.stream()
            .map(
                pair ->
                    pair.writeVerify().condition().text()
                        + ": "
                        + significant(ratio.applyAsDouble(pair), 3)
                        + " times")
            .collect(Collectors.joining("; ", prefix, ")"));
  }
}
