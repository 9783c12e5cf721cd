package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.output.ReportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the device models. */
@Command(name = "list", description = "Lists the device models with their sources and presets.")
final class DeviceListCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Override
  public void run() {
    common.models().all().forEach(model -> print(common.out(), model));
  }

  private static void print(PrintWriter out, DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    ConductanceRange range = model.window().conductanceRange(model);
    String presets =
        model.presets().stream().map(Variation::name).collect(Collectors.joining(", "));
    String kind = model instanceof PhysicalDevice ? "physics" : "pulse response";
    out.printf("%s (%s)%n  %s%n", model.name(), kind, model.description());
    out.printf(
        "  operating point: SET %s V, RESET %s V, read at %s V, unit pulse %s s, longest %s s%n",
        plain(point.setVolts()),
        plain(point.resetVolts()),
        plain(point.readVolts()),
        plain(point.unitPulseSeconds()),
        plain(point.longestPulseSeconds()));
    out.printf("  window: %s S to %s S%n", plain(range.minSiemens()), plain(range.maxSiemens()));
    out.printf("  variation: %s%n", presets);
  }

  private static String plain(double value) {
    return ReportFormat.plain(value, 6);
  }
}
