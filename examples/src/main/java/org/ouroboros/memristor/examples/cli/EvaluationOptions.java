package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.protocol.SequenceReport;
import org.ouroboros.memristor.examples.protocol.SingleRequestReport;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import picocli.CommandLine.Option;

/** Options of the evaluation of a mapper on new devices. */
final class EvaluationOptions {

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
  private int optimumDevices;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: that of the mapper's training).")
  private @Nullable String variation;

  SingleRequestReport evaluate(CommonOptions common, MapperFile file, RequestKind kind) {
    DeviceModel model = common.model(file.mapper().model());
    Population population = population(common, file, model);
    SingleRequestEvaluation evaluation =
        new SingleRequestEvaluation(
            file.mapper(), kind.distribution(model), population, optimumDevices);
    try (ProgressDisplay progress = common.progress()) {
      SingleRequestEvaluation.Result result = evaluation.run(common.run(progress));
      return new SingleRequestReport(evaluation, result, common.seed());
    }
  }

  SequenceReport evaluateSequences(CommonOptions common, MapperFile file, int previousRequests) {
    DeviceModel model = common.model(file.mapper().model());
    Population population = population(common, file, model);
    SequenceEvaluation evaluation =
        new SequenceEvaluation(file.mapper(), population, previousRequests, optimumDevices);
    try (ProgressDisplay progress = common.progress()) {
      SequenceEvaluation.Result result = evaluation.run(common.run(progress));
      return new SequenceReport(evaluation, result, common.seed());
    }
  }

  private Population population(CommonOptions common, MapperFile file, DeviceModel model) {
    Require.atLeast("--size", size, 1);
    Require.atLeast("--ceiling-devices", optimumDevices, 0);
    String preset = variation == null ? file.provenance().variation() : variation;
    return SingleRequestEvaluation.evaluationPopulation(model, preset, size, common.seed());
  }
}
