package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.mapper.evaluation.ErrorSourceStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Attributes the misses of the noise-free inverse to sources of variation. */
@Command(
    name = "error-sources",
    description = {
      "Attributes the misses of the noise-free inverse to their sources: one source of variation at"
          + " a time, with and without the limits of the window, by regions of start and target."
    })
final class ErrorSourcesCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private final EvaluationOptions.Requests requests = new EvaluationOptions.Requests(20_000);
  @Mixin private final EvaluationOptions.Devices optimum = new EvaluationOptions.Devices();
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-error-sources");

  @Override
  public void run() {
    Path folder = out.checked();
    DeviceModel device = model.model(common);
    ErrorSourceStudy study =
        new ErrorSourceStudy(
            device,
            model.variation(device),
            requests.requests(),
            optimum.devices(1),
            common.seed());
    common.publish(new ErrorSourceReport(study, common.run(study::run)).report(), folder);
  }
}
