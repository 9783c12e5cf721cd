package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.examples.protocol.HistoryReport;
import org.ouroboros.memristor.examples.protocol.HistoryTrial;
import org.ouroboros.memristor.examples.protocol.MapperTrial;
import org.ouroboros.memristor.examples.protocol.TrialReport;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Population;
import picocli.CommandLine.Option;

/** Options of the evaluation of a mapper on new devices. */
final class TrialOptions {

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
          "Further devices on which the optimum pulses are selected, 0 for none (default:"
              + " ${DEFAULT-VALUE}).")
  private int ceilingDevices;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: that of the mapper's training).")
  private @Nullable String variation;

  TrialReport run(CommonOptions common, MapperFile file, RequestKind kind) {
    DeviceModel model = common.model(file.mapper().model());
    Population population = population(common, file, model);
    MapperTrial trial =
        new MapperTrial(file.mapper(), kind.protocol(model), population, ceilingDevices);
    try (ProgressLine progress = common.progress()) {
      MapperTrial.Result result = trial.run(common.run(progress), common.workers());
      return new TrialReport(trial, result, common.seed());
    }
  }

  HistoryReport runWithHistory(CommonOptions common, MapperFile file, int earlier) {
    DeviceModel model = common.model(file.mapper().model());
    Population population = population(common, file, model);
    HistoryTrial trial = new HistoryTrial(file.mapper(), population, earlier, ceilingDevices);
    try (ProgressLine progress = common.progress()) {
      HistoryTrial.Result result = trial.run(common.run(progress), common.workers());
      return new HistoryReport(trial, result, common.seed());
    }
  }

  private Population population(CommonOptions common, MapperFile file, DeviceModel model) {
    Require.atLeast("--size", size, 1);
    Require.atLeast("--ceiling-devices", ceilingDevices, 0);
    String preset = variation == null ? file.provenance().variation() : variation;
    return MapperTrial.fresh(model, preset, size, common.seed());
  }
}
