package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyResult;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;

/** Writes the result of a comparison as JSON and CSV. */
final class ComparisonDataFiles {

  private final ComparisonSettings settings;
  private final StrategyComparison.Result result;
  private final DelayComparison delayComparison;

  ComparisonDataFiles(
      ComparisonSettings settings,
      StrategyComparison.Result result,
      DelayComparison delayComparison) {
    this.settings = settings;
    this.result = result;
    this.delayComparison = delayComparison;
  }

  void write(Path file) {
    ObjectNode root = JsonDocument.of("ouroboros/strategy-comparison", 1);
    root.set("provenance", ReportFormat.provenance(settings.seed().value()));
    root.put("protocol", "P3").put("finished", result.finished());
    ObjectNode node = root.putObject("settings");
    node.put("deviceModel", ComparisonSettings.MODEL);
    node.put("variation", ComparisonSettings.VARIATION);
    node.put("rows", settings.rows()).put("columns", settings.columns());
    node.put("readSeconds", ComparisonSettings.READ_SECONDS);
    node.put("settleSeconds", ComparisonSettings.SETTLING_SECONDS);
    node.put("budgetPulsesPerCell", ComparisonSettings.PULSE_BUDGET);
    node.put("stuckShare", settings.stuckFraction());
    ArrayNode resultNodes = root.putArray("results");
    result.results().forEach(strategyResult -> put(resultNodes.addObject(), strategyResult));
    delayComparison.addTo(root.putArray("oneShotAgainstWriteVerify"));
    ArrayNode summaries = root.putArray("verdicts");
    delayComparison.summaries().forEach(summaries::add);
    ArrayNode tuning = root.putArray("tuned");
    for (StrategyTuning.CandidateResult candidateResult : result.tuning().candidateResults()) {
      List<String> criteria = result.tuning().chosenFor(candidateResult);
      if (!criteria.isEmpty()) {
        ObjectNode tuned = tuning.addObject();
        tuned.put("family", candidateResult.candidate().family().label());
        tuned.put("settings", candidateResult.candidate().label());
        tuned.put("chosenFor", String.join(" ", criteria));
        tuned.put("tolerance", candidateResult.condition().tolerance());
        tuned.put("relativeReadNoise", candidateResult.condition().relativeReadNoise());
        tuned.put("validationConverged", candidateResult.converged());
        tuned.put("validationMeanPulses", candidateResult.meanPulses());
        tuned.put("validationMeanSeconds", candidateResult.meanSeconds());
      }
    }
    JsonDocument.write(file, root);
  }

  private static void put(ObjectNode node, StrategyResult strategyResult) {
    node.put("strategy", strategyResult.entry().id()).put("title", strategyResult.entry().title());
    node.put("kind", strategyResult.entry().kind().label());
    node.put("voltages", strategyResult.entry().voltages());
    node.put("tolerance", strategyResult.condition().tolerance());
    node.put("relativeReadNoise", strategyResult.condition().relativeReadNoise());
    node.set("converged", ReportFormat.proportion(strategyResult.hitRates().converged()));
    node.set("withinByTrueValue", ReportFormat.proportion(strategyResult.hitRates().byTrueValue()));
    node.set("withinByReading", ReportFormat.proportion(strategyResult.hitRates().byReading()));
    node.set(
        "withinSymmetricByTrueValue",
        ReportFormat.proportion(strategyResult.hitRates().symmetricByTrueValue()));
    node.set(
        "withinSymmetricByReading",
        ReportFormat.proportion(strategyResult.hitRates().symmetricByReading()));
    ObjectNode device = node.putObject("perDevice");
    device.set("pulses", ReportFormat.statistics(strategyResult.deviceCosts().pulses()));
    device.set("reads", ReportFormat.statistics(strategyResult.deviceCosts().reads()));
    device.set("seconds", ReportFormat.statistics(strategyResult.deviceCosts().seconds()));
    device.set("joules", ReportFormat.statistics(strategyResult.deviceCosts().joules()));
    ObjectNode array = node.putObject("array");
    array.put("secondsCellByCell", strategyResult.arrayResult().cellByCell().totalSeconds());
    array.put("pulseSecondsCellByCell", strategyResult.arrayResult().cellByCell().pulseSeconds());
    array.put("secondsRowParallel", strategyResult.arrayResult().rowParallel().totalSeconds());
    array.put("polaritySwitches", strategyResult.arrayResult().polaritySwitches());
    ObjectNode outcomes = array.putObject("outcomes");
    strategyResult
        .arrayResult()
        .outcomes()
        .forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
    strategyResult
        .arrayResult()
        .faultDetection()
        .ifPresent(
            faultDetection -> node.set("stuckCells", ReportFormat.faultDetection(faultDetection)));
  }

  void writeResults(Path file) {
    List<String> header =
        new ArrayList<>(
            List.of("strategy", "kind", "voltages", "tolerance", "relative_read_noise"));
    for (String name : List.of("converged", "true", "read", "symmetric_true", "symmetric_read")) {
      header.addAll(List.of(name, name + "_wilson95_lower", name + "_wilson95_upper"));
    }
    for (String quantity : List.of("pulses", "reads", "seconds", "joules")) {
      header.addAll(
          List.of(
              quantity + "_mean",
              quantity + "_median",
              quantity + "_percentile95",
              quantity + "_total"));
    }
    header.addAll(List.of("array_seconds_cell_by_cell", "array_seconds_row_parallel"));
    CsvTable.write(
        file,
        header,
        printer -> {
          for (StrategyResult strategyResult : result.results()) {
            printer.printRecord(row(strategyResult));
          }
        });
  }

  private static List<Object> row(StrategyResult strategyResult) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                strategyResult.entry().id(),
                strategyResult.entry().kind().label(),
                strategyResult.entry().voltages(),
                strategyResult.condition().tolerance(),
                strategyResult.condition().relativeReadNoise()));
    StrategyResult.HitRates hitRates = strategyResult.hitRates();
    for (Proportion proportion :
        List.of(
            hitRates.converged(),
            hitRates.byTrueValue(),
            hitRates.byReading(),
            hitRates.symmetricByTrueValue(),
            hitRates.symmetricByReading())) {
      row.addAll(List.of(proportion.value(), proportion.lower(), proportion.upper()));
    }
    StrategyResult.DeviceCosts costs = strategyResult.deviceCosts();
    for (SummaryStatistics cost :
        List.of(costs.pulses(), costs.reads(), costs.seconds(), costs.joules())) {
      row.addAll(List.of(cost.mean(), cost.median(), cost.percentile95(), cost.total()));
    }
    row.add(strategyResult.arrayResult().cellByCell().totalSeconds());
    row.add(strategyResult.arrayResult().rowParallel().totalSeconds());
    return row;
  }
}
