package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.TOLERANCES;
import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.hitRates;
import static org.ouroboros.memristor.examples.output.ReportFormat.known;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.reads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation.Entry;

/** Makes the report of a single-request evaluation. */
record SingleRequestReport(
    SingleRequestEvaluation evaluation, SingleRequestEvaluation.Result result, Seed seed) {
  private static final double NOISE = SingleRequestEvaluation.RELATIVE_READ_NOISE;

  Report report() {
    String protocol = evaluation.distribution().name();
    String mapper = evaluation.mapper().name();
    Report report =
        new Report(protocol + ": " + mapper, "report.json", "ouroboros/mapper-trial", seed.value())
            .population(protocol, evaluation.population());
    Columns<Entry> entries = entries();
    List<Entry> calibrated =
        result.entries().stream().filter(entry -> entry.calibration().hasPredictions()).toList();
    report.json().put("mapper", mapper).put("ceilingDevices", evaluation.optimumDevices());
    report.json().set("entries", entries.json(result.entries()));
    List<Plots.Sample> exact = reached(0);
    List<Plots.Sample> noisy = reached(NOISE);
    report
        .csv(
            "requests.csv",
            requests(exact, noisy),
            () -> IntStream.range(0, result.requests().size()).iterator())
        .table(summary())
        .heading("All results")
        .table(entries.table(result.entries()))
        .legend(
            "Percentage of "
                + result.requests().size()
                + " requests ("
                + protocol
                + ") that ended within 50, 20, 10 % of the target; sym: by the symmetric"
                + " difference; off: only requests that did not end on a bound; requested:"
                + " tolerance of the requests; optimum: best single pulse given the distribution of"
                + " devices, with exact reads, chosen for the first form of the difference.")
        .plot(
            "target-reached.png",
            "Target against reached conductance; dashed: +-10 %.",
            file -> Plots.scatter(file, exact))
        .plot(
            "error-histogram.png",
            "Relative difference from the target.",
            file -> Plots.histogram(file, Stream.concat(exact.stream(), noisy.stream()).toList()))
        .heading("Calibration")
        .table(
            new Columns<Entry>()
                .text("mapper", Entry::mapper)
                .text("reads", entry -> reads(entry.relativeReadNoise()))
                .text("requested", entry -> percent(entry.requestedTolerance()))
                .calibration(Entry::calibration)
                .table(calibrated));
    if (!calibrated.isEmpty()) {
      Map<String, Calibration> byName = new LinkedHashMap<>();
      calibrated.stream()
          .filter(entry -> entry.relativeReadNoise() == 0)
          .forEach(
              entry ->
                  byName.put(
                      entry.mapper() + ", within " + percent(entry.requestedTolerance()),
                      entry.calibration()));
      addReliability(report, byName);
    }
    return report;
  }

  /** Adds the legend of the table of calibrations and the reliability diagram. */
  static void addReliability(Report report, Map<String, Calibration> calibrations) {
    report
        .legend("Expected calibration error: 15 bins of equal count.")
        .plot(
            "reliability.png",
            "Success against predicted success, bins of equal count.",
            file -> Plots.reliability(file, calibrations));
  }

  /** Hit rates of all requests in both forms, then of those not ending on a bound. */
  private static Columns<Entry> entries() {
    Columns<Entry> columns =
        new Columns<Entry>()
            .value("mapper", "", "mapper", Entry::mapper)
            .text("reads", entry -> reads(entry.relativeReadNoise()))
            .text("requested", entry -> percent(entry.requestedTolerance()))
            .data("", "toldTolerance", Entry::requestedTolerance)
            .data("", "relativeReadNoise", Entry::relativeReadNoise)
            .data("", "allRequests", entry -> hitRates(entry.score().all()))
            .data("", "offBounds", entry -> hitRates(entry.score().notStopped()))
            .data("", "onBounds", entry -> hitRates(entry.score().stopped()))
            .data("", "meanPulseSeconds", entry -> entry.score().meanChosenSeconds())
            .data("", "calibration", entry -> known(entry.calibration()));
    columns.hitRates("", RelativeDifference.OF_TARGET, entry -> entry.score().all());
    columns.hitRates(" sym", RelativeDifference.SYMMETRIC, entry -> entry.score().all());
    return columns.hitRates(
        " off", RelativeDifference.OF_TARGET, entry -> entry.score().notStopped());
  }

  private Columns<Integer> requests(List<Plots.Sample> exact, List<Plots.Sample> noisy) {
    return new Columns<Integer>()
        .data("start_siemens", "", result.requests()::startSiemens)
        .data("target_siemens", "", result.requests()::targetSiemens)
        .data("applied_seconds", "", result.requests()::appliedSeconds)
        .data("on_bound", "", result.requests()::stoppedAtBound)
        .data("mapper_siemens", "", i -> exact.get(0).reachedSiemens()[i])
        .data("inverse_siemens", "", i -> exact.get(1).reachedSiemens()[i])
        .data("mapper_noisy_read_siemens", "", i -> noisy.get(0).reachedSiemens()[i])
        .data("inverse_noisy_read_siemens", "", i -> noisy.get(1).reachedSiemens()[i]);
  }

  /** The form of the difference and the tolerance of a row of the main table. */
  private record Criterion(RelativeDifference form, double tolerance) {
    boolean symmetric() {
      return form == RelativeDifference.SYMMETRIC;
    }
  }

  /** The main table: mapper, optimum and inverse, each tolerance requested and evaluated. */
  private TextTable summary() {
    String mapper = evaluation.mapper().name();
    String inverse = SingleRequestEvaluation.INVERSE;
    return new Columns<Criterion>()
        .text("within", row -> percent(row.tolerance()) + (row.symmetric() ? " sym" : ""))
        .proportion("optimum [%] (95 %)", "", "", this::optimum)
        .proportion(mapper + " [%] (95 %)", "", "", row -> hitRate(mapper, 0, row))
        .text(
            "of optimum [%]",
            row ->
                row.symmetric() || !result.hasOptimum()
                    ? "-"
                    : fixed(100 * hitRate(mapper, 0, row).value() / optimum(row).value(), 1))
        .text("2% read noise", row -> percent(hitRate(mapper, NOISE, row)))
        .text("inverse", row -> percent(hitRate(inverse, 0, row)))
        .text("2% read noise", row -> percent(hitRate(inverse, NOISE, row)))
        .table(
            Stream.of(RelativeDifference.values())
                .flatMap(form -> TOLERANCES.stream().map(t -> new Criterion(form, t)))
                .toList());
  }

  private Proportion optimum(Criterion criterion) {
    return result.hasOptimum()
        ? hitRate(SingleRequestEvaluation.OPTIMUM, 0, criterion)
        : new Proportion(0, 0);
  }

  private Proportion hitRate(String mapper, double relativeReadNoise, Criterion criterion) {
    return result
        .atTolerance(mapper, relativeReadNoise, criterion.tolerance())
        .score()
        .all()
        .withinTolerance(criterion.form(), criterion.tolerance());
  }

  /** The mapper at its usual tolerance, then the noise-free inverse. */
  private List<Plots.Sample> reached(double relativeReadNoise) {
    return Stream.of(evaluation.mapper().name(), SingleRequestEvaluation.INVERSE)
        .map(mapper -> result.entry(mapper, relativeReadNoise))
        .map(
            entry ->
                new Plots.Sample(
                    entry.mapper() + ", " + reads(relativeReadNoise),
                    entry.score().targetSiemens(),
                    entry.score().reachedSiemens()))
        .toList();
  }
}
