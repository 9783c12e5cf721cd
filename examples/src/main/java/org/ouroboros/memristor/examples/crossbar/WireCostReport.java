package org.ouroboros.memristor.examples.crossbar;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.HtmlPage;
import org.ouroboros.memristor.examples.report.JsonRecord;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Report of the effect of wire resistance: table, JSON record and HTML page.
 *
 * @param ways the results
 * @param wires description of the arrays
 * @param seed the seed
 */
public record WireCostReport(List<WireCost.Way> ways, String wires, Seed seed) {

  public WireCostReport {
    ways = List.copyOf(ways);
  }

  /**
   * Returns the results as a table.
   *
   * @return one row per result
   */
  public TextTable table() {
    TextTable table = new TextTable(List.of("weights in", "digits [%]", "P1 50 %", "20 %", "10 %"));
    for (WireCost.Way way : ways) {
      List<String> row = new ArrayList<>(List.of(way.name(), Figures.percent(way.digits())));
      for (double tolerance : Figures.TOLERANCES) {
        row.add(Figures.percent(way.mapper().within(RelativeDifference.OF_TARGET, tolerance)));
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
    ObjectNode root = JsonRecord.of("ouroboros/wire-cost", 1);
    root.set("provenance", Figures.provenance(seed.value()));
    root.put("arrays", wires);
    ArrayNode entries = root.putArray("ways");
    for (WireCost.Way way : ways) {
      ObjectNode node = entries.addObject();
      node.put("weightsIn", way.name());
      node.set("digitsRight", Figures.proportion(way.digits()));
      node.set("mapperP1", Figures.hits(way.mapper()));
    }
    JsonRecord.write(folder.resolve("report.json"), root);
    new HtmlPage("Effect of wire resistance")
        .paragraph(wires)
        .table(table())
        .links(List.of("report.json"))
        .write(folder.resolve("index.html"));
  }
}
