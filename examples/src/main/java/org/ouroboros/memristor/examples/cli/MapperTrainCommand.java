package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.demo.DemoEffort;
import org.ouroboros.memristor.examples.report.ReportFormat;
import org.ouroboros.memristor.examples.report.TextTable;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.PulseUtility;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.TrainingSettings.Capabilities;
import org.ouroboros.memristor.mapper.training.Checkpoints;
import org.ouroboros.memristor.mapper.training.MapperTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a mapper for a device. */
@Command(
    name = "train",
    description = {
      "Trains a mapper for a device and writes it to a file.",
      "Samples a population of devices; the same seed gives the same mapper. Checkpoints are kept",
      "in a folder beside the file; after an interruption the same command continues from there."
    })
final class MapperTrainCommand implements Callable<Integer> {

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
      description =
          "Preset of variation (default: the model's first; for a model without presets, DEFAULT:"
              + " 5 %% for each parameter).")
  private @Nullable String variation;

  @Option(
      names = "--protocol",
      paramLabel = "P1|P2",
      description =
          "P1: targets that a pulse of the device can reach; P2: any start and target (default:"
              + " P2; P1 for devices of several state components).")
  private @Nullable RequestKind protocol;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description =
          "Training target: ${COMPLETION-CANDIDATES} (default: BEST_PULSE, where the device allows"
              + " it).")
  private TrainingSettings.@Nullable Recipe recipe;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "full",
      description = "Training effort: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DemoEffort effort;

  @Option(
      names = "--memory",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the mapper adapts online to outcomes, for P2 (default: yes).")
  private boolean memory;

  @Mixin private DriverOptions driver;

  @Option(
      names = "--jitter-seconds",
      paramLabel = "T",
      defaultValue = "0",
      description = "Standard deviation of pulse lengths [s] (default: ${DEFAULT-VALUE}).")
  private double jitterSeconds;

  @Option(
      names = "--delay-seconds",
      paramLabel = "T",
      defaultValue = "Infinity",
      description =
          "Delay of the same utility as one success [s]: pulses maximize the success probability"
              + " minus their length over this (default: no cost of delay).")
  private double delaySeconds;

  @Option(
      names = "--energy-joules",
      paramLabel = "E",
      defaultValue = "Infinity",
      description = "Energy of the same utility as one success [J] (default: no cost of energy).")
  private double energyJoules;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the mapper (default: model, variation and protocol).")
  private @Nullable String name;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The mapper file.")
  private Path out;

  @Override
  public Integer call() {
    Require.that(!Files.isDirectory(out), "--out", "must not be a folder", out);
    DeviceModel device = common.model(model);
    Variation preset =
        variation == null
            ? GenericVariation.defaultFor(device)
            : GenericVariation.find(device, variation);
    RequestKind kind =
        protocol != null ? protocol : device.stateSize() == 1 ? RequestKind.P2 : RequestKind.P1;
    TrainingSettings settings = settings(device, kind);
    boolean adaptive =
        memory && kind == RequestKind.P2 && settings.recipe() == TrainingSettings.Recipe.BEST_PULSE;
    MapperTrainer training =
        new MapperTrainer(
            device,
            preset,
            driver.driver(device, jitterSeconds),
            settings.with(
                new Capabilities(
                    adaptive,
                    Capabilities.ONLINE_ADAPTATION.relativeReadNoise(),
                    new PulseUtility(delaySeconds, energyJoules))));
    String mapperName =
        name == null
            ? String.join("-", device.name(), preset.name(), kind.name()).toLowerCase(Locale.ROOT)
            : name;
    Checkpoints checkpoints = Checkpoints.in(Path.of(out + ".training"));
    MapperFile file;
    try (ProgressDisplay progress = common.progress()) {
      file = training.train(mapperName, common.run(progress), checkpoints);
    }
    file.save(out);
    checkpoints.clear();
    common.out().print(validation(file).text());
    common.out().println("wrote " + out);
    common.out().flush();
    return 0;
  }

  private TrainingSettings settings(DeviceModel device, RequestKind kind) {
    TrainingSettings defaults =
        TrainingSettings.recommended(device, kind.distribution(device), effort.mapper());
    return recipe == null ? defaults : defaults.with(recipe);
  }

  private static TextTable validation(MapperFile file) {
    TextTable table =
        new TextTable(
            List.of(
                "validation within",
                "requested",
                "after",
                "reads",
                "mapper [%]",
                "noise-free inverse [%]",
                "optimum [%]"));
    for (Provenance.ValidationResult result : file.provenance().validation()) {
      double noise = result.conditions().relativeReadNoise();
      table.add(
          List.of(
              String.format(Locale.ROOT, "%.0f%% of target", 100 * result.evaluatedTolerance()),
              String.format(Locale.ROOT, "%.0f%%", 100 * result.requestedTolerance()),
              result.conditions().earlierOutcomes() == 0
                  ? "-"
                  : result.conditions().earlierOutcomes() + "+ outcomes",
              noise == 0 ? "exact" : String.format(Locale.ROOT, "%.0f%% noise", 100 * noise),
              ReportFormat.percent(result.mapper()),
              ReportFormat.percent(result.noiseFreeInverse()),
              Double.isNaN(result.optimum())
                  ? ""
                  : String.format(Locale.ROOT, "%.1f", 100 * result.optimum())));
    }
    return table;
  }
}
