package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OptimumMap;

/**
 * Report of an optimum study: table, JSON, CSV, maps and an HTML page.
 *
 * @param study the study
 * @param entries its results
 * @param seed the seed of the run
 */
record OptimumReport(OptimumStudy study, List<OptimumStudy.Entry> entries, Seed seed) {

  /** Copies the list. */
  public OptimumReport {
    entries = List.copyOf(entries);
  }

  /**
   * Compares the open-loop optimum with the noise-free inverse.
   *
   * @return a row for each form of the relative difference and each tolerance
   */
  public TextTable table() {
    TextTable table =
        new TextTable(
            List.of(
                "within",
                "optimum [%] (95 %)",
                "predicted [%]",
                "mean of the map [%]",
                "inverse [%] (95 %)",
                "of optimum [%]",
                "mean pulse [s]"));
    // P1 does not draw pairs uniformly, so the mean of the map is not comparable.
    boolean uniform = study.distribution() instanceof RequestDistribution.UniformRequests;
    for (RelativeDifference form : RelativeDifference.values()) {
      for (OptimumStudy.Entry entry : entries) {
        boolean symmetric = form == RelativeDifference.SYMMETRIC;
        Proportion optimum = entry.optimum().all().withinTolerance(form, entry.tolerance());
        Proportion inverse = entry.inverse().all().withinTolerance(form, entry.tolerance());
        table.add(
            List.of(
                percent(entry.tolerance()) + (symmetric ? " sym" : ""),
                ReportFormat.interval(optimum),
                symmetric ? "-" : format(100 * entry.optimum().meanPredictedSuccess()),
                symmetric || !uniform ? "-" : format(100 * entry.map().mean()),
                ReportFormat.interval(inverse),
                symmetric ? "-" : format(100 * inverse.value() / optimum.value()),
                String.format(Locale.ROOT, "%.3g", entry.optimum().meanChosenSeconds())));
      }
    }
    return table;
  }

  /**
   * Returns the legend of the table.
   *
   * @return a sentence
   */
  public String legend() {
    return "Percentage of "
        + study.population().count()
        + " requests ("
        + study.distribution().name()
        + ", exact reads) that ended within 50, 20, 10 % of the target by the best single pulse,"
        + " chosen on "
        + study.sizes().devices()
        + " other devices; predicted: success predicted on those devices; sym: the same pulses by"
        + " the symmetric difference, for which they were not chosen; inverse: pulses of the"
        + " noise-free inverse on the same requests; map: start and target on a uniform grid.";
  }

  /**
   * Writes {@code ceiling.json}, {@code ceiling-map.csv}, {@code index.html} and, where plots are
   * {@linkplain Plots#available possible}, {@code ceiling-map.png} and {@code s-curve.png}.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    writeRecord(folder.resolve("ceiling.json"));
    writeMap(folder.resolve("ceiling-map.csv"));
    page().write(folder.resolve("index.html"));
    if (Plots.available()) {
      SCurvePlot.write(folder.resolve("s-curve.png"), study.population(), study.driver());
      HeatMap.write(
          folder.resolve("ceiling-map.png"),
          entries.stream()
              .map(
                  entry ->
                      new HeatMap.Panel(
                          "within " + percent(entry.tolerance()),
                          entry.map().size(),
                          entry.map().range(),
                          entry.map()::success))
              .toList());
    }
  }

  private void writeRecord(Path file) {
    ObjectNode root = JsonDocument.of("ouroboros/ceiling", 1);
    root.set("provenance", ReportFormat.provenance(seed.value()));
    root.put("protocol", study.distribution().name());
    root.put("deviceModel", study.population().model().name());
    root.put("variation", study.population().variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", study.population().count());
    root.put("devicesChosenOn", study.sizes().devices());
    root.put("mapCellsPerAxis", study.sizes().mapSize());
    ObjectNode driver = root.putObject("driver");
    addRange(driver.putObject("set"), study.driver().set());
    addRange(driver.putObject("reset"), study.driver().reset());
    driver.put("shortestSeconds", study.driver().shortestSeconds());
    driver.put("longestSeconds", study.driver().longestSeconds());
    driver.put("resolutionSeconds", study.driver().resolutionSeconds());
    ArrayNode nodes = root.putArray("entries");
    for (OptimumStudy.Entry entry : entries) {
      ObjectNode node = nodes.addObject();
      node.put("toldTolerance", entry.tolerance());
      node.set("ceiling", ReportFormat.hitRates(entry.optimum().all()));
      node.set("ceilingOffBounds", ReportFormat.hitRates(entry.optimum().notStopped()));
      node.set("noiseFreeInverse", ReportFormat.hitRates(entry.inverse().all()));
      node.put("expectedByItsDevices", entry.optimum().meanPredictedSuccess());
      node.put("meanOfMap", entry.map().mean());
      node.put("meanPulseSeconds", entry.optimum().meanChosenSeconds());
      Calibration calibration = entry.optimum().calibration(entry.tolerance());
      if (calibration.hasPredictions()) {
        node.set("calibration", ReportFormat.calibration(calibration));
      }
    }
    JsonDocument.write(file, root);
  }

  private static void addRange(ObjectNode node, VoltageRange range) {
    node.put("weakestVolts", range.weakestVolts());
    node.put("strongestVolts", range.strongestVolts());
    node.put("stepVolts", range.stepVolts());
  }

  private void writeMap(Path file) {
    CsvTable.write(
        file,
        List.of("tolerance", "start_siemens", "target_siemens", "volts", "seconds", "success"),
        printer -> {
          for (OptimumStudy.Entry entry : entries) {
            OptimumMap map = entry.map();
            for (int start = 0; start < map.size(); start++) {
              for (int target = 0; target < map.size(); target++) {
                OpenLoopOptimum.BestPulse pulse = map.pulse(start, target);
                printer.printRecord(
                    entry.tolerance(),
                    map.siemens(start),
                    map.siemens(target),
                    pulse.volts(),
                    pulse.seconds(),
                    map.success(start, target));
              }
            }
          }
        });
  }

  private HtmlPage page() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("device", study.population().model().name());
    values.put("variation", study.population().variation().name());
    values.put("devices", Integer.toString(study.population().count()));
    values.put("seed", Long.toString(seed.value()));
    return new HtmlPage("Open-loop optimum of single pulses, " + study.distribution().name())
        .table(table())
        .paragraph(legend())
        .image("ceiling-map.png", "Success of the best single pulse over start and target.")
        .image("s-curve.png", "Conductance after one SET pulse, against its width.")
        .heading("Settings")
        .values(values)
        .heading("Data")
        .links(List.of("ceiling.json", "ceiling-map.csv"));
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * fraction);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
