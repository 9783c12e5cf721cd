package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.examples.protocol.MapperTrial;
import org.ouroboros.memristor.examples.protocol.TrialReport;
import org.ouroboros.memristor.mapper.MapperFile;
import picocli.CommandLine.Option;

/** Options of a mapper's trial on fresh devices. */
final class TrialOptions {

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Fresh devices, one request each (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: the one that the mapper was trained for).")
  private @Nullable String variation;

  TrialReport run(CommonOptions common, MapperFile file, RequestKind kind) {
    Require.atLeast("--count", count, 1);
    DeviceModel model = common.model(file.mapper().model());
    String preset = variation == null ? file.provenance().variation() : variation;
    MapperTrial trial =
        new MapperTrial(
            file.mapper(),
            kind.protocol(model),
            MapperTrial.fresh(model, preset, count, common.seed()));
    try (ProgressLine progress = common.progress()) {
      MapperTrial.Result result = trial.run(common.run(progress), common.workers());
      return new TrialReport(trial, result, common.seed());
    }
  }
}
