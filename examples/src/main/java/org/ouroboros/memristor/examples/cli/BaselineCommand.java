package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.protocol.BaselineReport;
import org.ouroboros.memristor.examples.protocol.BaselineStudy;
import org.ouroboros.memristor.mapper.training.DefaultSpread;
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
final class BaselineCommand implements Callable<Integer> {

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
  private int ceilingDevices;

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
    Require.atLeast("--ceiling-devices", ceilingDevices, 1);
    DeviceModel device = common.model(model);
    Variation preset =
        variation == null ? DefaultSpread.usual(device) : DefaultSpread.find(device, variation);
    BaselineStudy study = new BaselineStudy(device, preset, size, ceilingDevices, common.seed());
    List<BaselineStudy.Row> rows;
    try (ProgressLine progress = common.progress()) {
      rows = study.run(common.run(progress), common.workers());
    }
    BaselineReport report = new BaselineReport(study, rows);
    report.write(out);
    PrintWriter to = common.out();
    to.println(report.sources().text());
    for (String protocol : List.of("P1", "P2")) {
      to.println(report.regions(protocol).text());
      to.println(report.regionsBySource(protocol).text());
    }
    to.println(report.legend());
    to.println("wrote " + out.resolve("index.html"));
    to.flush();
    return 0;
  }
}
