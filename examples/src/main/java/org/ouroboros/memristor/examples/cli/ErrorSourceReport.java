package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.TOLERANCES;
import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy.Chooser;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy.RegionTally;

/** Makes the report of an error-source study. */
record ErrorSourceReport(ErrorSourceStudy study, List<ErrorSourceStudy.Row> rows) {
  private static final List<String> PROTOCOLS = List.of("P1", "P2");
  private static final List<Region> REGIONS = new ArrayList<>();

  static {
    List<String> parts = RegionTally.PART_NAMES;
    for (int i = 0; i < parts.size() * parts.size(); i++) {
      int start = i / parts.size();
      int target = i % parts.size();
      REGIONS.add(new Region(parts.get(start), parts.get(target), t -> t.at(start, target)));
    }
  }

  /** The parts of the range in which start and target lie, and the counts there. */
  private record Region(
      String start, String target, Function<RegionTally, RegionTally.Counts> counts) {
    RegionTally.Counts in(RegionTally tally) {
      return counts.apply(tally);
    }
  }

  /** A region of a row. */
  private record RowRegion(ErrorSourceStudy.Row row, Region region) {
    RegionTally.Counts counts() {
      return region.in(row.regions());
    }
  }

  /** Copies the list. */
  ErrorSourceReport {
    rows = List.copyOf(rows);
  }

  Report report() {
    Report report =
        new Report(
            "Why the noise-free inverse misses",
            "baseline.json",
            "ouroboros/baseline-study",
            study.seed().value());
    report.json().put("deviceModel", study.model().name());
    report.json().put("variation", study.variation().name()).put("pulses", "rectangular");
    report.json().put("devices", study.size()).put("relativeDifference", "ofTarget");
    addRows(report.json().putArray("rows"));
    report.csv("baseline.csv", columns(), rowRegions()).table(sources());
    for (String protocol : PROTOCOLS) {
      report.heading(protocol).table(regions(protocol)).table(regionsBySource(protocol));
    }
    return report.legend(
        "Noise-free inverse, "
            + study.size()
            + " requests each, exact reads, by (G - G*)/G*. no window: states not limited to the"
            + " window; scaled: all times multiplied by the best common factor; optimum: best"
            + " single pulse for 10 %; ends: the lower and the upper eighth of the range.");
  }

  private void addRows(ArrayNode nodes) {
    for (ErrorSourceStudy.Row row : rows) {
      ObjectNode node = nodes.addObject();
      node.put("protocol", row.protocol()).put("variation", row.source());
      node.put("pulsesBy", row.chooser().name()).put("stoppedByWindow", row.windowLimited());
      ArrayNode regions = node.putArray("regions");
      for (Region region : REGIONS) {
        ObjectNode entry = regions.addObject();
        entry.put("start", region.start()).put("target", region.target());
        entry.setAll(counts().json(region.in(row.regions())));
      }
      node.set("all", counts().json(row.regions().all()));
    }
  }

  private static Columns<RegionTally.Counts> counts() {
    Columns<RegionTally.Counts> columns = new Columns<>();
    for (double tolerance : TOLERANCES) {
      String key = "within" + fixed(100 * tolerance, 0) + "Percent";
      columns.data("", key, counts -> counts.within(tolerance));
    }
    return columns
        .data("", "fellShort", RegionTally.Counts::undershot)
        .data("", "wentTooFar", RegionTally.Counts::overshot);
  }

  private List<RowRegion> rowRegions() {
    return rows.stream()
        .flatMap(row -> REGIONS.stream().map(region -> new RowRegion(row, region)))
        .toList();
  }

