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
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.plot.Plots;
import org.ouroboros.memristor.examples.plot.Reached;
import org.ouroboros.memristor.examples.plot.ReliabilityPlot;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.HtmlPage;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.examples.report.TextTable;

/** Report of a single-request evaluation: tables, JSON, CSV, plots and an HTML page. */
public final class TrialReport {

  private final MapperTrial trial;
  private final MapperTrial.Result result;
  private final Seed seed;

  /**
   * Creates a report.
   *
   * @param trial the evaluation
   * @param result its result
   * @param seed the seed of the run
   */
  public TrialReport(MapperTrial trial, MapperTrial.Result result, Seed seed) {
    this.trial = trial;
    this.result = result;
    this.seed = seed;
  }

  /**
   * Returns the main table: mapper, optimum and inverse, each tolerance requested and evaluated.
   *
   * @return a row for each form of the relative difference and each tolerance
   */
  public TextTable summary() {
    boolean ceiling = result.hasCeiling();
    TextTable table =
        new TextTable(
            List.of(
                "within",
                "optimum [%] (95 %)",
                trial.mapper().name() + " [%] (95 %)",
                "of optimum [%]",
                "2% read noise",
                "inverse",
                "2% read noise"));
    for (RelativeDifference form : RelativeDifference.values()) {
      for (double tolerance : Figures.TOLERANCES) {
        Proportion mapper = share(trial.mapper().name(), 0, form, tolerance);
        List<String> row = new ArrayList<>();
        String symmetric = form == RelativeDifference.SYMMETRIC ? " sym" : "";
        row.add(String.format(Locale.ROOT, "%.0f%%%s", 100 * tolerance, symmetric));
        if (ceiling) {
          Proportion best = share(MapperTrial.CEILING, 0, form, tolerance);
          row.add(Figures.interval(best));
          row.add(Figures.interval(mapper));
          row.add(
              symmetric.isEmpty()
                  ? String.format(Locale.ROOT, "%.1f", 100 * mapper.share() / best.share())
                  : "-");
        } else {
          row.addAll(List.of("-", Figures.interval(mapper), "-"));
        }
        row.add(
            Figures.percent(share(trial.mapper().name(), MapperTrial.READ_NOISE, form, tolerance)));
        row.add(Figures.percent(share(MapperTrial.INVERSE, 0, form, tolerance)));
        row.add(
            Figures.percent(share(MapperTrial.INVERSE, MapperTrial.READ_NOISE, form, tolerance)));
        table.add(row);
      }
    }
    return table;
  }

