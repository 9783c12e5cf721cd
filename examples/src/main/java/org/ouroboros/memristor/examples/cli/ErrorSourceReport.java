package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy.RegionTally;

/**
 * Report of an error-source study: tables, JSON, CSV and an HTML page.
 *
 * @param study the study
 * @param rows its results
 */
record ErrorSourceReport(ErrorSourceStudy study, List<ErrorSourceStudy.Row> rows) {

  private static final List<String> PROTOCOLS = List.of("P1", "P2");

  /** Copies the list. */
  public ErrorSourceReport {
    rows = List.copyOf(rows);
  }

  /**
   * Returns the hit rates of the noise-free inverse by source of variation.
   *
   * @return a row for each source
   */
  public TextTable sources() {
    List<String> header = new ArrayList<>(List.of("variation"));
    for (String protocol : PROTOCOLS) {
      for (double tolerance : ReportFormat.TOLERANCES) {
        header.add(String.format(Locale.ROOT, "%s %.0f%%", protocol, 100 * tolerance));
      }
      header.add(protocol + " 10%, no window");
    }
    TextTable table = new TextTable(header);
    for (String source : rows.stream().map(ErrorSourceStudy.Row::source).distinct().toList()) {
      List<String> row = new ArrayList<>(List.of(source));
      for (String protocol : PROTOCOLS) {
        for (double tolerance : ReportFormat.TOLERANCES) {
          row.add(
              ReportFormat.percent(
                  tally(protocol, source, ErrorSourceStudy.Chooser.INVERSE, true)
                      .all()
                      .within(tolerance)));
        }
        RegionTally withoutWindow =
            tally(protocol, source, ErrorSourceStudy.Chooser.INVERSE, false);
        row.add(ReportFormat.percent(withoutWindow.all().within(ErrorSourceStudy.TOLERANCE)));
      }
      table.add(row);
    }
    return table;
  }

  /**
   * Returns the outcome of requests by region, with all sources of variation together.
   *
   * @param protocol P1 or P2
   * @return a row for each region and one for all; percentages, within 10 %
   */
  public TextTable regions(String protocol) {
    TextTable table =
        new TextTable(
            List.of(
                protocol + ", start to target",
                "requests",
                "inverse [%]",
                "fell short",
                "too far",
                "no window",
                "scaled",
                "optimum"));
    String variationName = study.variation().name();
    RegionTally inverse = tally(protocol, variationName, ErrorSourceStudy.Chooser.INVERSE, true);
    RegionTally withoutWindow =
        tally(protocol, variationName, ErrorSourceStudy.Chooser.INVERSE, false);
    RegionTally scaled = tally(protocol, variationName, ErrorSourceStudy.Chooser.STRETCHED, true);
    RegionTally optimum = tally(protocol, variationName, ErrorSourceStudy.Chooser.CEILING, true);
    for (int start = 0; start < RegionTally.PART_NAMES.size(); start++) {
      for (int target = 0; target < RegionTally.PART_NAMES.size(); target++) {
        addRegion(
            table,
            RegionTally.PART_NAMES.get(start) + " to " + RegionTally.PART_NAMES.get(target),
            List.of(
                inverse.at(start, target),
                withoutWindow.at(start, target),
                scaled.at(start, target),
                optimum.at(start, target)));
      }
    }
    addRegion(
        table, "all", List.of(inverse.all(), withoutWindow.all(), scaled.all(), optimum.all()));
    return table;
  }

  private static void addRegion(TextTable table, String name, List<RegionTally.Counts> counts) {
    double tolerance = ErrorSourceStudy.TOLERANCE;
    RegionTally.Counts inverse = counts.get(0);
    table.add(
        List.of(
            name,
            Long.toString(inverse.within(tolerance).trials()),
            ReportFormat.percent(inverse.within(tolerance)),
            ReportFormat.percent(inverse.undershot()),
            ReportFormat.percent(inverse.overshot()),
            ReportFormat.percent(counts.get(1).within(tolerance)),
            ReportFormat.percent(counts.get(2).within(tolerance)),
            ReportFormat.percent(counts.get(3).within(tolerance))));
  }

