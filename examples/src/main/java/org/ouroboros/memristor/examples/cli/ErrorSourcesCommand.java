package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.protocol.ErrorSourceReport;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Attributes the misses of the noise-free inverse to sources of variation. */
@Command(
    name = "baseline",
    description = {
      "Attributes the misses of the noise-free inverse to their sources: one source of variation at"
          + " a time, with and without the limits of the window, by regions of start and target."
    })
final class ErrorSourcesCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "jart-vcm-v1b",
      description = "Device model (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: the model's first).")
  private @Nullable String variation;

  @Option(
      names = {"--size", "--count"},
      paramLabel = "N",
      defaultValue = "20000",
      description = "New devices, one request each (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--ceiling-devices",
      paramLabel = "N",
      defaultValue = "4096",
      description =
          "Further devices on which the optimum pulses are selected (default: ${DEFAULT-VALUE}).")
  private int optimumDevices;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-baseline",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    Require.atLeast("--size", size, 1);
    Require.atLeast("--ceiling-devices", optimumDevices, 1);
    DeviceModel device = common.model(model);
    Variation preset =
        variation == null
            ? GenericVariation.defaultFor(device)
            : GenericVariation.find(device, variation);
    ErrorSourceStudy study =
        new ErrorSourceStudy(device, preset, size, optimumDevices, common.seed());
    List<ErrorSourceStudy.Row> rows;
    try (ProgressDisplay progress = common.progress()) {
      rows = study.run(common.run(progress));
    }
    ErrorSourceReport report = new ErrorSourceReport(study, rows);
    report.write(out);
    PrintWriter writer = common.out();
    writer.println(report.sources().text());
    for (String protocol : List.of("P1", "P2")) {
      writer.println(report.regions(protocol).text());
      writer.println(report.regionsBySource(protocol).text());
    }
    writer.println(report.legend());
    writer.println("wrote " + out.resolve("index.html"));
    writer.flush();
    return 0;
  }
}
