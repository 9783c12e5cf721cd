package org.ouroboros.memristor.examples.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.report.TextTable;

/**
 * Compares two models of one device with the same state and parameters: current, rate of the state
 * and transit time over the window at several voltages; nominal parameters, no noise. Differences
 * are other / reference - 1.
 *
 * @param reference the reference model
 * @param other the model that is compared with it
 * @param volts the voltages [V], not 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record ModelComparison(PhysicalDevice reference, PhysicalDevice other, double[] volts) {

  private static final int STEPS = 2000;

  public ModelComparison {
    Require.atLeast("voltages", volts.length, 1);
    for (double v : volts) {
      Require.finite("voltage", v);
      Require.that(v != 0, "voltage", "must not be 0", v);
    }
    Require.that(
        reference.stateSize() == 1
            && other.stateSize() == 1
            && reference.window().equals(other.window())
            && reference.parameters().equals(other.parameters())
            && reference.window().lowerState() > 0,
        "compared models",
        "must have one state component, the same window above 0 and the same parameters",
        reference.name() + " and " + other.name());
  }

  /**
   * Evaluates both models at {@value #STEPS} logarithmic steps of the state.
   *
   * @return one row per voltage and state: currents, rates, read conductances
   */
  public Recording run() {
    Recording recording =
        new Recording(
            List.of(
                "volts",
                "state",
                "reference_amperes",
                "other_amperes",
                "reference_per_second",
                "other_per_second",
                "reference_siemens",
                "other_siemens"));
    StateWindow window = reference.window();
    double[] p = reference.nominalParameters();
    double[] rate = new double[1];
    double ratio = window.upperState() / window.lowerState();
    for (double v : volts) {
      PhysicalDevice.Dynamics first = reference.at(v);
      PhysicalDevice.Dynamics second = other.at(v);
      for (int i = 0; i <= STEPS; i++) {
        double[] state = {window.lowerState() * Math.pow(ratio, (double) i / STEPS)};
        double[] row = new double[8];
        row[0] = v;
        row[1] = state[0];
        row[2] = first.evaluate(state, p, rate);
        row[4] = rate[0];
        row[3] = second.evaluate(state, p, rate);
        row[5] = rate[0];
        row[6] = reference.conductanceSiemens(reference.operatingPoint().readVolts(), state, p);
        row[7] = other.conductanceSiemens(other.operatingPoint().readVolts(), state, p);
        recording.add(row);
      }
    }
    return recording;
  }

  /**
   * Returns the minimum and maximum differences and the transit times over the whole window.
   *
   * @param recording the result of {@link #run}
   * @return one row per voltage
   */
  public TextTable table(Recording recording) {
    TextTable table =
        new TextTable(
            List.of(
                "voltage",
                "current",
                "rate",
                "transit, " + reference.name(),
                "transit, " + other.name()));
    for (double v : volts) {
      Recording rows = recording.where("volts", v);
      table.add(
          List.of(
              v + " V",
              rangeText(difference(rows, "amperes")),
              rangeText(difference(rows, "per_second")),
              windowTransit(reference, v),
              windowTransit(other, v)));
    }
    return table;
  }

  private static double[] difference(Recording rows, String quantity) {
    double[] first = rows.column("reference_" + quantity);
    double[] second = rows.column("other_" + quantity);
    double[] percent = new double[first.length];
    for (int i = 0; i < percent.length; i++) {
      percent[i] = 100 * (second[i] / first[i] - 1);
    }
    return percent;
  }

  private static String rangeText(double[] percent) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : percent) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return String.format(Locale.ROOT, "%+.1f .. %+.1f %%", min, max);
  }

  private static String windowTransit(PhysicalDevice model, double volts) {
    StateWindow window = model.window();
    double seconds =
        new TransitTimes(model, volts, model.nominalParameters(), window)
            .seconds(window.lowerState(), window.upperState());
    return String.format(Locale.ROOT, "%.4g s", Math.abs(seconds));
  }

  /**
   * Plots the differences over the state.
   *
   * @param recording the result of {@link #run}
   * @return one panel for the current and one for the rate
   */
  public List<LinePlot> plots(Recording recording) {
    List<LinePlot.Line> amperes = new ArrayList<>();
    List<LinePlot.Line> rates = new ArrayList<>();
    for (double v : volts) {
      Recording rows = recording.where("volts", v);
      double[] state = rows.column("state");
      amperes.add(new LinePlot.Line(v + " V", state, difference(rows, "amperes")));
      rates.add(new LinePlot.Line(v + " V", state, difference(rows, "per_second")));
    }
    LinePlot.Axis state = new LinePlot.Axis("state (its model's unit)", true);
    LinePlot.Axis percent = new LinePlot.Axis("difference [%]", false);
    String models = other.name() + " against " + reference.name();
    return List.of(
        new LinePlot("Current, " + models, state, percent, amperes),
        new LinePlot("Rate, " + models, state, percent, rates));
  }
}
