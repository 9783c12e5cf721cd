package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.io.ArrayFile;
import picocli.CommandLine.Option;

/** Options of the array: sampled, or loaded from a file. */
final class ArrayOptions {
  @Option(
      names = "--stuck",
      paramLabel = "FRACTION",
      description = "Fraction of stuck cells: a third each low, high, between (default: 0).")
  private @Nullable Double stuck;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Device model, as device list shows it (default: jart-vcm-v1b).")
  private @Nullable String model;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: the model's first).")
  private @Nullable String variation;

  @Option(
      names = "--array",
      paramLabel = "FILE",
      description = "Array file to continue with, instead of a new array in use.")
  private @Nullable Path array;

  /** Loads the array of a file, or makes a new one with the shape of the targets. */
  ArrayFile createOrLoad(
      CommonOptions common,
      UnaryOperator<CrossbarSpec.Builder> settings,
      TargetOptions.ArrayTargets arrayTargets) {
    if (array != null) {
      return load("--array", array, common, settings, arrayTargets);
    }
    DeviceModel device = common.model(model == null ? "jart-vcm-v1b" : model);
    Variation preset = variation == null ? device.presets().get(0) : device.preset(variation);
    double stuckFraction = stuck == null ? 0 : Require.inRange("--stuck", stuck, 0, 1);
    CrossbarSpec spec =
        settings
            .apply(CrossbarSpec.builder(device))
            .variation(preset)
            .stuck(StuckAtFaults.fractions(stuckFraction / 3, stuckFraction / 3, stuckFraction / 3))
            .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
            .build();
    return ArrayFile.of(spec.newArray(arrayTargets.rows(), arrayTargets.columns(), common.seed()));
  }

  /** Loads the array of a file, which contains its model and variation. */
  ArrayFile load(
      String name,
      Path file,
      CommonOptions common,
      UnaryOperator<CrossbarSpec.Builder> settings,
      TargetOptions.ArrayTargets arrayTargets) {
    String conflicting = model != null ? "--model" : variation != null ? "--variation" : "--stuck";
    Require.that(
        model == null && variation == null && stuck == null,
        conflicting,
        "must be left out with " + name,
        file);
    ArrayFile loaded = ArrayFile.read(name, file, common.models(), settings);
    arrayTargets.requireShape(name, loaded.array().rows(), loaded.array().columns());
    return loaded;
  }
}
