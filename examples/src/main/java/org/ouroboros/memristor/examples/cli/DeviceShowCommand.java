package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.examples.format.Decimal;
import org.ouroboros.memristor.examples.report.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a device model. */
@Command(
    name = "show",
    description = {
      "Shows a device model: parameters, presets of variation, operating point, window, and the"
          + " pulse solver for its first preset.",
      "The unit of a parameter is the end of its name; a parameter without one is in the unit of"
          + " the state, or dimensionless."
    })
final class DeviceShowCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "Device model, as device list shows it.")
  private String name;

  @Override
  public Integer call() {
    DeviceModel model = common.model(name);
    PrintWriter out = common.out();
    out.println(model.name());
    out.println(model.description());
    boolean physical = model instanceof PhysicalDevice;
    out.println(physical ? "physical model" : "defined by its response to unit pulses");
    printOperation(out, model);
    printParameters(out, model);
    for (Variation preset : model.presets()) {
      printPreset(out, preset);
    }
    Variation usual = model.presets().get(0);
    DeviceBank bank = DeviceBank.of(model, 1).variation(usual).seed(common.seed()).build();
    out.println();
    out.println("solver (" + usual.name() + ")");
    for (String part : bank.solverDescription().split("; ", -1)) {
      out.println("  " + part);
    }
    out.flush();
    return 0;
  }

  private static void printOperation(PrintWriter out, DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    Window window = model.window();
    SiemensRange range = window.siemens(model);
    double[] nominal = model.nominalParameters();
    out.println();
    TextTable table = new TextTable(List.of("operation", "from", "to", "unit"));
    table.add(row("SET and RESET voltage", point.setVolts(), point.resetVolts(), "V"));
    table.add(row("read voltage", point.readVolts(), point.readVolts(), "V"));
    table.add(
        row("pulse: unit, longest", point.unitPulseSeconds(), point.longestPulseSeconds(), "s"));
    table.add(row("window, conductance", range.minSiemens(), range.maxSiemens(), "S"));
    table.add(row("window, state", window.lowerState(), window.upperState(), "state"));
    table.add(row("bounds, state", model.lowerState(nominal), model.upperState(nominal), "state"));
    out.print(table.text());
    if (model.stateSize() > 1) {
      out.println("state components: " + model.stateSize());
    }
  }

  private static List<String> row(String what, double from, double to, String unit) {
    return List.of(what, Decimal.plain(from, 9), from == to ? "" : Decimal.plain(to, 9), unit);
  }

  private static void printParameters(PrintWriter out, DeviceModel model) {
    out.println();
    if (model.parameters().isEmpty()) {
      out.println("no parameters");
      return;
    }
    TextTable table = new TextTable(List.of("parameter", "nominal"));
    for (Parameter parameter : model.parameters()) {
      table.add(List.of(parameter.name(), Decimal.plain(parameter.nominal(), 9)));
    }
    out.print(table.text());
  }

  private static void printPreset(PrintWriter out, Variation preset) {
    out.println();
    if (preset.spreads().isEmpty()) {
      out.println("variation " + preset.name() + ": every device is nominal and repeatable");
      return;
    }
    TextTable table =
        new TextTable(
            List.of(
                "variation " + preset.name(),
                "d2d sigma",
                "lower",
                "upper",
                "outside",
                "c2c",
                "per switching",
                "limits"));
    for (Variation.Spread spread : preset.spreads()) {
      Variation.DeviceSpread device = spread.device();
      boolean varies = device.relativeSigma() > 0;
      table.add(
          List.of(
              spread.parameter(),
              percent(device.relativeSigma()),
              varies ? Decimal.plain(device.lower(), 6) : "-",
              varies ? Decimal.plain(device.upper(), 6) : "-",
              varies ? device.limit().name().toLowerCase(Locale.ROOT) : "-",
              step(spread.cycle()),
              slope(spread.cycle()),
              limits(spread.cycle())));
    }
    out.print(table.text());
  }

  private static String step(Variation.CycleChange change) {
    if (change instanceof Variation.BoundedWalk walk) {
      return walk.direct() == 0 ? "-" : "random walk " + percent(walk.direct());
    }
    return "independent " + percent(((Variation.Independent) change).relativeSigma());
  }

  private static String slope(Variation.CycleChange change) {
    return change instanceof Variation.BoundedWalk walk ? percent(walk.slope()) : "-";
  }

  private static String limits(Variation.CycleChange change) {
    return change.lowerFraction() == 0 && change.upperFraction() == 0
        ? "-"
        : percent(change.lowerFraction()) + " .. " + percent(change.upperFraction());
  }

  private static String percent(double part) {
    return part == 0 ? "-" : Decimal.plain(100 * part, 4) + " %";
  }
}
