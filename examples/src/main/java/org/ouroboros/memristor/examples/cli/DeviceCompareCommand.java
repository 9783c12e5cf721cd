package org.ouroboros.memristor.examples.cli;

import java.util.Arrays;
import java.util.Locale;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.TextTable;
import org.ouroboros.memristor.models.characterization.ModelComparison;
import org.ouroboros.memristor.models.characterization.Recording;
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
final class DeviceCompareCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Option(names = "--model", paramLabel = "NAME", description = "Model; default: ${DEFAULT-VALUE}.")
  private String model = "jart-vcm-v1b-full";

  @Option(
      names = "--volts",
      paramLabel = "V",
      split = ",",
      defaultValue = "-0.5,-0.342,0.2,0.7065,1",
      description = "Voltages [V], separated by commas (default: ${DEFAULT-VALUE}).")
  private double[] volts;

  @Option(
      names = "--reference",
      paramLabel = "NAME",
      description = "Reference model (default: ${DEFAULT-VALUE}).")
  private String reference = "jart-vcm-v1b";

  @Mixin private TableOutputOptions files;

  @Override
  public void run() {
    ModelComparison comparison =
        new ModelComparison(requirePhysical(reference), requirePhysical(model), volts);
    Recording recording = comparison.run();
    common.out().print(table(comparison, recording).text());
    files.writeFiles(common, recording, () -> DevicePlots.comparison(comparison, recording));
  }

  /** Minimum and maximum differences and transit times over the whole window, per voltage. */
  private static TextTable table(ModelComparison models, Recording recording) {
    return new Columns<Double>()
        .text("voltage", volts -> volts + " V")
        .text("current", volts -> rangeText(recording.where("volts", volts), "amperes"))
        .text("rate", volts -> rangeText(recording.where("volts", volts), "per_second"))
        .text(
            "transit, " + models.reference().name(),
            volts -> transitText(models.reference(), volts))
        .text("transit, " + models.other().name(), volts -> transitText(models.other(), volts))
        .table(Arrays.stream(models.volts()).boxed().toList());
  }

  private static String rangeText(Recording rows, String quantity) {
    double[] percent = ModelComparison.differencePercent(rows, quantity);
    double min = Arrays.stream(percent).min().orElseThrow();
    double max = Arrays.stream(percent).max().orElseThrow();
    return String.format(Locale.ROOT, "%+.1f .. %+.1f %%", min, max);
  }

  private static String transitText(PhysicalDevice model, double volts) {
    return String.format(Locale.ROOT, "%.4g s", ModelComparison.windowTransitSeconds(model, volts));
  }

  private PhysicalDevice requirePhysical(String name) {
    if (common.model(name) instanceof PhysicalDevice device) {
      return device;
    }
    throw new InvalidValueException("compared model", "must be a physical device", name);
  }
}
