package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.TileSize;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.crossbar.WireResistanceReport;
import org.ouroboros.memristor.examples.crossbar.WireResistanceStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates the digit classifier and the mapper on arrays with wires. */
@Command(
    name = "report",
    description = {
      "Accuracy of the digit classifier and the mapper (protocol P1) with their weights in tiles,"
          + " for wires with and without compensation."
    })
final class CrossbarReportCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--tile",
      paramLabel = "N",
      defaultValue = "64",
      description = "Maximum rows and columns of an array (default: ${DEFAULT-VALUE}).")
  private int tile;

  @Option(
      names = "--segment-ohms",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "Wire resistance per segment of rows and columns [ohm] (default: ${DEFAULT-VALUE}).")
  private double segmentOhms;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Number of requests to the mapper (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-wires",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.atLeast("--tile", tile, 2);
    Require.nonNegative("--segment-ohms", segmentOhms);
    Require.atLeast("--count", count, 1);
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    WireResistanceStudy cost =
        new WireResistanceStudy(
            new TileSize(tile, tile), Wires.of(segmentOhms, segmentOhms), count);
    List<WireResistanceStudy.EncodingResult> ways;
    try (ProgressDisplay progress = common.progress()) {
      ways = cost.run(common.run(progress));
    }
    String arrays = tile + " x " + tile + " cells, " + segmentOhms + " ohm per segment";
    WireResistanceReport report = new WireResistanceReport(ways, arrays, common.seed());
    report.write(out);
    common.out().print(report.table().text());
    common.out().println("wrote " + out.resolve("index.html"));
    common.out().flush();
    return 0;
  }
}
