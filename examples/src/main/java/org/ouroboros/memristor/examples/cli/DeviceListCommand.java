package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.Variation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the device models there are. */
@Command(name = "list", description = "Lists the device models with their sources and presets.")
final class DeviceListCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    PrintWriter out = common.out();
    for (DeviceModel model : common.models().all()) {
      print(out, model);
    }
    out.flush();
    return 0;
  }

  private static void print(PrintWriter out, DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    SiemensRange range = model.window().siemens(model);
    String presets =
        model.presets().stream().map(Variation::name).collect(Collectors.joining(", "));
    String kind = model instanceof PhysicalDevice ? "physics" : "pulse response";
    out.printf("%s (%s)%n", model.name(), kind);
    out.printf("  %s%n", model.description());
    out.printf(
        Locale.ROOT,
        "  operating point: SET %s V, RESET %s V, read at %s V, unit pulse %s s, longest %s s%n",
        point.setVolts(),
        point.resetVolts(),
        point.readVolts(),
        point.unitPulseSeconds(),
        point.longestPulseSeconds());
    out.printf(Locale.ROOT, "  window: %.6g S to %.6g S%n", range.minSiemens(), range.maxSiemens());
    out.printf("  variation: %s%n", presets);
  }
}
