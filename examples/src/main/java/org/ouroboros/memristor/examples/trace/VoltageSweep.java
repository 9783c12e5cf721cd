package org.ouroboros.memristor.examples.trace;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.ParameterDomain;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.plot.LinePlot;

/**
 * I-V sweep of a bare device with constant parameters: the voltage goes from 0 V to the SET peak,
 * through 0 V to the RESET peak and back to 0 V, in steps of constant voltage.
 *
 * @param peaks peak voltages of both polarities
 * @param waveform waveform of the voltage
 * @param cycleSeconds length of a cycle [s], above 0
 * @param cycles number of cycles, at least 1
 * @param steps steps per cycle, at least 4
 */
public record VoltageSweep(
    VoltagePair peaks, Waveform waveform, double cycleSeconds, int cycles, int steps) {

  public VoltageSweep {
    Require.positive("cycleSeconds", cycleSeconds);
    Require.atLeast("cycles", cycles, 1);
    Require.atLeast("steps", steps, 4);
  }

  /**
   * Voltages of both polarities.
   *
   * @param setVolts SET voltage [V]
   * @param resetVolts RESET voltage [V]
   */
  public record VoltagePair(double setVolts, double resetVolts) {

    /**
     * Checks that the voltages have the signs of a device's SET and RESET voltages.
     *
     * @param point the device's operating point
     * @return this
     * @throws org.ouroboros.memristor.core.validation.InvalidValueException if they do not
     */
    public VoltagePair requirePolarities(OperatingPoint point) {
      Require.finite("set voltage", setVolts);
      Require.finite("reset voltage", resetVolts);
      Require.that(
          setVolts * point.setVolts() > 0,
          "set voltage",
          "must have the sign of the device's own, " + point.setVolts() + " V",
          setVolts);
      Require.that(
          resetVolts * point.resetVolts() > 0,
          "reset voltage",
          "must have the sign of the device's own, " + point.resetVolts() + " V",
          resetVolts);
      return this;
    }
  }

  /** Waveform from 0 V to a peak and back. */
  public enum Waveform {
    /** Linear rise and fall. */
    TRIANGLE {
      @Override
      double relativeVolts(double part) {
        return 1 - Math.abs(2 * part - 1);
      }
    },
    /** Half a sine period. */
    SINE {
      @Override
      double relativeVolts(double part) {
        return Math.sin(Math.PI * part);
      }
    };

    /** Returns the voltage relative to the peak at a phase from 0 to 1. */
    abstract double relativeVolts(double phase);
  }

  /** Returns the voltage at a phase of the cycle from 0 to 1 [V]. */
  private double volts(double phase) {
    return phase < 0.5
        ? peaks.setVolts() * waveform.relativeVolts(2 * phase)
        : peaks.resetVolts() * waveform.relativeVolts(2 * phase - 1);
  }

  /**
   * Runs the cycles.
   *
   * @param device a physical device
   * @param startSiemens initial conductance [S]
   * @return one row per step: cycle, time and voltage of its middle, current, read conductance and
   *     state at its end
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device is not
   *     physical, cannot have the conductance, or leaves the range of its equations
   */
  public Recording run(SampledDevice device, double startSiemens) {
    PhysicalDevice model = device.requirePhysical("I-V loop");
    double[] p = device.parameters();
    double[] state = model.restState(p);
    double readVolts = model.operatingPoint().readVolts();
    model.setConductance(startSiemens, readVolts, state, p);
    PulseSolver.CellSolver solver =
        TabulatedSolver.defaults()
            .prepare(model, ParameterDomain.of(model, device.variation(), model.window()))
            .cellSolver();
    Recording recording =
        new Recording(List.of("cycle", "seconds", "volts", "amperes", "siemens", "state"));
    for (int cycle = 0; cycle < cycles; cycle++) {
      for (int step = 0; step < steps; step++) {
        double phase = (step + 0.5) / steps;
        double volts = volts(phase);
        double coulombs = solver.pulse(volts, cycleSeconds / steps, state, p);
        Require.that(
            !Double.isNaN(coulombs),
            "voltage of " + volts + " V",
            "must keep " + model.name() + " in the range of its equations",
            "outside in cycle " + (cycle + 1));
        recording.add(
            cycle + 1,
            (cycle + phase) * cycleSeconds,
            volts,
            model.currentAmperes(volts, state, p),
            model.conductanceSiemens(readVolts, state, p),
            state[0]);
      }
    }
    return recording;
  }

  /**
   * Plots current over voltage, on a linear and on a logarithmic current axis.
   *
   * @param name the device's name
   * @param recording the result of {@link #run}
   * @return two panels
   */
  public List<LinePlot> plots(String name, Recording recording) {
    List<LinePlot.Line> linear = new ArrayList<>();
    List<LinePlot.Line> magnitudes = new ArrayList<>();
    for (int cycle = 1; cycle <= cycles; cycle++) {
      Recording rows = recording.where("cycle", cycle);
      double[] volts = rows.column("volts");
      double[] microamperes = rows.column("amperes");
      double[] magnitude = new double[microamperes.length];
      for (int i = 0; i < magnitude.length; i++) {
        microamperes[i] *= 1e6;
        magnitude[i] = Math.abs(microamperes[i]);
      }
      linear.add(new LinePlot.Line("cycle " + cycle, volts, microamperes));
      magnitudes.add(new LinePlot.Line("cycle " + cycle, volts, magnitude));
    }
    LinePlot.Axis volts = new LinePlot.Axis("voltage [V]", false);
    return List.of(
        new LinePlot(name, volts, new LinePlot.Axis("current [\u00b5A]", false), linear),
        new LinePlot(name, volts, new LinePlot.Axis("|current| [\u00b5A]", true), magnitudes));
  }
}
