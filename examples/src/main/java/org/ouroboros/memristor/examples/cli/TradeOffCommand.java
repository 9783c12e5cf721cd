package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.demo.Demo;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.evaluation.TradeOff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates success over delay or energy. */
@Command(
    name = "trade-off",
    description = {
      "Trains mappers that choose voltage and time, one for each value of a success, and evaluates",
      "them on the same requests; writes a table as CSV and a plot of hits over mean delay."
    })
final class TradeOffCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private final ModelOptions model = new ModelOptions();
  @Mixin private DriverOptions driver;
  @Mixin private final ModelOptions.Effort effort = new ModelOptions.Effort(Demo.Effort.QUICK);
  @Mixin private final EvaluationOptions.Requests requests = new EvaluationOptions.Requests(20_000);
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-trade-off");

  @Option(
      names = "--delays-seconds",
      paramLabel = "T",
      split = ",",
      description = "Delays of the same utility as one success [s], one mapper for each.")
  private List<Double> delays = List.of();

  @Option(
      names = "--energies-joules",
      paramLabel = "E",
      split = ",",
      description = "Energies of the same utility as one success [J], one mapper for each.")
  private List<Double> energies = List.of();

  @Override
  public void run() {
    Path folder = out.checked();
    Require.that(
        delays.size() + energies.size() > 0,
        "--delays-seconds and --energies-joules",
        "must have at least one value",
        "none");
    DeviceModel device = model.model(common);
    List<TrainingSettings.PulseUtility> utilities =
        Stream.concat(
                delays.stream()
                    .map(
                        delay ->
                            new TrainingSettings.PulseUtility(delay, Double.POSITIVE_INFINITY)),
                energies.stream()
                    .map(
                        energy ->
                            new TrainingSettings.PulseUtility(Double.POSITIVE_INFINITY, energy)))
            .toList();
    TradeOff study =
        new TradeOff(
            device,
            model.variation(device),
            driver.driver(device, 0),
            utilities,
            effort.effort().mapper(),
            requests.requests());
    common.publish(new TradeOffReport(common.run(study::run), common.seed()).report(), folder);
  }
}
