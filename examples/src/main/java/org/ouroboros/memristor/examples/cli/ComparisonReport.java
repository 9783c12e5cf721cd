package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.outcomes;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.significant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning.CandidateResult;

/** Makes the report of a strategy comparison. */
record ComparisonReport(ComparisonSettings settings, StrategyComparison.Result result) {
  private static final String LEGEND =
      "Fractions of the working cells with 95 % Wilson intervals. Converged: outcome reported by"
          + " the strategy; true: true conductance within the tolerance; read: last reading within"
          + " it (for a strategy that does not read after its pulse, a reading taken for the"
          + " evaluation); sym: true, by the symmetric difference. Pulses, reads, time (pulses,"
          + " reads, settling) and energy per device, including devices that missed their target:"
          + " mean / median / 95th percentile. Array: cell by cell, and row-parallel.";

  Report report() {
    DelayComparison delays = new DelayComparison(result.results());
    Columns<StrategyComparison.StrategyResult> results = results();
    Report report =
        new Report(
            "P3: delay to tolerance",
            "report.json",
            "ouroboros/strategy-comparison",
            settings.seed().value());
    report.json().put("protocol", "P3").put("finished", result.finished());
    addSettings(report);
    report.json().set("results", results.json(result.results()));
    report.json().set("oneShotAgainstWriteVerify", delays.json());
    ArrayNode summaries = report.json().putArray("verdicts");
    delays.summaries().forEach(summaries::add);
    List<CandidateResult> candidates = result.tuning().candidateResults();
    List<CandidateResult> chosen =
        candidates.stream().filter(trial -> !chosenFor(trial).isEmpty()).toList();
    report.json().set("tuned", tuned().json(chosen));
    report
        .csv("results.csv", results, result.results())
        .csv("tuning.csv", tuned(), candidates)
        .table(results.table(result.results()))
        .legend(LEGEND);
    if (!result.finished()) {
      report.legend("This run was cancelled; missing results were not run.");
    }
    report.heading("One pulse against write-verify").table(delays.table());
    delays.summaries().forEach(report::legend);
    report
        .heading("Stuck cells")
        .table(faultDetectionTable())
        .heading("Write-verify settings chosen on the validation set")
        .table(tuningTable());
    new ComparisonPlots(result).addTo(report);
    return report;
  }

  private void addSettings(Report report) {
    ObjectNode node = report.json().putObject("settings");
    node.put("deviceModel", ComparisonSettings.MODEL);
    node.put("variation", ComparisonSettings.VARIATION);
    node.put("rows", settings.rows()).put("columns", settings.columns());
    node.put("readSeconds", ComparisonSettings.READ_SECONDS);
    node.put("settleSeconds", ComparisonSettings.SETTLING_SECONDS);
    node.put("budgetPulsesPerCell", ComparisonSettings.PULSE_BUDGET);
    node.put("stuckShare", settings.stuckFraction());
    report
        .setting("device", ComparisonSettings.MODEL + ", " + ComparisonSettings.VARIATION)
        .setting("array", settings.rows() + " x " + settings.columns())
        .setting("seed", settings.seed().value())
        .setting("pulse budget per cell", ComparisonSettings.PULSE_BUDGET)
        .setting("read, settling", "1 us, 0.1 us")
        .setting("driver", "pulses of 50 ns to 20 ms in steps of 10 ns")
        .setting("stuck cells", significant(100 * settings.stuckFraction(), 3) + " %");
  }

