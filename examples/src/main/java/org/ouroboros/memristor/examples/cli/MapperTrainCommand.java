package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.demo.DemoEffort;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.examples.report.TextTable;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a mapper for a device. */
@Command(
    name = "train",
    description = {
      "Trains a mapper for a device and writes it to a file.",
      "Draws a population of devices; the same seed gives the same mapper."
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
      description = "Preset of variation (default: the model's usual one).")
  private @Nullable String variation;

  @Option(
      names = "--protocol",
      paramLabel = "P1|P2",
      defaultValue = "P2",
      description =
          "P1: requests that a pulse of the device can reach; P2: any start and target (default:"
              + " ${DEFAULT-VALUE}).")
  private RequestKind protocol;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "full",
      description = "How much is spent: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DemoEffort effort;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the mapper is called (default: model, variation and protocol).")
  private @Nullable String name;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The mapper file.")
  private Path out;

  @Override
  public Integer call() {
    Require.that(!Files.isDirectory(out), "--out", "must not be a folder", out);
    DeviceModel device = common.model(model);
    Variation preset = variation == null ? device.presets().get(0) : device.preset(variation);
    TrainingSettings settings =
        TrainingSettings.suited(device, protocol.protocol(device), effort.mapper());
    String called =
        name == null
            ? String.join("-", device.name(), preset.name(), protocol.name())
                .toLowerCase(Locale.ROOT)
            : name;
    MapperFile file;
    try (ProgressLine progress = common.progress()) {
      file =
          new MapperTraining(device, preset, settings)
              .train(called, common.run(progress), common.workers());
    }
    file.save(out);
    common.out().print(validation(file).text());
    common.out().println("wrote " + out);
    common.out().flush();
    return 0;
  }

  private static TextTable validation(MapperFile file) {
    TextTable table =
        new TextTable(List.of("validation within", "told", "mapper [%]", "noise-free inverse [%]"));
    for (Provenance.Figure figure : file.provenance().validation()) {
      table.add(
          List.of(
              String.format(Locale.ROOT, "%.0f%% of target", 100 * figure.within()),
              String.format(Locale.ROOT, "%.0f%%", 100 * figure.told()),
              Figures.percent(figure.mapper()),
              Figures.percent(figure.noiseFreeInverse())));
    }
    return table;
  }
}
