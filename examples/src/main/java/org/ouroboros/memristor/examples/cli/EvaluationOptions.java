package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.evaluation.SequenceEvaluation;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the evaluation of a mapper on new devices. */
final class EvaluationOptions {
  @Mixin private final Requests requests = new Requests(20_000);
  @Mixin private final Devices optimum = new Devices();

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset of variation (default: that of the mapper's training).")
  private @Nullable String variation;

  Report evaluate(CommonOptions common, MapperFile file, RequestKind kind) {
    DeviceModel model = common.model(file.mapper().model());
    SingleRequestEvaluation evaluation =
        new SingleRequestEvaluation(
            file.mapper(),
            kind.distribution(model),
            population(common, file, model),
            optimum.devices(0));
    return new SingleRequestReport(evaluation, common.run(evaluation::run), common.seed()).report();
  }

  Report evaluateSequences(CommonOptions common, MapperFile file, int previousRequests) {
    DeviceModel model = common.model(file.mapper().model());
    SequenceEvaluation evaluation =
        new SequenceEvaluation(
            file.mapper(), population(common, file, model), previousRequests, optimum.devices(0));
    return new SequenceReport(evaluation, common.run(evaluation::run), common.seed()).report();
  }

  private Population population(CommonOptions common, MapperFile file, DeviceModel model) {
    String preset = variation == null ? file.provenance().variation() : variation;
    return SingleRequestEvaluation.evaluationPopulation(
        model, preset, requests.requests(), common.seed());
  }

  /** Option of the number of requests on which mappers are evaluated. */
  static final class Requests {
    @Option(
        names = "--requests",
        paramLabel = "N",
        description = "Requests, each to a new device (default: ${DEFAULT-VALUE}).")
    private int requests;

    Requests(int defaultRequests) {
      requests = defaultRequests;
    }

    int requests() {
      return Require.atLeast("--requests", requests, 1);
    }
  }

  /** Option of the number of devices from which the open-loop optimum is computed. */
  static final class Devices {
    @Option(
        names = "--optimum-devices",
        paramLabel = "N",
        description = "Devices for the open-loop optimum; 0 for none (default: ${DEFAULT-VALUE}).")
    private int devices = 4096;

    /** Returns the number, which is at least a minimum. */
    int devices(int minDevices) {
      return Require.atLeast("--optimum-devices", devices, minDevices);
    }
  }
}
