package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.demo.Demo;
import picocli.CommandLine.Option;

/** Options of the device model and its variation. */
final class ModelOptions {
  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset (default: the first; DEFAULT, 5 %% each, for a model without presets).")
  private @Nullable String variation;

  @Option(names = "--model", paramLabel = "NAME", description = "Model; default: ${DEFAULT-VALUE}.")
  private String model = "jart-vcm-v1b";

  DeviceModel model(CommonOptions common) {
    return common.model(model);
  }

  Variation variation(DeviceModel device) {
    return variation == null
        ? GenericVariation.defaultFor(device)
        : GenericVariation.find(device, variation);
  }

  /** Option of the training effort. */
  static final class Effort {
    @Option(
        names = "--effort",
        paramLabel = "EFFORT",
        description = "Training effort: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Demo.Effort effort;

    Effort(Demo.Effort defaultEffort) {
      effort = defaultEffort;
    }

    Demo.Effort effort() {
      return effort;
    }
  }
}