  private static Columns<RowRegion> columns() {
    return new Columns<RowRegion>()
        .data("protocol", "", entry -> entry.row().protocol())
        .data("variation", "", entry -> entry.row().source())
        .data("pulses_by", "", entry -> entry.row().chooser().name())
        .data("stopped_by_window", "", entry -> entry.row().windowLimited())
        .data("start", "", entry -> entry.region().start())
        .data("target", "", entry -> entry.region().target())
        .data("requests", "", entry -> entry.counts().within(0.5).trials())
        .data("within_50_percent", "", entry -> entry.counts().within(0.5).hits())
        .data("within_20_percent", "", entry -> entry.counts().within(0.2).hits())
        .data("within_10_percent", "", entry -> entry.counts().within(0.1).hits())
        .data("fell_short", "", entry -> entry.counts().undershot().hits())
        .data("went_too_far", "", entry -> entry.counts().overshot().hits());
  }

  /** Hit rates of the noise-free inverse by source of variation. */
  private TextTable sources() {
    Columns<String> columns = new Columns<String>().text("variation", source -> source);
    for (String protocol : PROTOCOLS) {
      for (double tolerance : TOLERANCES) {
        columns.text(
            protocol + " " + percent(tolerance),
            source ->
                percent(tally(protocol, source, Chooser.INVERSE, true).all().within(tolerance)));
      }
      columns.text(
          protocol + " 10%, no window",
          source -> hitRate(tally(protocol, source, Chooser.INVERSE, false).all()));
    }
    return columns.table(rows.stream().map(ErrorSourceStudy.Row::source).distinct().toList());
  }

  private static String hitRate(RegionTally.Counts counts) {
    return percent(counts.within(ErrorSourceStudy.TOLERANCE));
  }

  /** Outcomes within 10 % by region, with all sources of variation together. */
  private TextTable regions(String protocol) {
    String all = study.variation().name();
    RegionTally inverse = tally(protocol, all, Chooser.INVERSE, true);
    RegionTally withoutWindow = tally(protocol, all, Chooser.INVERSE, false);
    RegionTally scaled = tally(protocol, all, Chooser.STRETCHED, true);
    RegionTally optimum = tally(protocol, all, Chooser.CEILING, true);
    List<Region> tableRows = new ArrayList<>(REGIONS);
    tableRows.add(new Region("all", "", RegionTally::all));
    return new Columns<Region>()
        .text(
            protocol + ", start to target",
            row -> row.target().isEmpty() ? "all" : row.start() + " to " + row.target())
        .text("requests", row -> requests(row.in(inverse)))
        .text("inverse [%]", row -> hitRate(row.in(inverse)))
        .text("fell short", row -> percent(row.in(inverse).undershot()))
        .text("too far", row -> percent(row.in(inverse).overshot()))
        .text("no window", row -> hitRate(row.in(withoutWindow)))
        .text("scaled", row -> hitRate(row.in(scaled)))
        .text("optimum", row -> hitRate(row.in(optimum)))
        .table(tableRows);
  }

  private static String requests(RegionTally.Counts counts) {
    return Long.toString(counts.within(ErrorSourceStudy.TOLERANCE).trials());
  }

  /** Hit rates of the noise-free inverse within 10 %, by source and region. */
  private TextTable regionsBySource(String protocol) {
    Columns<ErrorSourceStudy.Row> columns =
        new Columns<ErrorSourceStudy.Row>()
            .text(protocol + ", within 10 %", ErrorSourceStudy.Row::source);
    for (Region region : REGIONS) {
      columns.text(
          (region.start() + ">" + region.target()).replace(" end", ""),
          row -> hitRate(region.in(row.regions())));
    }
    return columns.table(
        rows.stream()
            .filter(row -> row.protocol().equals(protocol) && row.windowLimited())
            .filter(row -> row.chooser() == Chooser.INVERSE)
            .toList());
  }

  private RegionTally tally(
      String protocol, String source, Chooser chooser, boolean windowLimited) {
    return rows.stream()
        .filter(row -> row.protocol().equals(protocol) && row.source().equals(source))
        .filter(row -> row.chooser() == chooser && row.windowLimited() == windowLimited)
        .findFirst()
        .orElseThrow()
        .regions();
  }
}
