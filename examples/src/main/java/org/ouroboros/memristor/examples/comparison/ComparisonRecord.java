package org.ouroboros.memristor.examples.comparison;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.programming.Spread;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.JsonRecord;

/** Writes the result of a comparison as JSON and CSV. */
final class ComparisonRecord {

  private final StrategyComparison.Result result;
  private final DelayClaim claim;

  ComparisonRecord(StrategyComparison.Result result, DelayClaim claim) {
    this.result = result;
    this.claim = claim;
  }

  void write(Path file) {
    ComparisonSettings settings = result.settings();
    ObjectNode root = JsonRecord.of("ouroboros/strategy-comparison", 1);
    root.set("provenance", Figures.provenance(settings.seed().value()));
    root.put("protocol", "P3").put("finished", result.finished());
    ObjectNode node = root.putObject("settings");
    node.put("deviceModel", ComparisonSettings.MODEL);
    node.put("variation", ComparisonSettings.VARIATION);
    node.put("rows", settings.rows()).put("columns", settings.columns());
    node.put("readSeconds", ComparisonSettings.READ_SECONDS);
    node.put("settleSeconds", ComparisonSettings.SETTLE_SECONDS);
    node.put("budgetPulsesPerCell", ComparisonSettings.PULSES);
    node.put("stuckShare", settings.stuckShare());
    ArrayNode entries = root.putArray("results");
    result.results().forEach(one -> put(entries.addObject(), one));
    claim.put(root.putArray("oneShotAgainstWriteVerify"));
    ArrayNode verdicts = root.putArray("verdicts");
    claim.verdicts().forEach(verdicts::add);
    ArrayNode tuning = root.putArray("tuned");
    for (PulseTuning.Trial trial : result.tuning().trials()) {
      List<String> aims = result.tuning().chosenFor(trial);
      if (!aims.isEmpty()) {
        ObjectNode tuned = tuning.addObject();
        tuned.put("family", trial.candidate().family().word());
        tuned.put("settings", trial.candidate().label());
        tuned.put("chosenFor", String.join(" ", aims));
        tuned.put("tolerance", trial.terms().tolerance());
        tuned.put("relativeReadNoise", trial.terms().readNoise());
        tuned.put("validationConverged", trial.converged());
        tuned.put("validationMeanPulses", trial.meanPulses());
        tuned.put("validationMeanSeconds", trial.meanSeconds());
      }
    }
    JsonRecord.write(file, root);
  }

  private static void put(ObjectNode node, StrategyResult one) {
    node.put("strategy", one.contender().id()).put("title", one.contender().title());
    node.put("kind", one.contender().kind().word());
    node.put("voltages", one.contender().voltages().word());
    node.put("tolerance", one.terms().tolerance());
    node.put("relativeReadNoise", one.terms().readNoise());
    node.set("converged", Figures.proportion(one.hits().converged()));
    node.set("withinByTrueValue", Figures.proportion(one.hits().byTrueValue()));
    node.set("withinByReading", Figures.proportion(one.hits().byReading()));
    node.set("withinSymmetricByTrueValue", Figures.proportion(one.hits().symmetricByTrueValue()));
    node.set("withinSymmetricByReading", Figures.proportion(one.hits().symmetricByReading()));
    ObjectNode device = node.putObject("perDevice");
    device.set("pulses", one.costs().pulses().json());
    device.set("reads", one.costs().reads().json());
    device.set("seconds", one.costs().seconds().json());
    device.set("joules", one.costs().joules().json());
    ObjectNode array = node.putObject("array");
    array.put("secondsCellByCell", one.array().cellByCell().seconds());
    array.put("pulseSecondsCellByCell", one.array().cellByCell().pulseSeconds());
    array.put("secondsRowParallel", one.array().rowParallel().seconds());
    array.put("polaritySwitches", one.array().switches());
    ObjectNode outcomes = array.putObject("outcomes");
    one.array()
        .outcomes()
        .forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
    one.array().stuck().ifPresent(stuck -> node.set("stuckCells", stuck.json()));
  }

  void writeResults(Path file) {
    List<String> header =
        new ArrayList<>(
            List.of("strategy", "kind", "voltages", "tolerance", "relative_read_noise"));
    for (String share : List.of("converged", "true", "read", "symmetric_true", "symmetric_read")) {
      header.addAll(List.of(share, share + "_wilson95_lower", share + "_wilson95_upper"));
    }
    for (String cost : List.of("pulses", "reads", "seconds", "joules")) {
      header.addAll(
          List.of(cost + "_mean", cost + "_median", cost + "_percentile95", cost + "_total"));
    }
    header.addAll(List.of("array_seconds_cell_by_cell", "array_seconds_row_parallel"));
    CsvTable.write(
        file,
        header,
        printer -> {
          for (StrategyResult one : result.results()) {
            printer.printRecord(row(one));
          }
        });
  }

  private static List<Object> row(StrategyResult one) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                one.contender().id(),
                one.contender().kind().word(),
                one.contender().voltages().word(),
                one.terms().tolerance(),
                one.terms().readNoise()));
    StrategyResult.Hits hits = one.hits();
    for (Proportion share :
        List.of(
            hits.converged(),
            hits.byTrueValue(),
            hits.byReading(),
            hits.symmetricByTrueValue(),
            hits.symmetricByReading())) {
      row.addAll(List.of(share.share(), share.lower(), share.upper()));
    }
    StrategyResult.Costs costs = one.costs();
    for (Spread cost : List.of(costs.pulses(), costs.reads(), costs.seconds(), costs.joules())) {
      row.addAll(List.of(cost.mean(), cost.median(), cost.percentile95(), cost.total()));
    }
    row.add(one.array().cellByCell().seconds());
    row.add(one.array().rowParallel().seconds());
    return row;
  }
}
