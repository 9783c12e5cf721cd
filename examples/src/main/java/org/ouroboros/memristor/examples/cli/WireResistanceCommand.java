package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.examples.demo.WireResistanceStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates the digit classifier and the mapper on arrays with wires. */
@Command(
    name = "wires",
    description = {
      "Accuracy of the digit classifier and the mapper (protocol P1) with their weights in tiles,"
          + " for wires with and without compensation."
    })
final class WireResistanceCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final EvaluationOptions.Requests requests = new EvaluationOptions.Requests(10_000);
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-wires");

  @Option(
      names = "--tile",
      paramLabel = "N",
      defaultValue = "64",
      description = "Maximum rows and columns of an array (default: ${DEFAULT-VALUE}).")
  private int tile;

  @Option(
      names = "--segment-ohms",
      paramLabel = "R",
      description = "Wire resistance per segment [ohm] (default: 1).")
  private double segmentOhms = 1;

  @Override
  public void run() {
    Require.atLeast("--tile", tile, 2);
    Require.nonNegative("--segment-ohms", segmentOhms);
    Path folder = out.checked();
    WireResistanceStudy study =
        new WireResistanceStudy(
            new CrossbarSpec.TileSize(tile, tile), segmentOhms, requests.requests());
    common.publish(common.run(study::report), folder);
  }
}
