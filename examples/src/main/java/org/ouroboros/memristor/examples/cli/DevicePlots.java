package org.ouroboros.memristor.examples.cli;

import static org.ouroboros.memristor.examples.output.ReportFormat.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.models.characterization.ModelComparison;
import org.ouroboros.memristor.models.characterization.Recording;

/** Plots of recordings of single devices. */
final class DevicePlots {
  private static final LinePlot.Axis CONDUCTANCE = axis("conductance [\u00b5S]");
  private static final LinePlot.Axis CURRENT = axis("current [\u00b5A]");
  private static final DoubleUnaryOperator MICRO = value -> 1e6 * value;

  private DevicePlots() {}

  /** Plots conductance and current during a pulse over time. */
  static List<LinePlot> trace(String title, Recording recording) {
    LinePlot.Axis time = axis("time [s]");
    LinePlot.Line conductance = line("conductance", recording, "seconds", "siemens", MICRO);
    LinePlot.Line current = line("current", recording, "seconds", "amperes", MICRO);
    return List.of(
        new LinePlot(title, time, CONDUCTANCE, List.of(conductance)),
        new LinePlot(title, time, CURRENT, List.of(current)));
  }

  /** Plots current over voltage, on a linear and on a logarithmic current axis. */
  static List<LinePlot> voltageSweep(String title, int cycles, Recording recording) {
    LinePlot.Axis volts = axis("voltage [V]");
    return List.of(
        new LinePlot(title, volts, CURRENT, perCycle(cycles, recording, "volts", "amperes", MICRO)),
        new LinePlot(
            title,
            volts,
            new LinePlot.Axis("|current| [\u00b5A]", true),
            perCycle(cycles, recording, "volts", "amperes", x -> Math.abs(1e6 * x))));
  }

  /** Plots conductance over pulses. */
  static List<LinePlot> pulses(String title, int cycles, int pulses, Recording recording) {
    return List.of(
        new LinePlot(
            title,
            axis(pulses + " SET pulses, then " + pulses + " RESET pulses"),
            CONDUCTANCE,
            perCycle(cycles, recording, "pulse", "siemens", MICRO)));
  }

  /** Plots times over voltage, and the S-curves at the smallest and the largest voltages. */
  static List<LinePlot> switching(String title, int voltages, Recording recording) {
    List<LinePlot.Line> times =
        List.of(
            times("to 10 %", voltages, recording, "seconds_to_10_percent"),
            times("to 90 %", voltages, recording, "seconds_to_90_percent"),
            times("whole window", voltages, recording, "swing_seconds"));
    List<LinePlot.Line> curves = new ArrayList<>();
    for (int row : new int[] {0, voltages - 1, voltages, 2 * voltages - 1}) {
      curves.add(curve(recording, row));
    }
    return List.of(
        new LinePlot(title, axis("voltage [V]"), new LinePlot.Axis("time [s]", true), times),
        new LinePlot(
            "conductance change over time",
            axis("time / time to 90 %"),
            axis("conductance change [%]"),
            curves));
  }

  /** Plots the relative differences of two models over the state: currents and rates. */
  static List<LinePlot> comparison(ModelComparison models, Recording recording) {
    String names = models.other().name() + " against " + models.reference().name();
    return List.of(
        difference("Current, " + names, models, recording, "amperes"),
        difference("Rate, " + names, models, recording, "per_second"));
  }

  private static LinePlot difference(
      String title, ModelComparison models, Recording recording, String quantity) {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (double volts : models.volts()) {
      Recording rows = recording.where("volts", volts);
      double[] percent = ModelComparison.differencePercent(rows, quantity);
      lines.add(new LinePlot.Line(volts + " V", rows.column("state"), percent));
    }
    return new LinePlot(
        title, new LinePlot.Axis("state (its model's unit)", true), axis("difference [%]"), lines);
  }

  private static LinePlot.Axis axis(String title) {
    return new LinePlot.Axis(title, false);
  }

  private static List<LinePlot.Line> perCycle(
      int cycles, Recording recording, String x, String y, DoubleUnaryOperator scale) {
    List<LinePlot.Line> lines = new ArrayList<>();
    for (int cycle = 1; cycle <= cycles; cycle++) {
      lines.add(line("cycle " + cycle, recording.where("cycle", cycle), x, y, scale));
    }
    return lines;
  }

  private static LinePlot.Line line(
      String name, Recording rows, String x, String y, DoubleUnaryOperator scale) {
    double[] scaled = Arrays.stream(rows.column(y)).map(scale).toArray();
    return new LinePlot.Line(name, rows.column(x), scaled);
  }

  private static LinePlot.Line times(String name, int voltages, Recording recording, String y) {
    double[] volts = withGap(voltages, recording.column("volts"));
    return new LinePlot.Line(name, volts, withGap(voltages, recording.column(y)));
  }

  /** Separates the values of both polarities by NaN, so that no line joins them. */
  private static double[] withGap(int voltages, double[] column) {
    double[] separated = new double[2 * voltages + 1];
    System.arraycopy(column, 0, separated, 0, voltages);
    separated[voltages] = Double.NaN;
    System.arraycopy(column, voltages, separated, voltages + 1, voltages);
    return separated;
  }

  private static LinePlot.Line curve(Recording recording, int row) {
    double[] times = recording.row(row);
    double[] seconds = new double[10];
    double[] percent = new double[10];
    for (int tenth = 1; tenth < 10; tenth++) {
      seconds[tenth] = times[1 + tenth] / times[10];
      percent[tenth] = 10.0 * tenth;
    }
    return new LinePlot.Line(plain(times[0], 3) + " V", seconds, percent);
  }
}
