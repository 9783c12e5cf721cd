package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.bank.StuckCells;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.programming.ArrayFile;
import org.ouroboros.memristor.examples.programming.ArrayPlan;
import org.ouroboros.memristor.examples.programming.DeviceArray;
import picocli.CommandLine.Option;

/** Options of the array: sampled, or loaded from a file. */
final class DeviceOptions {

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
      names = "--stuck",
      paramLabel = "SHARE",
      description =
          "Fraction of stuck cells: a third each at the lower end, at the upper end, and anywhere"
              + " between (default: 0).")
  private @Nullable Double stuck;

  @Option(
      names = "--array",
      paramLabel = "FILE",
      description = "Array file to continue with, instead of a new array in use.")
  private @Nullable Path array;

  /** Loads the array of a file, or makes a new one with the shape of the targets. */
  ArrayFile devices(CommonOptions common, ArrayFile.Setup setup, TargetOptions.Wanted wanted) {
    if (array != null) {
      return load("--array", array, common, setup, wanted);
    }
    DeviceModel device = common.model(model == null ? "jart-vcm-v1b" : model);
    Variation preset = variation == null ? device.presets().get(0) : device.preset(variation);
    double share = stuck == null ? 0 : Require.within("--stuck", stuck, 0, 1);
    ArrayPlan plan = new ArrayPlan(device, preset, wanted.rows(), wanted.columns(), common.seed());
    StuckCells broken = StuckCells.fractions(share / 3, share / 3, share / 3);
    return ArrayFile.of(DeviceArray.used(plan, broken, setup.readPath(), setup.workers()));
  }

  /** Loads the array of a file, which contains its model and variation. */
  ArrayFile load(
      String name,
      Path file,
      CommonOptions common,
      ArrayFile.Setup setup,
      TargetOptions.Wanted wanted) {
    String given = model != null ? "--model" : variation != null ? "--variation" : "--stuck";
    Require.that(
        model == null && variation == null && stuck == null,
        given,
        "must be left out with " + name,
        file);
    ArrayFile loaded = ArrayFile.read(name, file, common.models(), setup);
    ArrayPlan plan = loaded.devices().plan();
    if (plan.rows() != wanted.rows() || plan.columns() != wanted.columns()) {
      throw new InvalidValueException(
          name,
          "must have the shape of --targets, " + wanted.rows() + " x " + wanted.columns(),
          plan.rows() + " x " + plan.columns());
    }
    return loaded;
  }
}
