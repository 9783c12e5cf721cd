package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.TOLERANCES;
import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.hitRates;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation.Round;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;

/** Makes the report of a sequence evaluation (P2h). */
record SequenceReport(SequenceEvaluation evaluation, SequenceEvaluation.Result result, Seed seed) {
  private static final double[] RELATIVE_READ_NOISES = {
    0, SingleRequestEvaluation.RELATIVE_READ_NOISE
  };

  Report report() {
    String mapper = evaluation.mapper().name();
    Report report =
        new Report("P2h: " + mapper, "report.json", "ouroboros/history-trial", seed.value())
            .population("P2h", evaluation.population());
    Columns<Round> rounds = rounds();
    List<Round> calibrated =
        result.pooled().stream().filter(round -> round.calibration().hasPredictions()).toList();
    report.json().put("mapper", mapper).put("ceilingDevices", evaluation.optimumDevices());
    report.json().set("rounds", rounds.json(result.rounds()));
    report.json().set("memorylessCeiling", rounds.json(result.optimum()));
    report.json().set("calibrationOverAllRounds", calibrations().json(calibrated));
    report
        .csv("hits.csv", rounds, result.rounds())
        .table(summary())
        .heading("By number of earlier requests")
        .table(table())
        .legend(
            "P2h: percentage of "
                + evaluation.population().count()
                + " devices that ended within the requested tolerance after k earlier requests"
                + " whose outcomes the mapper observed; noisy: 2 % noise on every reading; sym: by"
                + " the symmetric difference.")
        .plot(
            "history.png", "Hit rate against earlier requests.", file -> hitRatePlot().write(file))
        .heading("Calibration")
        .table(calibrations().table(calibrated));
    if (!calibrated.isEmpty()) {
      Map<String, Calibration> byName = new LinkedHashMap<>();
      for (Round round : calibrated) {
        String reads = ", " + reads(round.relativeReadNoise());
        byName.put(percent(round.requestedTolerance()) + reads, round.calibration());
      }
      SingleRequestReport.addReliability(report, byName);
    }
    return report;
  }

  private static Columns<Round> rounds() {
    return new Columns<Round>()
        .data("earlier_requests", "earlierRequests", Round::earlierRequests)
        .data("told_tolerance", "toldTolerance", Round::requestedTolerance)
        .data("relative_read_noise", "relativeReadNoise", Round::relativeReadNoise)
        .data("share_of_target_form", "", round -> hits(round).value())
        .data("share_symmetric_form", "", round -> symmetricHits(round).value())
        .data("wilson95_lower_of_target_form", "", round -> hits(round).lower())
        .data("wilson95_upper_of_target_form", "", round -> hits(round).upper())
        .data("", "hits", round -> hitRates(round.accuracy()))
        .data(
            "",
            "expectedCalibrationError",
            round ->
                Optional.of(round.calibration())
                    .filter(Calibration::hasPredictions)
                    .map(Calibration::expectedCalibrationError));
  }

  /** Expected calibration errors over all rounds. */
  private static Columns<Round> calibrations() {
    return new Columns<Round>()
        .text("requested", round -> percent(round.requestedTolerance()))
        .text("reads", round -> reads(round.relativeReadNoise()))
        .data("", "toldTolerance", Round::requestedTolerance)
        .data("", "relativeReadNoise", Round::relativeReadNoise)
        .calibration(Round::calibration);
  }

  /** A row of the table; its rounds by read noise and tolerance. */
  private record Row(String name, BiFunction<Double, Double, Optional<Round>> rounds) {
    String text(double relativeReadNoise, double tolerance, Function<Round, Proportion> hits) {
      return rounds
          .apply(relativeReadNoise, tolerance)
          .map(round -> percent(hits.apply(round)))
          .orElse("-");
    }
  }

