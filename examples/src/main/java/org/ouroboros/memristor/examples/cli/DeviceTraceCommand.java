package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.models.characterization.DeviceTrace;
import org.ouroboros.memristor.models.characterization.Recording;
import org.ouroboros.memristor.models.characterization.SampledDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the time course of one device during one pulse. */
@Command(
    name = "trace",
    description = {
      "Records the time course of one device during one rectangular pulse.",
      "The device is bare: the operating window is enforced by the periphery and does not stop it."
          + " Only the start must be inside the window."
    })
final class DeviceTraceCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private SampledDeviceOptions sample;
  @Mixin private TableOutputOptions files;

  @Option(names = "--volts", required = true, paramLabel = "V", description = "Voltage [V].")
  private double volts;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Rows, evenly spaced from 0 s to the pulse's end (default: ${DEFAULT-VALUE}).")
  private int points = 200;

  @Option(names = "--seconds", required = true, paramLabel = "T", description = "Length [s].")
  private double seconds;

  @Option(
      names = "--start-siemens",
      required = true,
      paramLabel = "G",
      description = "Conductance before the pulse [S], inside the operating window.")
  private double startSiemens;

  @Override
  public void run() {
    Require.finite("--volts", volts);
    Require.nonNegative("--seconds", seconds);
    Require.atLeast("--points", points, 2);
    SampledDevice device = sample.device(common);
    DeviceModel model = device.model();
    double start =
        model.window().conductanceRange(model).snapOrThrow("--start-siemens", startSiemens);
    Recording recording = new DeviceTrace(volts, seconds, points).run(device, start);
    String title = model.name() + " at " + volts + " V";
    files.write(common, recording, () -> DevicePlots.trace(title, recording));
  }
}