  /**
   * Returns the hit rates of the noise-free inverse by region and source.
   *
   * @param protocol P1 or P2
   * @return a row for each source, a column for each region; within 10 %
   */
  public TextTable regionsBySource(String protocol) {
    List<String> header = new ArrayList<>(List.of(protocol + ", within 10 %"));
    for (String start : RegionTally.PART_NAMES) {
      for (String target : RegionTally.PART_NAMES) {
        header.add(start.replace(" end", "") + ">" + target.replace(" end", ""));
      }
    }
    TextTable table = new TextTable(header);
    for (ErrorSourceStudy.Row found : rows) {
      if (found.protocol().equals(protocol)
          && found.windowLimited()
          && found.chooser() == ErrorSourceStudy.Chooser.INVERSE) {
        List<String> row = new ArrayList<>(List.of(found.source()));
        for (int region = 0; region < 9; region++) {
          RegionTally.Counts counts = found.regions().at(region / 3, region % 3);
          row.add(ReportFormat.percent(counts.within(ErrorSourceStudy.TOLERANCE)));
        }
        table.add(row);
      }
    }
    return table;
  }

  /**
   * Returns the legend of the tables.
   *
   * @return a few sentences
   */
  public String legend() {
    return "Noise-free inverse, "
        + study.size()
        + " requests each, exact reads, by (G - G*)/G*. no window: states not limited to"
        + " the window; scaled: all times multiplied by the best common factor; optimum: best"
        + " single pulse for 10 %; ends: the lower and the upper eighth of the range.";
  }

  private RegionTally tally(
      String protocol, String source, ErrorSourceStudy.Chooser chooser, boolean windowLimited) {
    return rows.stream()
        .filter(row -> row.protocol().equals(protocol) && row.source().equals(source))
        .filter(row -> row.chooser() == chooser && row.windowLimited() == windowLimited)
        .findFirst()
        .orElseThrow()
        .regions();
  }

  /**
   * Writes {@code baseline.json}, {@code baseline.csv} and {@code index.html}.
   *
   * @param folder the folder; created if missing
   */
  public void write(Path folder) {
    ObjectNode root = JsonDocument.of("ouroboros/baseline-study", 1);
    root.set("provenance", ReportFormat.provenance(study.seed().value()));
    root.put("deviceModel", study.model().name());
    root.put("variation", study.variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", study.size());
    root.put("relativeDifference", "ofTarget");
    ArrayNode nodes = root.putArray("rows");
    for (ErrorSourceStudy.Row row : rows) {
      ObjectNode node = nodes.addObject();
      node.put("protocol", row.protocol()).put("variation", row.source());
      node.put("pulsesBy", row.chooser().name()).put("stoppedByWindow", row.windowLimited());
      ArrayNode regions = node.putArray("regions");
      for (int region = 0; region < 9; region++) {
        ObjectNode entry = regions.addObject();
        entry.put("start", RegionTally.PART_NAMES.get(region / 3));
        entry.put("target", RegionTally.PART_NAMES.get(region % 3));
        add(entry, row.regions().at(region / 3, region % 3));
      }
      add(node.putObject("all"), row.regions().all());
    }
    JsonDocument.write(folder.resolve("baseline.json"), root);
    writeCsv(folder.resolve("baseline.csv"));
    HtmlPage page = new HtmlPage("Why the noise-free inverse misses").table(sources());
    for (String protocol : PROTOCOLS) {
      page.heading(protocol).table(regions(protocol)).table(regionsBySource(protocol));
    }
    page.paragraph(legend()).links(List.of("baseline.json", "baseline.csv"));
    page.write(folder.resolve("index.html"));
  }

  private static void add(ObjectNode node, RegionTally.Counts counts) {
    for (double tolerance : ReportFormat.TOLERANCES) {
      node.set(
          String.format(Locale.ROOT, "within%.0fPercent", 100 * tolerance),
          ReportFormat.proportion(counts.within(tolerance)));
    }
    node.set("fellShort", ReportFormat.proportion(counts.undershot()));
    node.set("wentTooFar", ReportFormat.proportion(counts.overshot()));
  }

  private void writeCsv(Path file) {
    CsvTable.write(
        file,
        List.of(
            "protocol",
            "variation",
            "pulses_by",
            "stopped_by_window",
            "start",
            "target",
            "requests",
            "within_50_percent",
            "within_20_percent",
            "within_10_percent",
            "fell_short",
            "went_too_far"),
        printer -> {
          for (ErrorSourceStudy.Row row : rows) {
            for (int region = 0; region < 9; region++) {
              RegionTally.Counts counts = row.regions().at(region / 3, region % 3);
              Proportion within50Percent = counts.within(0.5);
              printer.printRecord(
                  row.protocol(),
                  row.source(),
                  row.chooser().name(),
                  row.windowLimited(),
                  RegionTally.PART_NAMES.get(region / 3),
                  RegionTally.PART_NAMES.get(region % 3),
                  within50Percent.trials(),
                  within50Percent.hits(),
                  counts.within(0.2).hits(),
                  counts.within(0.1).hits(),
                  counts.undershot().hits(),
                  counts.overshot().hits());
            }
          }
        });
  }
}