  private Proportion share(String mapper, double noise, RelativeDifference form, double tolerance) {
    return result.told(mapper, noise, tolerance).score().all().within(form, tolerance);
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
    for (MapperTrial.Entry entry : result.entries()) {
      Calibration calibration = entry.calibration();
      if (calibration.known()) {
        table.add(
            List.of(
                entry.mapper(),
                reads(entry),
                String.format(Locale.ROOT, "%.0f%%", 100 * entry.toldTolerance()),
                String.format(Locale.ROOT, "%.2f", 100 * calibration.expectedError())));
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
      for (double tolerance : Figures.TOLERANCES) {
        header.add(String.format(Locale.ROOT, "%.0f%%%s", 100 * tolerance, form));
      }
    }
    TextTable table = new TextTable(header);
    for (MapperTrial.Entry entry : result.entries()) {
      List<String> row = new ArrayList<>();
      row.add(entry.mapper());
      row.add(reads(entry));
      row.add(String.format(Locale.ROOT, "%.0f%%", 100 * entry.toldTolerance()));
      addHits(row, entry.score().all(), RelativeDifference.OF_TARGET);
      addHits(row, entry.score().all(), RelativeDifference.SYMMETRIC);
      addHits(row, entry.score().offBounds(), RelativeDifference.OF_TARGET);
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
        + trial.protocol().name()
        + ") that ended within 50, 20, 10 % of the target; sym: by the symmetric difference;"
        + " off: only requests that did not end on a bound; requested: tolerance of the requests;"
        + " optimum: best single pulse given the distribution of devices, with exact reads, chosen"
        + " for the first form of the difference.";
  }

  private static String reads(MapperTrial.Entry entry) {
    return entry.readNoise() == 0
        ? "exact"
        : String.format(Locale.ROOT, "%.0f%% noise", 100 * entry.readNoise());
  }

  private static void addHits(List<String> row, Accuracy accuracy, RelativeDifference form) {
    for (double tolerance : Figures.TOLERANCES) {
      row.add(Figures.percent(accuracy.within(form, tolerance)));
    }
  }

  /**
   * Writes {@code report.json}, {@code requests.csv}, {@code index.html} and, where they are
   * {@linkplain Plots#possible possible}, plots.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    writeRecord(folder.resolve("report.json"));
    writeRequests(folder.resolve("requests.csv"));
    page().write(folder.resolve("index.html"));
    if (!Plots.possible()) {
      return;
    }
    List<Reached> exact = reached(0);
    List<Reached> all = new ArrayList<>(exact);
    all.addAll(reached(MapperTrial.READ_NOISE));
    Plots.scatter(folder.resolve("target-reached.png"), exact);
    Plots.histogram(folder.resolve("error-histogram.png"), all);
    if (!calibrationTable().rows().isEmpty()) {
      ReliabilityPlot.write(folder.resolve("reliability.png"), calibrations());
    }
  }

  /**
   * Writes the JSON file only.
   *
   * @param file the JSON file
   */
  public void writeRecord(Path file) {
    ObjectNode root = JsonRecord.of("ouroboros/mapper-trial", 1);
    root.set("provenance", Figures.provenance(seed.value()));
    root.put("protocol", trial.protocol().name());
    root.put("deviceModel", trial.population().model().name());
    root.put("variation", trial.population().variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", trial.population().count());
    root.put("mapper", trial.mapper().name());
    root.put("ceilingDevices", trial.ceilingDevices());
    ArrayNode entries = root.putArray("entries");
    for (MapperTrial.Entry entry : result.entries()) {
      ObjectNode node = entries.addObject();
      node.put("mapper", entry.mapper());
      node.put("toldTolerance", entry.toldTolerance());
      node.put("relativeReadNoise", entry.readNoise());
      node.set("allRequests", Figures.hits(entry.score().all()));
      node.set("offBounds", Figures.hits(entry.score().offBounds()));
      node.set("onBounds", Figures.hits(entry.score().onBounds()));
      node.put("meanPulseSeconds", entry.choices().meanSeconds());
      if (entry.calibration().known()) {
        node.set("calibration", Figures.calibration(entry.calibration()));
      }
    }
    JsonRecord.write(file, root);
  }

  private void writeRequests(Path file) {
    List<Reached> exact = reached(0);
    List<Reached> noisy = reached(MapperTrial.READ_NOISE);
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
                result.requests().onBound(i),
                exact.get(0).reachedSiemens(i),
                exact.get(1).reachedSiemens(i),
                noisy.get(0).reachedSiemens(i),
                noisy.get(1).reachedSiemens(i));
          }
        });
  }

  /** The mapper at its usual tolerance, then the noise-free inverse. */
  private List<Reached> reached(double noise) {
    List<Reached> reached = new ArrayList<>();
    for (String mapper : List.of(trial.mapper().name(), MapperTrial.INVERSE)) {
      MapperTrial.Entry entry = result.entry(mapper, noise);
      reached.add(
          new Reached(
              mapper + ", " + reads(entry),
              entry.score().targetSiemens(),
              entry.score().reachedSiemens()));
    }
    return reached;
  }

  private Map<String, Calibration> calibrations() {
    Map<String, Calibration> calibrations = new LinkedHashMap<>();
    for (MapperTrial.Entry entry : result.entries()) {
      Calibration calibration = entry.calibration();
      if (calibration.known() && entry.readNoise() == 0) {
        String told = String.format(Locale.ROOT, ", within %.0f %%", 100 * entry.toldTolerance());
        calibrations.put(entry.mapper() + told, calibration);
      }
    }
    return calibrations;
  }

  private HtmlPage page() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", trial.population().model().name());
    values.put("variation", trial.population().variation().name());
    values.put("devices", Integer.toString(trial.population().count()));
    values.put("seed", Long.toString(seed.value()));
    HtmlPage page =
        new HtmlPage(trial.protocol().name() + ": " + trial.mapper().name())
            .table(summary())
            .heading("All results")
            .table(table())
            .paragraph(legend())
            .picture("target-reached.png", "Target against reached conductance; dashed: +-10 %.")
            .picture("error-histogram.png", "Relative difference from the target.");
    if (!calibrationTable().rows().isEmpty()) {
      page.heading("Calibration").table(calibrationTable());
      page.picture("reliability.png", "Success against predicted success, bins of equal count.");
    }
    return page.heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("report.json", "requests.csv"));
  }
}
