package org.ouroboros.memristor.examples.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.HtmlPage;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Report of an error-source study: tables, JSON, CSV and an HTML page.
 *
 * @param study the study
 * @param rows its results
 */
public record BaselineReport(BaselineStudy study, List<BaselineStudy.Row> rows) {

  private static final List<String> PROTOCOLS = List.of("P1", "P2");

  /** Copies the list. */
  public BaselineReport {
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
      for (double tolerance : Figures.TOLERANCES) {
        header.add(String.format(Locale.ROOT, "%s %.0f%%", protocol, 100 * tolerance));
      }
      header.add(protocol + " 10%, no window");
    }
    TextTable table = new TextTable(header);
    for (String source : rows.stream().map(BaselineStudy.Row::source).distinct().toList()) {
      List<String> row = new ArrayList<>(List.of(source));
      for (String protocol : PROTOCOLS) {
        for (double tolerance : Figures.TOLERANCES) {
          row.add(
              Figures.percent(
                  tally(protocol, source, BaselineStudy.Chooser.INVERSE, true)
                      .all()
                      .within(tolerance)));
        }
        RegionTally free = tally(protocol, source, BaselineStudy.Chooser.INVERSE, false);
        row.add(Figures.percent(free.all().within(BaselineStudy.TOLERANCE)));
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
    String whole = study.variation().name();
    RegionTally inverse = tally(protocol, whole, BaselineStudy.Chooser.INVERSE, true);
    RegionTally free = tally(protocol, whole, BaselineStudy.Chooser.INVERSE, false);
    RegionTally stretched = tally(protocol, whole, BaselineStudy.Chooser.STRETCHED, true);
    RegionTally ceiling = tally(protocol, whole, BaselineStudy.Chooser.CEILING, true);
    for (int start = 0; start < RegionTally.PARTS.size(); start++) {
      for (int target = 0; target < RegionTally.PARTS.size(); target++) {
        addRegion(
            table,
            RegionTally.PARTS.get(start) + " to " + RegionTally.PARTS.get(target),
            List.of(
                inverse.at(start, target),
                free.at(start, target),
                stretched.at(start, target),
                ceiling.at(start, target)));
      }
    }
    addRegion(table, "all", List.of(inverse.all(), free.all(), stretched.all(), ceiling.all()));
    return table;
  }

  private static void addRegion(TextTable table, String name, List<RegionTally.Counts> counts) {
    double tolerance = BaselineStudy.TOLERANCE;
    RegionTally.Counts inverse = counts.get(0);
    table.add(
        List.of(
            name,
            Long.toString(inverse.within(tolerance).trials()),
            Figures.percent(inverse.within(tolerance)),
            Figures.percent(inverse.fellShort()),
            Figures.percent(inverse.wentTooFar()),
            Figures.percent(counts.get(1).within(tolerance)),
            Figures.percent(counts.get(2).within(tolerance)),
            Figures.percent(counts.get(3).within(tolerance))));
  }

  /**
   * Returns the hit rates of the noise-free inverse by region and source.
   *
   * @param protocol P1 or P2
   * @return a row for each source, a column for each region; within 10 %
   */
  public TextTable regionsBySource(String protocol) {
    List<String> header = new ArrayList<>(List.of(protocol + ", within 10 %"));
    for (String start : RegionTally.PARTS) {
      for (String target : RegionTally.PARTS) {
        header.add(start.replace(" end", "") + ">" + target.replace(" end", ""));
      }
    }
    TextTable table = new TextTable(header);
    for (BaselineStudy.Row found : rows) {
      if (found.protocol().equals(protocol)
          && found.stopped()
          && found.chooser() == BaselineStudy.Chooser.INVERSE) {
        List<String> row = new ArrayList<>(List.of(found.source()));
        for (int region = 0; region < 9; region++) {
          RegionTally.Counts counts = found.regions().at(region / 3, region % 3);
          row.add(Figures.percent(counts.within(BaselineStudy.TOLERANCE)));
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
      String protocol, String source, BaselineStudy.Chooser chooser, boolean stopped) {
    return rows.stream()
        .filter(row -> row.protocol().equals(protocol) && row.source().equals(source))
        .filter(row -> row.chooser() == chooser && row.stopped() == stopped)
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
    ObjectNode root = JsonRecord.of("ouroboros/baseline-study", 1);
    root.set("provenance", Figures.provenance(study.seed().value()));
    root.put("deviceModel", study.model().name());
    root.put("variation", study.variation().name());
    root.put("pulses", "rectangular");
    root.put("devices", study.size());
    root.put("relativeDifference", "ofTarget");
    ArrayNode nodes = root.putArray("rows");
    for (BaselineStudy.Row row : rows) {
      ObjectNode node = nodes.addObject();
      node.put("protocol", row.protocol()).put("variation", row.source());
      node.put("pulsesBy", row.chooser().name()).put("stoppedByWindow", row.stopped());
      ArrayNode regions = node.putArray("regions");
      for (int region = 0; region < 9; region++) {
        ObjectNode entry = regions.addObject();
        entry.put("start", RegionTally.PARTS.get(region / 3));
        entry.put("target", RegionTally.PARTS.get(region % 3));
        add(entry, row.regions().at(region / 3, region % 3));
      }
      add(node.putObject("all"), row.regions().all());
    }
    JsonRecord.write(folder.resolve("baseline.json"), root);
    writeCsv(folder.resolve("baseline.csv"));
    HtmlPage page = new HtmlPage("Why the noise-free inverse misses").table(sources());
    for (String protocol : PROTOCOLS) {
      page.heading(protocol).table(regions(protocol)).table(regionsBySource(protocol));
    }
    page.paragraph(legend()).links(List.of("baseline.json", "baseline.csv"));
    page.write(folder.resolve("index.html"));
  }

  private static void add(ObjectNode node, RegionTally.Counts counts) {
    for (double tolerance : Figures.TOLERANCES) {
      node.set(
          String.format(Locale.ROOT, "within%.0fPercent", 100 * tolerance),
          Figures.proportion(counts.within(tolerance)));
    }
    node.set("fellShort", Figures.proportion(counts.fellShort()));
    node.set("wentTooFar", Figures.proportion(counts.wentTooFar()));
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
          for (BaselineStudy.Row row : rows) {
            for (int region = 0; region < 9; region++) {
              RegionTally.Counts counts = row.regions().at(region / 3, region % 3);
              Proportion half = counts.within(0.5);
              printer.printRecord(
                  row.protocol(),
                  row.source(),
                  row.chooser().name(),
                  row.stopped(),
                  RegionTally.PARTS.get(region / 3),
                  RegionTally.PARTS.get(region % 3),
                  half.trials(),
                  half.hits(),
                  counts.within(0.2).hits(),
                  counts.within(0.1).hits(),
                  counts.fellShort().hits(),
                  counts.wentTooFar().hits());
            }
          }
        });
  }
}
