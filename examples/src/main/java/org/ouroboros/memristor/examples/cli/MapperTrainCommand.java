package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.fixed;
import static org.ouroboros.memristor.examples.output.ReportFormat.percent;
import static org.ouroboros.memristor.examples.output.ReportFormat.reads;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.examples.demo.Demo;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.TrainingSettings.Capabilities;
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
final class MapperTrainCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private DriverOptions driver;
  @Mixin private final ModelOptions.Effort effort = new ModelOptions.Effort(Demo.Effort.FULL);

  @Option(
      names = "--protocol",
      paramLabel = "P1|P2",
      description =
          "P1: reachable targets; P2: any (default: P2; P1 for several state components).")
  private @Nullable RequestKind protocol;

  @Option(
      names = "--training-target",
      paramLabel = "TARGET",
      description = "${COMPLETION-CANDIDATES} (default: BEST_PULSE, where allowed).")
  private TrainingSettings.@Nullable Recipe trainingTarget;

  @Option(
      names = "--online-adaptation",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the mapper adapts online to outcomes, for P2 (default: yes).")
  private boolean onlineAdaptation;

  @Option(
      names = "--jitter-seconds",
      paramLabel = "T",
      description = "Standard deviation of pulse lengths [s] (default: 0).")
  private double jitterSeconds;

  @Option(
      names = "--delay-seconds",
      paramLabel = "T",
      description = "Delay of the same utility as one success [s] (default: no cost of delay).")
  private double delaySeconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--energy-joules",
      paramLabel = "E",
      description = "Energy of the same utility as one success [J] (default: no cost of energy).")
  private double energyJoules = Double.POSITIVE_INFINITY;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name (default: model, variation and protocol).")
  private @Nullable String name;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The mapper file.")
  private Path out;

  @Override
  public void run() {
    OutputFolder.requireFile("--out", out);
    DeviceModel device = model.model(common);
    Variation preset = model.variation(device);
    RequestKind kind =
        protocol != null ? protocol : device.stateSize() == 1 ? RequestKind.P2 : RequestKind.P1;
    TrainingSettings defaults =
        TrainingSettings.recommended(device, kind.distribution(device), effort.effort().mapper());
    TrainingSettings settings = trainingTarget == null ? defaults : defaults.with(trainingTarget);
    boolean adaptive =
        onlineAdaptation
            && kind == RequestKind.P2
            && settings.recipe() == TrainingSettings.Recipe.BEST_PULSE;
    Capabilities capabilities =
        new Capabilities(
            adaptive,
            Capabilities.ONLINE_ADAPTATION.relativeReadNoise(),
            new TrainingSettings.PulseUtility(delaySeconds, energyJoules));
    PulseDriver pulseDriver = driver.driver(device, jitterSeconds);
    MapperTrainer training =
        new MapperTrainer(device, preset, pulseDriver, settings.with(capabilities));
    String mapperName =
        name == null
            ? String.join("-", device.name(), preset.name(), kind.name()).toLowerCase(Locale.ROOT)
            : name;
    MapperTrainer.Checkpoints checkpoints =
        MapperTrainer.Checkpoints.in(Path.of(out + ".training"));
    MapperFile file = common.run(run -> training.train(mapperName, run, checkpoints));
    file.save(out);
    checkpoints.clear();
    common.out().print(validation(file).text());
    common.wrote(out);
  }

  private static TextTable validation(MapperFile file) {
    return new Columns<MapperFile.Provenance.ValidationResult>()
        .text("validation within", row -> percent(row.evaluatedTolerance()) + " of target")
        .text("requested", row -> percent(row.requestedTolerance()))
        .text("after", row -> outcomes(row.conditions().earlierOutcomes()))
        .text("reads", row -> reads(row.conditions().relativeReadNoise()))
        .text("mapper [%]", row -> percent(row.mapper()))
        .text("noise-free inverse [%]", row -> percent(row.noiseFreeInverse()))
        .text(
            "optimum [%]", row -> Double.isNaN(row.optimum()) ? "" : fixed(100 * row.optimum(), 1))
        .table(file.provenance().validation());
  }

  private static String outcomes(int count) {
    return count == 0 ? "-" : count + "+ outcomes";
  }
}
