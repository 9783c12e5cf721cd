package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.hitRates;
import static org.ouroboros.memristor.examples.output.ReportFormat.known;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.HeatMap;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy.Entry;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OptimumMap;

/** Makes the report of an optimum study. */
record OptimumReport(OptimumStudy study, List<Entry> entries, Seed seed) {
  /** Copies the list. */
  OptimumReport {
    entries = List.copyOf(entries);
  }

  Report report() {
    String protocol = study.distribution().name();
    Report report =
        new Report(
                "Open-loop optimum, " + protocol, "ceiling.json", "ouroboros/ceiling", seed.value())
            .population(protocol, study.population());
    report.json().put("devicesChosenOn", study.devices());
    report.json().put("mapCellsPerAxis", study.mapSize());
    ObjectNode driver = report.json().putObject("driver");
    addRange(driver.putObject("set"), study.driver().set());
    addRange(driver.putObject("reset"), study.driver().reset());
    driver.put("shortestSeconds", study.driver().shortestSeconds());
    driver.put("longestSeconds", study.driver().longestSeconds());
    driver.put("resolutionSeconds", study.driver().resolutionSeconds());
    report.json().set("entries", entryColumns().json(entries));
    return report
        .csv("ceiling-map.csv", MapCell.columns(), entries.stream().flatMap(MapCell::all)::iterator)
        .table(table())
        .legend(
            "Percentage of "
                + study.population().count()
                + " requests ("
                + protocol
                + ", exact reads) that ended within 50, 20, 10 % of the target by the best single"
                + " pulse, chosen on "
                + study.devices()
                + " other devices; predicted: success predicted on those devices; sym: the same"
                + " pulses by the symmetric difference, for which they were not chosen; inverse:"
                + " pulses of the noise-free inverse on the same requests; map: start and target on"
                + " a uniform grid.")
        .plot(
            "ceiling-map.png",
            "Success of the best single pulse over start and target.",
            file -> HeatMap.write(file, entries.stream().map(OptimumReport::panel).toList()))
        .plot(
            "s-curve.png",
            "Conductance after one SET pulse, against its width.",
            file -> SCurvePlot.write(file, study.population(), study.driver()));
  }

  private static void addRange(ObjectNode node, VoltageRange range) {
    node.put("weakestVolts", range.weakestVolts());
    node.put("strongestVolts", range.strongestVolts());
    node.put("stepVolts", range.stepVolts());
  }

  private static Columns<Entry> entryColumns() {
    return new Columns<Entry>()
        .data("", "toldTolerance", Entry::tolerance)
        .data("", "ceiling", entry -> hitRates(entry.optimum().all()))
        .data("", "ceilingOffBounds", entry -> hitRates(entry.optimum().notStopped()))
        .data("", "noiseFreeInverse", entry -> hitRates(entry.inverse().all()))
        .data("", "expectedByItsDevices", entry -> entry.optimum().meanPredictedSuccess())
        .data("", "meanOfMap", entry -> entry.map().mean())
        .data("", "meanPulseSeconds", entry -> entry.optimum().meanChosenSeconds())
        .data("", "calibration", entry -> known(entry.optimum().calibration(entry.tolerance())));
  }

  private static HeatMap.Panel panel(Entry entry) {
    OptimumMap map = entry.map();
    return new HeatMap.Panel(
        "within " + percent(entry.tolerance()), map.size(), map.range(), map::success);
  }

  /** A cell of the map of an entry. */
  private record MapCell(Entry entry, int start, int target) {
    static Stream<MapCell> all(Entry entry) {
      int size = entry.map().size();
      return IntStream.range(0, size * size)
          .mapToObj(cell -> new MapCell(entry, cell / size, cell % size));
    }

    OpenLoopOptimum.BestPulse pulse() {
      return entry.map().pulse(start, target);
    }

    static Columns<MapCell> columns() {
      return new Columns<MapCell>()
          .data("tolerance", "", cell -> cell.entry().tolerance())
          .data("start_siemens", "", cell -> cell.entry().map().siemens(cell.start()))
          .data("target_siemens", "", cell -> cell.entry().map().siemens(cell.target()))
          .data("volts", "", cell -> cell.pulse().volts())
          .data("seconds", "", cell -> cell.pulse().seconds())
          .data("success", "", cell -> cell.entry().map().success(cell.start(), cell.target()));
    }
  }

  /** A row of the table: an entry, evaluated by a form of the difference. */
  private record Row(RelativeDifference form, Entry entry) {
    boolean symmetric() {
      return form == RelativeDifference.SYMMETRIC;
    }

    Proportion optimum() {
      return entry.optimum().all().withinTolerance(form, entry.tolerance());
    }

    Proportion inverse() {
      return entry.inverse().all().withinTolerance(form, entry.tolerance());
    }

    /** A fraction in percent; it is not defined for the symmetric form. */
    String ofTarget(double fraction) {
      return symmetric() ? "-" : fixed(100 * fraction, 2);
    }
  }

  /** Compares the open-loop optimum with the noise-free inverse. */
  private TextTable table() {
    // P1 does not draw pairs uniformly, so the mean of the map is not comparable.
    boolean uniform = study.distribution() instanceof RequestDistribution.UniformRequests;
    return new Columns<Row>()
        .text("within", row -> percent(row.entry().tolerance()) + (row.symmetric() ? " sym" : ""))
        .proportion("optimum [%] (95 %)", "", "", Row::optimum)
        .text("predicted [%]", row -> row.ofTarget(row.entry().optimum().meanPredictedSuccess()))
        .text("mean of the map [%]", row -> uniform ? row.ofTarget(row.entry().map().mean()) : "-")
        .proportion("inverse [%] (95 %)", "", "", Row::inverse)
        .text("of optimum [%]", row -> row.ofTarget(row.inverse().value() / row.optimum().value()))
        .number("mean pulse [s]", "", "", 1, row -> row.entry().optimum().meanChosenSeconds())
        .table(
            Stream.of(RelativeDifference.values())
                .flatMap(form -> entries.stream().map(entry -> new Row(form, entry)))
                .toList());
  }
}
