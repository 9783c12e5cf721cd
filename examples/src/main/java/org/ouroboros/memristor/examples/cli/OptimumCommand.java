package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.protocol.OptimumReport;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the open-loop optimum of a single pulse. */
@Command(
    name = "ceiling",
    description = {
      "Computes the upper bound for mappers that know the population but not the single device.",
      "Tries all pulses on a sampled population, applies the best to other devices; writes JSON,"
          + " CSV and a map over start and target."
    })
final class OptimumCommand implements Callable<Integer> {

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
      names = "--protocol",
      paramLabel = "P1|P2",
      defaultValue = "P2",
      description =
          "P1: targets that a pulse of the device can reach; P2: any start and target (default:"
              + " ${DEFAULT-VALUE}).")
  private RequestKind protocol;

  @Mixin private DriverOptions driver;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "4096",
      description = "Devices on which the optimum pulses are selected (default: ${DEFAULT-VALUE}).")
  private int devices;

  @Option(
      names = {"--size", "--count"},
      paramLabel = "N",
      defaultValue = "20000",
      description = "New devices on which they are evaluated (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--map",
      paramLabel = "N",
      defaultValue = "40",
      description = "Cells of the map along each axis (default: ${DEFAULT-VALUE}).")
  private int map;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-ceiling",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    Require.atLeast("--devices", devices, 1);
    Require.atLeast("--size", size, 1);
    Require.atLeast("--map", map, 1);
    DeviceModel device = common.model(model);
    String preset = variation == null ? GenericVariation.defaultFor(device).name() : variation;
    OptimumStudy study =
        new OptimumStudy(
            SingleRequestEvaluation.evaluationPopulation(device, preset, size, common.seed()),
            protocol.distribution(device),
            driver.driver(device, 0),
            new OptimumStudy.Sizes(devices, map));
    List<OptimumStudy.Entry> entries;
    try (ProgressDisplay progress = common.progress()) {
      entries = study.run(common.run(progress));
    }
    OptimumReport report = new OptimumReport(study, entries, common.seed());
    report.write(out);
    common.warnWithoutFonts();
    common.out().print(report.table().text());
    common.out().println(report.legend());
    common.out().println("wrote " + out.resolve("index.html"));
    common.out().flush();
    return 0;
  }
}
