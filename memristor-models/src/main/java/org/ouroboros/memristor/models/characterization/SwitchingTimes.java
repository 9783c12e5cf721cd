package org.ouroboros.memristor.models.characterization;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Switching times of a bare device over the voltage: time at constant voltage to cross the window
 * and to each tenth of its conductance range (the S-curve of self-accelerating devices).
 *
 * @param maxSetVolts largest SET voltage [V]
 * @param maxResetVolts largest RESET voltage [V]
 * @param minFraction smallest voltage of both polarities relative to the largest, above 0, at most
 *     1
 * @param voltages number of voltages per polarity, at least 2
 */
public record SwitchingTimes(
    double maxSetVolts, double maxResetVolts, double minFraction, int voltages) {
  private static final int PARTS = 10;

  public SwitchingTimes {
    Require.that(
        minFraction > 0 && minFraction <= 1, "minFraction", "must be in (0, 1]", minFraction);
    Require.atLeast("voltages", voltages, 2);
  }

  /**
   * Computes the times.
   *
   * @param device a physical device with one state component
   * @return one row per voltage: transit time over the whole window and times to 10 to 90 % of the
   *     conductance range; NaN where the device does not arrive
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device is not
   *     physical or has several state components, or a voltage does not have the sign of its SET or
   *     RESET voltage
   */
  public Recording run(SampledDevice device) {
    PhysicalDevice model = device.requirePhysical("switching time");
    device.requirePolarities(maxSetVolts, maxResetVolts);
    double[] parameters = device.parameters();
    List<String> header = new ArrayList<>(List.of("volts", "swing_seconds"));
    for (int part = 1; part < PARTS; part++) {
      header.add("seconds_to_" + 100 * part / PARTS + "_percent");
    }
    Recording recording = new Recording(header);
    for (double maxVolts : new double[] {maxSetVolts, maxResetVolts}) {
      double minVolts = minFraction * maxVolts;
      for (int i = 0; i < voltages; i++) {
        double volts = minVolts + (maxVolts - minVolts) * i / (voltages - 1);
        recording.add(row(model, parameters, volts));
      }
    }
    return recording;
  }

  private static double[] row(PhysicalDevice model, double[] p, double volts) {
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
}
