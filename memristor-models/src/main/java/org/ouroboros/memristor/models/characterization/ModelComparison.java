package org.ouroboros.memristor.models.characterization;

import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.Require;

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
   * Returns the relative differences of a quantity.
   *
   * @param rows rows of the result of {@link #run}
   * @param quantity end of the names of two columns: {@code amperes}, {@code per_second} or {@code
   *     siemens}
   * @return 100 (other / reference - 1) [%], one per row
   */
  public static double[] differencePercent(Recording rows, String quantity) {
    double[] first = rows.column("reference_" + quantity);
    double[] second = rows.column("other_" + quantity);
    double[] percent = new double[first.length];
    for (int i = 0; i < percent.length; i++) {
      percent[i] = 100 * (second[i] / first[i] - 1);
    }
    return percent;
  }

  /**
   * Returns the transit time of a nominal device over its window at a constant voltage.
   *
   * @param model a physical device with one state component
   * @param volts the voltage [V], not 0
   * @return the time [s]
   */
  public static double windowTransitSeconds(PhysicalDevice model, double volts) {
    StateWindow window = model.window();
    double seconds =
        new TransitTimes(model, volts, model.nominalParameters(), window)
            .seconds(window.lowerState(), window.upperState());
    return Math.abs(seconds);
  }
}
