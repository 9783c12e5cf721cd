package org.ouroboros.memristor.examples.cli;

import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.examples.trace.ModelComparison;
import org.ouroboros.memristor.examples.trace.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two models of one device. */
@Command(
    name = "compare",
    description = {
      "Compares two models of one device: current, rate and transit time over the window.",
      "Prints the minimum and maximum difference at each voltage; --out has every state."
    })
final class DeviceCompareCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "jart-vcm-v1b-full",
      description = "Model that is compared (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--reference",
      paramLabel = "NAME",
      defaultValue = "jart-vcm-v1b",
      description = "Reference model (default: ${DEFAULT-VALUE}).")
  private String reference;

  @Option(
      names = "--volts",
      paramLabel = "V",
      split = ",",
      defaultValue = "-0.5,-0.342,0.2,0.7065,1",
      description = "Voltages [V], separated by commas (default: ${DEFAULT-VALUE}).")
  private double[] volts;

  @Mixin private TableOutputOptions files;

  @Override
  public Integer call() {
    ModelComparison comparison =
        new ModelComparison(requirePhysical(reference), requirePhysical(model), volts);
    Recording recording = comparison.run();
    common.out().print(comparison.table(recording).text());
    if (files.hasFile()) {
      files.write(
          common, recording.header(), recording::writeRows, () -> comparison.plots(recording));
    } else {
      files.writePlot(common, () -> comparison.plots(recording));
      common.out().flush();
    }
    return 0;
  }

  private PhysicalDevice requirePhysical(String name) {
    if (common.model(name) instanceof PhysicalDevice device) {
      return device;
    }
    throw new InvalidValueException("compared model", "must be a physical device", name);
  }
}