  private static Columns<StrategyComparison.StrategyResult> results() {
    return new Columns<StrategyComparison.StrategyResult>()
        .data("strategy", "strategy", e -> e.entry().id())
        .value("strategy", "", "title", e -> e.entry().title())
        .data("kind", "kind", e -> e.entry().kind().label())
        .value("voltages", "voltages", "voltages", e -> e.entry().voltages())
        .text("within", e -> e.condition().toleranceText())
        .text("reads", e -> e.condition().readNoiseText())
        .data("tolerance", "tolerance", e -> e.condition().tolerance())
        .data("relative_read_noise", "relativeReadNoise", e -> e.condition().relativeReadNoise())
        .proportion("converged [%]", "converged", "converged", e -> e.hitRates().converged())
        .proportion("true [%]", "true", "withinByTrueValue", e -> e.hitRates().byTrueValue())
        .proportion("read [%]", "read", "withinByReading", e -> e.hitRates().byReading())
        .text("sym [%]", e -> percent(e.hitRates().symmetricByTrueValue()))
        .proportion(
            "",
            "symmetric_true",
            "withinSymmetricByTrueValue",
            e -> e.hitRates().symmetricByTrueValue())
        .proportion(
            "",
            "symmetric_read",
            "withinSymmetricByReading",
            e -> e.hitRates().symmetricByReading())
        .statistics("pulses", "pulses", "perDevice/pulses", 1, e -> e.deviceCosts().pulses())
        .statistics("reads taken", "reads", "perDevice/reads", 1, e -> e.deviceCosts().reads())
        .statistics(
            "time [us]", "seconds", "perDevice/seconds", 1e6, e -> e.deviceCosts().seconds())
        .statistics("energy [nJ]", "joules", "perDevice/joules", 1e9, e -> e.deviceCosts().joules())
        .text(
            "array [s]",
            e ->
                significant(e.arrayResult().cellByCell().totalSeconds(), 3)
                    + " / "
                    + significant(e.arrayResult().rowParallel().totalSeconds(), 3))
        .data(
            "array_seconds_cell_by_cell",
            "array/secondsCellByCell",
            e -> e.arrayResult().cellByCell().totalSeconds())
        .data("", "array/pulseSecondsCellByCell", e -> e.arrayResult().cellByCell().pulseSeconds())
        .data(
            "array_seconds_row_parallel",
            "array/secondsRowParallel",
            e -> e.arrayResult().rowParallel().totalSeconds())
        .data("", "array/polaritySwitches", e -> e.arrayResult().polaritySwitches())
        .data("", "array/outcomes", e -> outcomes(e.arrayResult().outcomes()))
        .data(
            "",
            "stuckCells",
            e -> e.arrayResult().faultDetection().map(ReportFormat::faultDetection));
  }

  /** Settings of write-verify tried on the validation set. */
  private Columns<CandidateResult> tuned() {
    return new Columns<CandidateResult>()
        .data("family", "family", t -> t.candidate().family().label())
        .data("settings", "settings", t -> t.candidate().label())
        .data("", "chosenFor", this::chosenFor)
        .data("tolerance", "tolerance", t -> t.condition().tolerance())
        .data("relative_read_noise", "relativeReadNoise", t -> t.condition().relativeReadNoise())
        .data("cells", "", CandidateResult::cells)
        .data("converged_share", "validationConverged", CandidateResult::converged)
        .data("mean_pulses", "validationMeanPulses", CandidateResult::meanPulses)
        .data("mean_seconds", "validationMeanSeconds", CandidateResult::meanSeconds)
        .data("chosen_for", "", this::chosenFor);
  }

  private String chosenFor(CandidateResult trial) {
    return String.join(" ", result.tuning().chosenFor(trial));
  }

  /** Settings that were chosen by a criterion. */
  private record Chosen(StrategyTuning.Criterion criterion, CandidateResult trial) {}

  /** The write-verify settings chosen on the validation set and their results there. */
  private TextTable tuningTable() {
    return new Columns<Chosen>()
        .text("write-verify", row -> row.trial().candidate().family().label())
        .text(
            "chosen for",
            row ->
                row.criterion() == StrategyTuning.Criterion.PULSES ? "fewest pulses" : "least time")
        .text("within", row -> row.trial().condition().toleranceText())
        .text("reads", row -> row.trial().condition().readNoiseText())
        .text("settings", row -> row.trial().candidate().label())
        .text("converged [%]", row -> fixed(100 * row.trial().converged(), 2))
        .number("pulses", "", "", 1, row -> row.trial().meanPulses())
        .number("time [us]", "", "", 1e6, row -> row.trial().meanSeconds())
        .table(Stream.of(StrategyTuning.Family.values()).flatMap(this::chosen).toList());
  }

  private Stream<Chosen> chosen(StrategyTuning.Family family) {
    return Stream.of(StrategyTuning.Criterion.values())
        .flatMap(
            criterion ->
                result.conditions().stream()
                    .map(condition -> result.tuning().find(family, criterion, condition))
                    .flatMap(Optional::stream)
                    .map(trial -> new Chosen(criterion, trial)));
  }

  /** How well stuck cells were detected; no rows if no cell was stuck. */
  private TextTable faultDetectionTable() {
    return new Columns<StrategyComparison.StrategyResult>()
        .text("strategy", row -> row.entry().title())
        .text("voltages", row -> row.entry().voltages())
        .text("within", row -> row.condition().toleranceText())
        .text("reads", row -> row.condition().readNoiseText())
        .proportion("false alarms [%]", "", "", row -> faultDetection(row).falseAlarms())
        .proportion("missed [%]", "", "", row -> faultDetection(row).misses())
        .table(
            result.results().stream()
                .filter(row -> row.arrayResult().faultDetection().isPresent())
                .toList());
  }

  private static FaultDetectionScore faultDetection(StrategyComparison.StrategyResult row) {
    return row.arrayResult().faultDetection().orElseThrow();
  }
}
