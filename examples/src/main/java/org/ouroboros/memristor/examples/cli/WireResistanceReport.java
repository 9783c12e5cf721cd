package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.demo.WireResistanceStudy;
import org.ouroboros.memristor.examples.output.HtmlPage;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.examples.output.TextTable;

/**
 * Report of the effect of wire resistance: table, JSON record and HTML page.
 *
 * @param results the results
 * @param wires description of the arrays
 * @param seed the seed
 */
record WireResistanceReport(
    List<WireResistanceStudy.EncodingResult> results, String wires, Seed seed) {

  public WireResistanceReport {
    results = List.copyOf(results);
  }

  /**
   * Returns the results as a table.
   *
   * @return one row per result
   */
  public TextTable table() {
    TextTable table = new TextTable(List.of("weights in", "digits [%]", "P1 50 %", "20 %", "10 %"));
    for (WireResistanceStudy.EncodingResult result : results) {
      List<String> row =
          new ArrayList<>(List.of(result.name(), ReportFormat.percent(result.digits())));
      for (double tolerance : ReportFormat.TOLERANCES) {
        row.add(
            ReportFormat.percent(
                result.mapper().withinTolerance(RelativeDifference.OF_TARGET, tolerance)));
      }
      table.add(row);
    }
    return table;
  }

  /**
   * Writes {@code report.json} and {@code index.html}.
   *
   * @param folder the folder, created if missing
   */
  public void write(Path folder) {
    ObjectNode root = JsonDocument.of("ouroboros/wire-cost", 1);
    root.set("provenance", ReportFormat.provenance(seed.value()));
    root.put("arrays", wires);
    ArrayNode entries = root.putArray("ways");
    for (WireResistanceStudy.EncodingResult result : results) {
      ObjectNode node = entries.addObject();
      node.put("weightsIn", result.name());
      node.set("digitsRight", ReportFormat.proportion(result.digits()));
      node.set("mapperP1", ReportFormat.hitRates(result.mapper()));
    }
    JsonDocument.write(folder.resolve("report.json"), root);
    new HtmlPage("Effect of wire resistance")
        .paragraph(wires)
        .table(table())
        .links(List.of("report.json"))
        .write(folder.resolve("index.html"));
  }
}