  /** Hit rates: a row for each number of earlier requests and one for the memoryless optimum. */
  private TextTable table() {
    Columns<Row> columns = new Columns<Row>().text("earlier requests", Row::name);
    for (double noise : RELATIVE_READ_NOISES) {
      for (double tolerance : TOLERANCES) {
        String title = percent(tolerance) + (noise == 0 ? "" : " noisy");
        columns.text(title, row -> row.text(noise, tolerance, SequenceReport::hits));
      }
    }
    for (double tolerance : TOLERANCES) {
      columns.text(
          percent(tolerance) + " sym",
          row -> row.text(0, tolerance, SequenceReport::symmetricHits));
    }
    List<Row> rows = new ArrayList<>();
    IntStream.rangeClosed(0, evaluation.earlierRequests())
        .forEach(
            k ->
                rows.add(
                    new Row(
                        Integer.toString(k),
                        (noise, tolerance) ->
                            Optional.of(result.rounds(noise, tolerance).get(k)))));
    if (!result.optimum().isEmpty()) {
      rows.add(
          new Row(
              "memoryless optimum",
              (noise, tolerance) -> noise == 0 ? optimum(tolerance) : Optional.empty()));
    }
    return columns.table(rows);
  }

  private Optional<Round> optimum(double tolerance) {
    return result.optimum().stream()
        .filter(round -> round.requestedTolerance() == tolerance)
        .findFirst();
  }

  /** The main table: exact and noisy reads and the optimum, from the fourth pulse on. */
  private TextTable summary() {
    Columns<Double> columns =
        new Columns<Double>()
            .text("within, from the 4th pulse on", ReportFormat::percent)
            .proportion("memoryless optimum [%] (95 %)", "", "", this::optimumHits);
    for (double noise : RELATIVE_READ_NOISES) {
      String title = noise == 0 ? evaluation.mapper().name() + " [%]" : "2% read noise";
      columns
          .proportion(title + " (95 %)", "", "", tolerance -> hitsFromFourthPulse(noise, tolerance))
          .text(
              "times optimum",
              tolerance -> ratio(hitsFromFourthPulse(noise, tolerance), optimumHits(tolerance)));
    }
    return columns.table(TOLERANCES);
  }

  private static String ratio(Proportion proportion, Proportion optimum) {
    boolean defined = optimum.hits() > 0 && proportion.trials() > 0;
    return defined ? fixed(proportion.value() / optimum.value(), 3) : "-";
  }

  private Proportion optimumHits(double tolerance) {
    return optimum(tolerance).map(SequenceReport::hits).orElse(new Proportion(0, 0));
  }

  /** Hits in rounds with at least three earlier requests, assumed independent. */
  private Proportion hitsFromFourthPulse(double relativeReadNoise, double tolerance) {
    List<Proportion> hits =
        result.rounds(relativeReadNoise, tolerance).stream()
            .filter(round -> round.earlierRequests() >= 3)
            .map(SequenceReport::hits)
            .toList();
    return new Proportion(
        hits.stream().mapToLong(Proportion::hits).sum(),
        hits.stream().mapToLong(Proportion::trials).sum());
  }

  private static Proportion hits(Round round) {
    return hits(round, RelativeDifference.OF_TARGET);
  }

  private static Proportion symmetricHits(Round round) {
    return hits(round, RelativeDifference.SYMMETRIC);
  }

  private static Proportion hits(Round round, RelativeDifference form) {
    return round.accuracy().withinTolerance(form, round.requestedTolerance());
  }

  private LinePlot hitRatePlot() {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (double noise : RELATIVE_READ_NOISES) {
      for (double tolerance : TOLERANCES) {
        lines.add(
            LinePlot.Line.of(
                percent(tolerance) + (noise == 0 ? "" : ", 2 % noise"),
                result.rounds(noise, tolerance),
                Round::earlierRequests,
                round -> 100 * hits(round).value()));
      }
    }
    for (Round round : result.optimum()) {
      double level = 100 * hits(round).value();
      String name = percent(round.requestedTolerance()) + ", optimum";
      double[] ends = {0, evaluation.earlierRequests()};
      lines.add(LinePlot.Line.reference(name, ends, new double[] {level, level}));
    }
    return new LinePlot(
        "Devices within tolerance against earlier requests",
        new LinePlot.Axis("earlier requests with observed outcome", false),
        new LinePlot.Axis("within tolerance [%]", false),
        lines);
  }
}
