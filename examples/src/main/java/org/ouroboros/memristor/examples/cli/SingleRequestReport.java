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
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;

/** Report of a single-request evaluation: tables, JSON, CSV, plots and an HTML page. */
final class SingleRequestReport {

  private final SingleRequestEvaluation evaluation;
  private final SingleRequestEvaluation.Result result;
  private final Seed seed;

  /**
   * Creates a report.
   *
   * @param evaluation the evaluation
   * @param result its result
   * @param seed the seed of the run
   */
  public SingleRequestReport(
      SingleRequestEvaluation evaluation, SingleRequestEvaluation.Result result, Seed seed) {
    this.evaluation = evaluation;
    this.result = result;
    this.seed = seed;
  }

  /**
   * Returns the main table: mapper, optimum and inverse, each tolerance requested and evaluated.
   *
   * @return a row for each form of the relative difference and each tolerance
   */
  public TextTable summary() {
    boolean hasOptimum = result.hasOptimum();
    TextTable table =
        new TextTable(
            List.of(
                "within",
                "optimum [%] (95 %)",
                evaluation.mapper().name() + " [%] (95 %)",
                "of optimum [%]",
                "2% read noise",
                "inverse",
                "2% read noise"));
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        Proportion mapper = hitRate(evaluation.mapper().name(), 0, form, tolerance);
        List<String> row = new ArrayList<>();
        String symmetric = form == RelativeDifference.SYMMETRIC ? " sym" : "";
        row.add(String.format(Locale.ROOT, "%.0f%%%s", 100 * tolerance, symmetric));
        if (hasOptimum) {
          Proportion optimum = hitRate(SingleRequestEvaluation.OPTIMUM, 0, form, tolerance);
          row.add(ReportFormat.interval(optimum));
          row.add(ReportFormat.interval(mapper));
          row.add(
              symmetric.isEmpty()
                  ? String.format(Locale.ROOT, "%.1f", 100 * mapper.value() / optimum.value())
                  : "-");
        } else {
          row.addAll(List.of("-", ReportFormat.interval(mapper), "-"));
        }
        row.add(
            ReportFormat.percent(
                hitRate(
                    evaluation.mapper().name(),
                    SingleRequestEvaluation.RELATIVE_READ_NOISE,
                    form,
                    tolerance)));
        row.add(ReportFormat.percent(hitRate(SingleRequestEvaluation.INVERSE, 0, form, tolerance)));
        row.add(
            ReportFormat.percent(
                hitRate(
                    SingleRequestEvaluation.INVERSE,
                    SingleRequestEvaluation.RELATIVE_READ_NOISE,
                    form,
                    tolerance)));
        table.add(row);
      }
    }
    return table;
  }

  private Proportion hitRate(
      String mapper, double relativeReadNoise, RelativeDifference form, double tolerance) {
    return result
        .atTolerance(mapper, relativeReadNoise, tolerance)
        .score()
        .all()
        .withinTolerance(form, tolerance);
  }

  /**
   * Returns the calibration of the mappers that predict success.
   *
   * @return expected calibration errors in percentage points; no rows if no mapper predicts
   */
  public TextTable calibrationTable() {
    TextTable table =
        new TextTable(
            List.of("mapper", "reads", "requested", "expected calibration error [points]"));
    for (SingleRequestEvaluation.Entry entry : result.entries()) {
      Calibration calibration = entry.calibration();
      if (calibration.hasPredictions()) {
        table.add(
            List.of(
                entry.mapper(),
                reads(entry),
                String.format(Locale.ROOT, "%.0f%%", 100 * entry.requestedTolerance()),
                String.format(Locale.ROOT, "%.2f", 100 * calibration.expectedCalibrationError())));
      }
    }
    return table;
  }

  /**
   * Returns the hit rates of all requests in both forms, then of those not ending on a bound.
   *
   * @return a row for each mapper, requested tolerance and read noise
   */
  public TextTable table() {
    List<String> header = new ArrayList<>(List.of("mapper", "reads", "requested"));
    for (String form : List.of("", " sym", " off")) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        header.add(String.format(Locale.ROOT, "%.0f%%%s", 100 * tolerance, form));
      }
    }
    TextTable table = new TextTable(header);
    for (SingleRequestEvaluation.Entry entry : result.entries()) {
      List<String> row = new ArrayList<>();
      row.add(entry.mapper());
      row.add(reads(entry));
      row.add(String.format(Locale.ROOT, "%.0f%%", 100 * entry.requestedTolerance()));
      addHits(row, entry.score().all(), RelativeDifference.OF_TARGET);
      addHits(row, entry.score().all(), RelativeDifference.SYMMETRIC);
      addHits(row, entry.score().notStopped(), RelativeDifference.OF_TARGET);
      table.add(row);
    }
    return table;
  }

  /**
   * Returns the legend of {@link #table()}.
   *
   * @return a sentence
   */
  public String legend() {
    return "Percentage of "
        + result.requests().size()
        + " requests ("
        + evaluation.distribution().name()
        + ") that ended within 50, 20, 10 % of the target; sym: by the symmetric difference;"
        + " off: only requests that did not end on a bound; requested: tolerance of the requests;"
        + " optimum: best single pulse given the distribution of devices, with exact reads, chosen"
        + " for the first form of the difference.";
  }

  private static String reads(SingleRequestEvaluation.Entry entry) {
    return entry.relativeReadNoise() == 0
        ? "exact"
        : String.format(Locale.ROOT, "%.0f%% noise", 100 * entry.relativeReadNoise());
  }

  private static void addHits(List<String> row, Accuracy accuracy, RelativeDifference form) {
    for (double tolerance : ReportFormat.TOLERANCES) {
      row.add(ReportFormat.percent(accuracy.withinTolerance(form, tolerance)));
    }
  }

  /**
   * Writes {@code report.json}, {@code requests.csv}, {@code index.html} and, where they are
   * {@linkplain Plots#available possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    writeRecord(folder.resolve("report.json"));
    writeRequests(folder.resolve("requests.csv"));
    page().write(folder.resolve("index.html"));
    if (!Plots.available()) {
      return;
    }
    List<Plots.Sample> exact = reached(0);
    List<Plots.Sample> all = new ArrayList<>(exact);
    all.addAll(reached(SingleRequestEvaluation.RELATIVE_READ_NOISE));
    Plots.scatter(folder.resolve("target-reached.png"), exact);
    Plots.histogram(folder.resolve("error-histogram.png"), all);
    if (!calibrationTable().rows().isEmpty()) {
      Plots.reliability(folder.resolve("reliability.png"), calibrations());
    }
  }

  /**
   * Writes the JSON file only.
   *
   * @param file the JSON file
   */
  public void writeRecord(Path file) {
    ObjectNode root = JsonDocument.of("ouroboros/mapper-trial", 1);
    root.set("provenance", ReportFormat.provenance(seed.value()));
    root.put("protocol", evaluation.distribution().name());
    root.put("deviceModel", evaluation.population().model().name());
    root.put("variation", evaluation.population().variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", evaluation.population().count());
    root.put("mapper", evaluation.mapper().name());
    root.put("ceilingDevices", evaluation.optimumDevices());
    ArrayNode entries = root.putArray("entries");
    for (SingleRequestEvaluation.Entry entry : result.entries()) {
      ObjectNode node = entries.addObject();
      node.put("mapper", entry.mapper());
      node.put("toldTolerance", entry.requestedTolerance());
      node.put("relativeReadNoise", entry.relativeReadNoise());
      node.set("allRequests", ReportFormat.hitRates(entry.score().all()));
      node.set("offBounds", ReportFormat.hitRates(entry.score().notStopped()));
      node.set("onBounds", ReportFormat.hitRates(entry.score().stopped()));
      node.put("meanPulseSeconds", entry.score().meanChosenSeconds());
      if (entry.calibration().hasPredictions()) {
        node.set("calibration", ReportFormat.calibration(entry.calibration()));
      }
    }
    JsonDocument.write(file, root);
  }

  private void writeRequests(Path file) {
    List<Plots.Sample> exact = reached(0);
    List<Plots.Sample> noisy = reached(SingleRequestEvaluation.RELATIVE_READ_NOISE);
    CsvTable.write(
        file,
        List.of(
            "start_siemens",
            "target_siemens",
            "applied_seconds",
            "on_bound",
            "mapper_siemens",
            "inverse_siemens",
            "mapper_noisy_read_siemens",
            "inverse_noisy_read_siemens"),
        printer -> {
          for (int i = 0; i < result.requests().size(); i++) {
            printer.printRecord(
                result.requests().startSiemens(i),
                result.requests().targetSiemens(i),
                result.requests().appliedSeconds(i),
                result.requests().stoppedAtBound(i),
                exact.get(0).reachedSiemens()[i],
                exact.get(1).reachedSiemens()[i],
                noisy.get(0).reachedSiemens()[i],
                noisy.get(1).reachedSiemens()[i]);
          }
        });
  }

  /** The mapper at its usual tolerance, then the noise-free inverse. */
  private List<Plots.Sample> reached(double relativeReadNoise) {
    List<Plots.Sample> reached = new ArrayList<>();
    for (String mapper : List.of(evaluation.mapper().name(), SingleRequestEvaluation.INVERSE)) {
      SingleRequestEvaluation.Entry entry = result.entry(mapper, relativeReadNoise);
      reached.add(
          new Plots.Sample(
              mapper + ", " + reads(entry),
              entry.score().targetSiemens(),
              entry.score().reachedSiemens()));
    }
    return reached;
  }

  private Map<String, Calibration> calibrations() {
    Map<String, Calibration> calibrations = new LinkedHashMap<>();
    for (SingleRequestEvaluation.Entry entry : result.entries()) {
      Calibration calibration = entry.calibration();
      if (calibration.hasPredictions() && entry.relativeReadNoise() == 0) {
        String tolerance =
            String.format(Locale.ROOT, ", within %.0f %%", 100 * entry.requestedTolerance());
        calibrations.put(entry.mapper() + tolerance, calibration);
      }
    }
    return calibrations;
  }

  private HtmlPage page() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", evaluation.population().model().name());
    values.put("variation", evaluation.population().variation().name());
    values.put("devices", Integer.toString(evaluation.population().count()));
    values.put("seed", Long.toString(seed.value()));
    HtmlPage page =
        new HtmlPage(evaluation.distribution().name() + ": " + evaluation.mapper().name())
            .table(summary())
            .heading("All results")
            .table(table())
            .paragraph(legend())
            .image("target-reached.png", "Target against reached conductance; dashed: +-10 %.")
            .image("error-histogram.png", "Relative difference from the target.");
    if (!calibrationTable().rows().isEmpty()) {
      page.heading("Calibration").table(calibrationTable());
      page.image("reliability.png", "Success against predicted success, bins of equal count.");
    }
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "requests.csv"));
  }
}
