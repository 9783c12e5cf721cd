package org.ouroboros.memristor.examples.trace;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.format.Decimal;
import org.ouroboros.memristor.examples.plot.LinePlot;

/**
 * Switching times of a bare device over the voltage: time at constant voltage to cross the window
 * and to each tenth of its conductance range (the S-curve of self-accelerating devices).
 *
 * @param minVolts smallest voltages of both polarities
 * @param maxVolts largest voltages
 * @param voltages number of voltages per polarity, at least 2
 */
public record SwitchingTimes(
    VoltageSweep.VoltagePair minVolts, VoltageSweep.VoltagePair maxVolts, int voltages) {

  private static final int PARTS = 10;

  public SwitchingTimes {
    Require.atLeast("voltages", voltages, 2);
  }

  /**
   * Computes the times.
   *
   * @param device a physical device with one state component
   * @return one row per voltage: transit time over the whole window and times to 10 to 90 % of the
   *     conductance range; NaN where the device does not arrive
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device is not
   *     physical or has several state components
   */
  public Recording run(SampledDevice device) {
    List<String> header = new ArrayList<>(List.of("volts", "swing_seconds"));
    for (int part = 1; part < PARTS; part++) {
      header.add("seconds_to_" + 100 * part / PARTS + "_percent");
    }
    Recording recording = new Recording(header);
    for (double[] ends :
        new double[][] {
          {minVolts.setVolts(), maxVolts.setVolts()}, {minVolts.resetVolts(), maxVolts.resetVolts()}
        }) {
      for (int i = 0; i < voltages; i++) {
        double volts = ends[0] + (ends[1] - ends[0]) * i / (voltages - 1);
        recording.add(row(device, volts));
      }
    }
    return recording;
  }

  private static double[] row(SampledDevice device, double volts) {
    PhysicalDevice model = device.requirePhysical("switching time");
    double[] p = device.parameters();
    StateWindow window = model.window();
    TransitTimes times = new TransitTimes(model, volts, p, window);
    boolean upwards = volts * model.operatingPoint().setVolts() > 0;
    double start = upwards ? window.lowerState() : window.upperState();
    ConductanceRange range = window.conductanceRange(model);
    double[] row = new double[1 + PARTS];
    row[0] = volts;
    row[1] = seconds(times, start, upwards ? window.upperState() : window.lowerState());
    double[] state = model.restState(p);
    for (int part = 1; part < PARTS; part++) {
      double deltaSiemens = range.span() * part / PARTS;
      double siemens =
          upwards ? range.minSiemens() + deltaSiemens : range.maxSiemens() - deltaSiemens;
      model.setConductance(siemens, model.operatingPoint().readVolts(), state, p);
      row[1 + part] = seconds(times, start, state[0]);
    }
    return row;
  }

  private static double seconds(TransitTimes times, double startState, double endState) {
    double seconds = times.seconds(startState, endState);
    return seconds >= 0 ? seconds : Double.NaN;
  }

  /**
   * Plots times over voltage, and the S-curves at the smallest and the largest voltages.
   *
   * @param name the device's name
   * @param recording the result of {@link #run}
   * @return two panels
   */
  public List<LinePlot> plots(String name, Recording recording) {
    double[] volts = recording.column("volts");
    List<LinePlot.Line> timeLines = new ArrayList<>();
    // A NaN separates the two polarities, so that no line joins them.
    timeLines.add(line("to 10 %", volts, recording.column("seconds_to_10_percent")));
    timeLines.add(line("to 90 %", volts, recording.column("seconds_to_90_percent")));
    timeLines.add(line("whole window", volts, recording.column("swing_seconds")));
    List<LinePlot.Line> curves = new ArrayList<>();
    for (int direction = 0; direction < 2; direction++) {
      for (int i : new int[] {0, voltages - 1}) {
        curves.add(curve(recording, direction * voltages + i));
      }
    }
    return List.of(
        new LinePlot(
            name,
            new LinePlot.Axis("voltage [V]", false),
            new LinePlot.Axis("time [s]", true),
            timeLines),
        new LinePlot(
            "conductance change over time",
            new LinePlot.Axis("time / time to 90 %", false),
            new LinePlot.Axis("conductance change [%]", false),
            curves));
  }

  private LinePlot.Line line(String name, double[] volts, double[] seconds) {
    return new LinePlot.Line(name, withGap(volts), withGap(seconds));
  }

  private double[] withGap(double[] column) {
    double[] separated = new double[2 * voltages + 1];
    System.arraycopy(column, 0, separated, 0, voltages);
    separated[voltages] = Double.NaN;
    System.arraycopy(column, voltages, separated, voltages + 1, voltages);
    return separated;
  }

  private static LinePlot.Line curve(Recording recording, int row) {
    double secondsTo90Percent = recording.column("seconds_to_90_percent")[row];
    double[] seconds = new double[PARTS];
    double[] percent = new double[PARTS];
    for (int part = 1; part < PARTS; part++) {
      String column = "seconds_to_" + 100 * part / PARTS + "_percent";
      seconds[part] = recording.column(column)[row] / secondsTo90Percent;
      percent[part] = 100.0 * part / PARTS;
    }
    return new LinePlot.Line(
        Decimal.plain(recording.column("volts")[row], 3) + " V", seconds, percent);
  }
}
