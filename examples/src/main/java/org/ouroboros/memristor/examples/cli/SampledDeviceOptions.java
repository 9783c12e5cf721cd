package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.models.characterization.SampledDevice;
import picocli.CommandLine.Option;

/** Options of a single device that is measured. */
final class SampledDeviceOptions {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "Device model, as device list shows it.")
  private String model;

  @Option(
      names = "--variation",
      paramLabel = "PRESET",
      description = "Preset from which the device is sampled with --seed (default: NONE).")
  private String variation = "NONE";

  SampledDevice device(CommonOptions common) {
    DeviceModel device = common.model(model);
    return new SampledDevice(device, device.preset(variation), common.seed());
  }
}
