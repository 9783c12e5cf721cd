package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.evaluation.OptimumStudy;
import org.ouroboros.memristor.mapper.evaluation.SingleRequestEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the open-loop optimum of a single pulse. */
@Command(
    name = "ceiling",
    description = {
      "Computes the upper bound for mappers that know the population but not the single device.",
      "Tries all pulses on a sampled population, applies the best to other devices; writes JSON,"
          + " CSV and a map over start and target."
    })
final class OptimumCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private DriverOptions driver;
  @Mixin private final EvaluationOptions.Requests requests = new EvaluationOptions.Requests(20_000);
  @Mixin private final EvaluationOptions.Devices optimum = new EvaluationOptions.Devices();
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-ceiling");

  @Option(
      names = "--protocol",
      paramLabel = "P1|P2",
      description = "P1: targets that a pulse can reach; P2: any (default: ${DEFAULT-VALUE}).")
  private RequestKind protocol = RequestKind.P2;

  @Option(names = "--map-cells", paramLabel = "N", description = "Cells per axis (default: 40).")
  private int mapCells = 40;

  @Override
  public void run() {
    Path folder = out.checked();
    Require.atLeast("--map-cells", mapCells, 1);
    int devices = optimum.devices(1);
    DeviceModel device = model.model(common);
    String preset = model.variation(device).name();
    OptimumStudy study =
        new OptimumStudy(
            SingleRequestEvaluation.evaluationPopulation(
                device, preset, requests.requests(), common.seed()),
            protocol.distribution(device),
            driver.driver(device, 0),
            devices,
            mapCells);
    OptimumReport report = new OptimumReport(study, common.run(study::run), common.seed());
    common.publish(report.report(), folder);
  }
}
