package org.ouroboros.memristor.examples.cli;

import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.trace.DeviceTrace;
import org.ouroboros.memristor.examples.trace.SampledDevice;
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
final class DeviceTraceCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "Device model, as device list shows it.")
  private String model;

  @Option(
      names = "--volts",
      required = true,
      paramLabel = "V",
      description = "Voltage across the device [V].")
  private double volts;

  @Option(
      names = "--seconds",
      required = true,
      paramLabel = "T",
      description = "Length of the pulse [s].")
  private double seconds;

  @Option(
      names = "--start-siemens",
      required = true,
      paramLabel = "G",
      description = "Conductance before the pulse [S], inside the operating window.")
  private double startSiemens;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "200",
      description = "Rows, evenly spaced from 0 s to the pulse's end (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      defaultValue = "NONE",
      description = "Preset from which the device is sampled with --seed (default: NONE).")
  private String variation;

  @Mixin private TableOutputOptions files;

  @Override
  public Integer call() {
    Require.finite("--volts", volts);
    Require.nonNegative("--seconds", seconds);
    Require.atLeast("--points", points, 2);
    DeviceModel device = common.model(model);
    double start =
        device.window().conductanceRange(device).snapOrThrow("--start-siemens", startSiemens);
    double[] parameters =
        new SampledDevice(device, device.preset(variation), common.seed()).parameters();
    DeviceTrace.Pulse pulse = new DeviceTrace.Pulse(volts, seconds, points);
    DeviceTrace trace = DeviceTrace.of(device, parameters, start, pulse);
    files.write(common, trace.header(), trace::writeRows, () -> trace.plots(device.name()));
    return 0;
  }
}
