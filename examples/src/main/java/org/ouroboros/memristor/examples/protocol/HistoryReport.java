package org.ouroboros.memristor.examples.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.plot.Plots;
import org.ouroboros.memristor.examples.plot.ReliabilityPlot;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.HtmlPage;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Report of a sequence evaluation (P2h): tables, JSON, CSV, plots and an HTML page.
 *
 * @param trial the evaluation
 * @param result its result
 * @param seed the seed of the run
 */
public record HistoryReport(HistoryTrial trial, HistoryTrial.Result result, Seed seed) {

  private static final double[] NOISES = {0, MapperTrial.READ_NOISE};

  /**
   * Returns the hit rates by number of earlier requests.
   *
   * @return a row for each number and one for the memoryless optimum
   */
  public TextTable table() {
    List<String> header = new ArrayList<>(List.of("earlier requests"));
    for (double noise : NOISES) {
      for (double told : Figures.TOLERANCES) {
        header.add(percent(told) + (noise == 0 ? "" : " noisy"));
      }
    }
    for (double told : Figures.TOLERANCES) {
      header.add(percent(told) + " sym");
    }
    TextTable table = new TextTable(header);
    for (int k = 0; k <= trial.earlier(); k++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(k)));
      for (double noise : NOISES) {
        for (double told : Figures.TOLERANCES) {
          row.add(Figures.percent(hits(result.rounds(noise, told).get(k))));
        }
      }
      for (double told : Figures.TOLERANCES) {
        HistoryTrial.Round round = result.rounds(0, told).get(k);
        row.add(Figures.percent(round.accuracy().within(RelativeDifference.SYMMETRIC, told)));
      }
      table.add(row);
    }
    if (!result.ceiling().isEmpty()) {
      List<String> row = new ArrayList<>(List.of("memoryless optimum"));
      result.ceiling().forEach(round -> row.add(Figures.percent(hits(round))));
      result.ceiling().forEach(round -> row.add("-"));
      result
          .ceiling()
          .forEach(
              round ->
                  row.add(
                      Figures.percent(
                          round
                              .accuracy()
                              .within(RelativeDifference.SYMMETRIC, round.toldTolerance()))));
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
                trial.mapper().name() + " [%] (95 %)",
                "times optimum",
                "2% read noise (95 %)",
                "times optimum"));
    for (double told : Figures.TOLERANCES) {
      List<String> row = new ArrayList<>(List.of(percent(told)));
      Proportion ceiling =
          result.ceiling().stream()
              .filter(round -> round.toldTolerance() == told)
              .map(HistoryReport::hits)
              .findFirst()
              .orElse(new Proportion(0, 0));
      row.add(Figures.interval(ceiling));
      for (double noise : NOISES) {
        Proportion late = late(noise, told);
        row.add(Figures.interval(late));
        boolean known = ceiling.hits() > 0 && late.trials() > 0;
        row.add(known ? String.format(Locale.ROOT, "%.3f", late.share() / ceiling.share()) : "-");
      }
      table.add(row);
    }
    return table;
  }

  /** Hits in rounds with at least three earlier requests, assumed independent. */
  private Proportion late(double noise, double told) {
    long hits = 0;
    long trials = 0;
    for (HistoryTrial.Round round : result.rounds(noise, told)) {
      if (round.earlier() >= 3) {
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
        + trial.population().count()
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
    for (HistoryTrial.Round round : result.pooled()) {
      if (round.calibration().known()) {
        table.add(
            List.of(
                percent(round.toldTolerance()),
                round.readNoise() == 0 ? "exact" : "2% noise",
                String.format(Locale.ROOT, "%.2f", 100 * round.calibration().expectedError())));
      }
    }
    return table;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }

  private static Proportion hits(HistoryTrial.Round round) {
    return round.accuracy().within(RelativeDifference.OF_TARGET, round.toldTolerance());
  }

  /**
   * Writes {@code report.json}, {@code hits.csv}, {@code index.html} and, where they are
   * {@linkplain Plots#possible possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    writeRecord(folder.resolve("report.json"));
    writeHits(folder.resolve("hits.csv"));
    boolean calibrated = !calibrationTable().rows().isEmpty();
    page(calibrated).write(folder.resolve("index.html"));
    if (!Plots.possible()) {
      return;
    }
    historyPlot().write(folder.resolve("history.png"));
    if (calibrated) {
      Map<String, Calibration> calibrations = new LinkedHashMap<>();
      for (HistoryTrial.Round round : result.pooled()) {
        String reads = round.readNoise() == 0 ? ", exact" : ", 2 % noise";
        calibrations.put(percent(round.toldTolerance()) + reads, round.calibration());
      }
      ReliabilityPlot.write(folder.resolve("reliability.png"), calibrations);
    }
  }

  private LinePlot historyPlot() {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (double noise : NOISES) {
      for (double told : Figures.TOLERANCES) {
        List<HistoryTrial.Round> rounds = result.rounds(noise, told);
        double[] x = rounds.stream().mapToDouble(HistoryTrial.Round::earlier).toArray();
        double[] y = rounds.stream().mapToDouble(round -> 100 * hits(round).share()).toArray();
        lines.add(new LinePlot.Line(percent(told) + (noise == 0 ? "" : ", 2 % noise"), x, y));
      }
    }
    for (HistoryTrial.Round round : result.ceiling()) {
      double level = 100 * hits(round).share();
      String name = percent(round.toldTolerance()) + ", optimum";
      double[] ends = {0, trial.earlier()};
      lines.add(LinePlot.Line.guide(name, ends, new double[] {level, level}));
    }
    return new LinePlot(
        "Devices within tolerance against earlier requests",
        new LinePlot.Axis("earlier requests with observed outcome", false),
        new LinePlot.Axis("within tolerance [%]", false),
        lines);
  }

  private void writeRecord(Path file) {
    ObjectNode root = JsonRecord.of("ouroboros/history-trial", 1);
    root.set("provenance", Figures.provenance(seed.value()));
    root.put("protocol", "P2h");
    root.put("deviceModel", trial.population().model().name());
    root.put("variation", trial.population().variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", trial.population().count());
    root.put("mapper", trial.mapper().name());
    root.put("ceilingDevices", trial.ceilingDevices());
    addRounds(root.putArray("rounds"), result.rounds());
    addRounds(root.putArray("memorylessCeiling"), result.ceiling());
    ArrayNode pooled = root.putArray("calibrationOverAllRounds");
    for (HistoryTrial.Round round : result.pooled()) {
      if (round.calibration().known()) {
        ObjectNode node = pooled.addObject();
        node.put("toldTolerance", round.toldTolerance());
        node.put("relativeReadNoise", round.readNoise());
        node.setAll(Figures.calibration(round.calibration()));
      }
    }
    JsonRecord.write(file, root);
  }

  private static void addRounds(ArrayNode entries, List<HistoryTrial.Round> rounds) {
    for (HistoryTrial.Round round : rounds) {
      ObjectNode node = entries.addObject();
      node.put("earlierRequests", round.earlier());
      node.put("toldTolerance", round.toldTolerance());
      node.put("relativeReadNoise", round.readNoise());
      node.set("hits", Figures.hits(round.accuracy()));
      if (round.calibration().known()) {
        node.put("expectedCalibrationError", round.calibration().expectedError());
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
          for (HistoryTrial.Round round : result.rounds()) {
            Proportion symmetric =
                round.accuracy().within(RelativeDifference.SYMMETRIC, round.toldTolerance());
            printer.printRecord(
                round.earlier(),
                round.toldTolerance(),
                round.readNoise(),
                hits(round).share(),
                symmetric.share(),
                hits(round).lower(),
                hits(round).upper());
          }
        });
  }

  private HtmlPage page(boolean calibrated) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", trial.population().model().name());
    values.put("variation", trial.population().variation().name());
    values.put("devices", Integer.toString(trial.population().count()));
    values.put("seed", Long.toString(seed.value()));
    HtmlPage page =
        new HtmlPage("P2h: " + trial.mapper().name())
            .table(summary())
            .heading("By number of earlier requests")
            .table(table())
            .paragraph(legend())
            .picture("history.png", "Hit rate against the number of earlier requests.");
    if (calibrated) {
      page.heading("Calibration").table(calibrationTable());
      page.picture("reliability.png", "Success against predicted success, bins of equal count.");
    }
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "hits.csv"));
  }
}
