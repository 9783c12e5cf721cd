package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.plain;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.examples.output.Columns;
import org.ouroboros.memristor.examples.output.TextTable;
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
final class DeviceShowCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "NAME", description = "Device model, as device list shows it.")
  private String name;

  @Override
  public void run() {
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
    Variation firstPreset = model.presets().get(0);
    DeviceBank bank =
        DeviceBank.builder(model, 1).variation(firstPreset).seed(common.seed()).build();
    out.println();
    out.println("solver (" + firstPreset.name() + ")");
    for (String part : bank.solverDescription().split("; ", -1)) {
      out.println("  " + part);
    }
  }

  private static void printOperation(PrintWriter out, DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    StateWindow window = model.window();
    ConductanceRange range = window.conductanceRange(model);
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

  private static List<String> row(String quantity, double first, double second, String unit) {
    return List.of(quantity, plain(first, 9), first == second ? "" : plain(second, 9), unit);
  }

  private static void printParameters(PrintWriter out, DeviceModel model) {
    out.println();
    if (model.parameters().isEmpty()) {
      out.println("no parameters");
      return;
    }
    Columns<Parameter> columns =
        new Columns<Parameter>()
            .text("parameter", Parameter::name)
            .text("nominal", parameter -> plain(parameter.nominal(), 9));
    out.print(columns.table(model.parameters()).text());
  }

  private static void printPreset(PrintWriter out, Variation preset) {
    out.println();
    if (preset.parameters().isEmpty()) {
      out.println("variation " + preset.name() + ": every device is nominal and repeatable");
      return;
    }
    Columns<Variation.ParameterVariation> columns =
        new Columns<Variation.ParameterVariation>()
            .text("variation " + preset.name(), Variation.ParameterVariation::parameter)
            .text("d2d sigma", row -> percent(row.device().relativeSigma()))
            .text("lower", row -> limit(row, plain(row.device().lower(), 6)))
            .text("upper", row -> limit(row, plain(row.device().upper(), 6)))
            .text(
                "outside", row -> limit(row, row.device().limit().name().toLowerCase(Locale.ROOT)))
            .text("c2c", row -> cycleText(row.cycle()))
            .text("per switching", row -> switchingText(row.cycle()))
            .text("limits", row -> limitsText(row.cycle()));
    out.print(columns.table(preset.parameters()).text());
  }

  private static String limit(Variation.ParameterVariation variation, String text) {
    return variation.device().relativeSigma() > 0 ? text : "-";
  }

  private static String cycleText(Variation.CycleVariation cycle) {
    if (cycle instanceof Variation.BoundedRandomWalk walk) {
      return walk.baseAmplitude() == 0 ? "-" : "random walk " + percent(walk.baseAmplitude());
    }
    return "independent " + percent(((Variation.IndependentCycleNoise) cycle).relativeSigma());
  }

  private static String switchingText(Variation.CycleVariation cycle) {
    return cycle instanceof Variation.BoundedRandomWalk walk
        ? percent(walk.switchingAmplitude())
        : "-";
  }

  private static String limitsText(Variation.CycleVariation cycle) {
    return cycle.lowerFraction() == 0 && cycle.upperFraction() == 0
        ? "-"
        : percent(cycle.lowerFraction()) + " .. " + percent(cycle.upperFraction());
  }

  private static String percent(double fraction) {
    return fraction == 0 ? "-" : plain(100 * fraction, 4) + " %";
  }
}
