package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;

/**
 * Report of a sequence evaluation (P2h): tables, JSON, CSV, plots and an HTML page.
 *
 * @param evaluation the evaluation
 * @param result its result
 * @param seed the seed of the run
 */
record SequenceReport(SequenceEvaluation evaluation, SequenceEvaluation.Result result, Seed seed) {

  private static final double[] RELATIVE_READ_NOISES = {
    0, SingleRequestEvaluation.RELATIVE_READ_NOISE
  };

  /**
   * Returns the hit rates by number of earlier requests.
   *
   * @return a row for each number and one for the memoryless optimum
   */
  public TextTable table() {
    List<String> header = new ArrayList<>(List.of("earlier requests"));
    for (double relativeReadNoise : RELATIVE_READ_NOISES) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        header.add(percent(tolerance) + (relativeReadNoise == 0 ? "" : " noisy"));
      }
    }
    for (double tolerance : ReportFormat.TOLERANCES) {
      header.add(percent(tolerance) + " sym");
    }
    TextTable table = new TextTable(header);
    for (int earlierRequests = 0;
        earlierRequests <= evaluation.earlierRequests();
        earlierRequests++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(earlierRequests)));
      for (double relativeReadNoise : RELATIVE_READ_NOISES) {
        for (double tolerance : ReportFormat.TOLERANCES) {
          row.add(
              ReportFormat.percent(
                  hits(result.rounds(relativeReadNoise, tolerance).get(earlierRequests))));
        }
      }
      for (double tolerance : ReportFormat.TOLERANCES) {
        SequenceEvaluation.Round round = result.rounds(0, tolerance).get(earlierRequests);
        row.add(
            ReportFormat.percent(
                round.accuracy().withinTolerance(RelativeDifference.SYMMETRIC, tolerance)));
      }
      table.add(row);
    }
    if (!result.optimum().isEmpty()) {
      List<String> row = new ArrayList<>(List.of("memoryless optimum"));
      result.optimum().forEach(round -> row.add(ReportFormat.percent(hits(round))));
      result.optimum().forEach(round -> row.add("-"));
      result
          .optimum()
          .forEach(
              round ->
                  row.add(
                      ReportFormat.percent(
                          round
                              .accuracy()
                              .withinTolerance(
                                  RelativeDifference.SYMMETRIC, round.requestedTolerance()))));
      table.add(row);
    }
    return table;
  }

  /**
   * Returns the main table: exact and noisy reads and the memoryless optimum, over all rounds from
   * the fourth pulse on.
   *
   * @return a row for each tolerance
   */
  public TextTable summary() {
    TextTable table =
        new TextTable(
            List.of(
                "within, from the 4th pulse on",
                "memoryless optimum [%] (95 %)",
                evaluation.mapper().name() + " [%] (95 %)",
                "times optimum",
                "2% read noise (95 %)",
                "times optimum"));
    for (double tolerance : ReportFormat.TOLERANCES) {
      List<String> row = new ArrayList<>(List.of(percent(tolerance)));
      Proportion optimum =
          result.optimum().stream()
              .filter(round -> round.requestedTolerance() == tolerance)
              .map(SequenceReport::hits)
              .findFirst()
              .orElse(new Proportion(0, 0));
      row.add(ReportFormat.interval(optimum));
      for (double relativeReadNoise : RELATIVE_READ_NOISES) {
        Proportion proportion = hitsFromFourthPulse(relativeReadNoise, tolerance);
        row.add(ReportFormat.interval(proportion));
        boolean defined = optimum.hits() > 0 && proportion.trials() > 0;
        row.add(
            defined
                ? String.format(Locale.ROOT, "%.3f", proportion.value() / optimum.value())
                : "-");
      }
      table.add(row);
    }
    return table;
  }

  /** Hits in rounds with at least three earlier requests, assumed independent. */
  private Proportion hitsFromFourthPulse(double relativeReadNoise, double tolerance) {
    long hits = 0;
    long trials = 0;
    for (SequenceEvaluation.Round round : result.rounds(relativeReadNoise, tolerance)) {
      if (round.earlierRequests() >= 3) {
        hits += hits(round).hits();
        trials += hits(round).trials();
      }
    }
    return new Proportion(hits, trials);
  }

  /**
   * Returns the legend of the tables.
   *
   * @return a sentence
   */
  public String legend() {
    return "P2h: percentage of "
        + evaluation.population().count()
        + " devices that ended within the requested tolerance after k earlier requests whose"
        + " outcomes the mapper observed; noisy: 2 % noise on every reading; sym: by the"
        + " symmetric difference.";
  }

  /**
   * Returns the expected calibration errors over all rounds.
   *
   * @return a row for each read noise and tolerance; none if the mapper predicts no success
   */
  public TextTable calibrationTable() {
    TextTable table =
        new TextTable(List.of("requested", "reads", "expected calibration error [points]"));
    for (SequenceEvaluation.Round round : result.pooled()) {
      if (round.calibration().hasPredictions()) {
        table.add(
            List.of(
                percent(round.requestedTolerance()),
                round.relativeReadNoise() == 0 ? "exact" : "2% noise",
                String.format(
                    Locale.ROOT, "%.2f", 100 * round.calibration().expectedCalibrationError())));
      }
    }
    return table;
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * fraction);
  }

  private static Proportion hits(SequenceEvaluation.Round round) {
    return round
        .accuracy()
        .withinTolerance(RelativeDifference.OF_TARGET, round.requestedTolerance());
  }

  /**
   * Writes {@code report.json}, {@code hits.csv}, {@code index.html} and, where they are
   * {@linkplain Plots#available possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    writeRecord(folder.resolve("report.json"));
    writeHits(folder.resolve("hits.csv"));
    boolean calibrated = !calibrationTable().rows().isEmpty();
    page(calibrated).write(folder.resolve("index.html"));
    if (!Plots.available()) {
      return;
    }
    hitRatePlot().write(folder.resolve("history.png"));
    if (calibrated) {
      Map<String, Calibration> calibrations = new LinkedHashMap<>();
      for (SequenceEvaluation.Round round : result.pooled()) {
        String reads = round.relativeReadNoise() == 0 ? ", exact" : ", 2 % noise";
        calibrations.put(percent(round.requestedTolerance()) + reads, round.calibration());
      }
      Plots.reliability(folder.resolve("reliability.png"), calibrations);
    }
  }

  private LinePlot hitRatePlot() {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (double relativeReadNoise : RELATIVE_READ_NOISES) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        List<SequenceEvaluation.Round> rounds = result.rounds(relativeReadNoise, tolerance);
        double[] x =
            rounds.stream().mapToDouble(SequenceEvaluation.Round::earlierRequests).toArray();
        double[] y = rounds.stream().mapToDouble(round -> 100 * hits(round).value()).toArray();
        lines.add(
            new LinePlot.Line(
                percent(tolerance) + (relativeReadNoise == 0 ? "" : ", 2 % noise"), x, y));
      }
    }
    for (SequenceEvaluation.Round round : result.optimum()) {
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

  private void writeRecord(Path file) {
    ObjectNode root = JsonDocument.of("ouroboros/history-trial", 1);
    root.set("provenance", ReportFormat.provenance(seed.value()));
    root.put("protocol", "P2h");
    root.put("deviceModel", evaluation.population().model().name());
    root.put("variation", evaluation.population().variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", evaluation.population().count());
    root.put("mapper", evaluation.mapper().name());
    root.put("ceilingDevices", evaluation.optimumDevices());
    addRounds(root.putArray("rounds"), result.rounds());
    addRounds(root.putArray("memorylessCeiling"), result.optimum());
    ArrayNode pooled = root.putArray("calibrationOverAllRounds");
    for (SequenceEvaluation.Round round : result.pooled()) {
      if (round.calibration().hasPredictions()) {
        ObjectNode node = pooled.addObject();
        node.put("toldTolerance", round.requestedTolerance());
        node.put("relativeReadNoise", round.relativeReadNoise());
        node.setAll(ReportFormat.calibration(round.calibration()));
      }
    }
    JsonDocument.write(file, root);
  }

  private static void addRounds(ArrayNode entries, List<SequenceEvaluation.Round> rounds) {
    for (SequenceEvaluation.Round round : rounds) {
      ObjectNode node = entries.addObject();
      node.put("earlierRequests", round.earlierRequests());
      node.put("toldTolerance", round.requestedTolerance());
      node.put("relativeReadNoise", round.relativeReadNoise());
      node.set("hits", ReportFormat.hitRates(round.accuracy()));
      if (round.calibration().hasPredictions()) {
        node.put("expectedCalibrationError", round.calibration().expectedCalibrationError());
      }
    }
  }

  private void writeHits(Path file) {
    CsvTable.write(
        file,
        List.of(
            "earlier_requests",
            "told_tolerance",
            "relative_read_noise",
            "share_of_target_form",
            "share_symmetric_form",
            "wilson95_lower_of_target_form",
            "wilson95_upper_of_target_form"),
        printer -> {
          for (SequenceEvaluation.Round round : result.rounds()) {
            Proportion symmetric =
                round
                    .accuracy()
                    .withinTolerance(RelativeDifference.SYMMETRIC, round.requestedTolerance());
            printer.printRecord(
                round.earlierRequests(),
                round.requestedTolerance(),
                round.relativeReadNoise(),
                hits(round).value(),
                symmetric.value(),
                hits(round).lower(),
                hits(round).upper());
          }
        });
  }

  private HtmlPage page(boolean calibrated) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", evaluation.population().model().name());
    values.put("variation", evaluation.population().variation().name());
    values.put("devices", Integer.toString(evaluation.population().count()));
    values.put("seed", Long.toString(seed.value()));
    HtmlPage page =
        new HtmlPage("P2h: " + evaluation.mapper().name())
            .table(summary())
            .heading("By number of earlier requests")
            .table(table())
            .paragraph(legend())
            .image("history.png", "Hit rate against the number of earlier requests.");
    if (calibrated) {
      page.heading("Calibration").table(calibrationTable());
      page.image("reliability.png", "Success against predicted success, bins of equal count.");
    }
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "hits.csv"));
  }
}
