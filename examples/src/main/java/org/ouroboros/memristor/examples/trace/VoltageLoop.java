package org.ouroboros.memristor.examples.trace;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.flow.TabulatedFlow;
import org.ouroboros.memristor.examples.plot.LinePlot;

/**
 * The current of a bare device in cycles of a voltage that runs from 0 V to the peak of SET, back
 * over 0 V to the peak of RESET, and to 0 V again, in steps of constant voltage. Its parameters
 * keep still.
 *
 * @param peaks peak voltages of both directions
 * @param wave how the voltage runs
 * @param cycleSeconds length of a cycle [s], above 0
 * @param cycles how many cycles, at least 1
 * @param steps steps of a cycle, at least 4
 */
public record VoltageLoop(Peaks peaks, Wave wave, double cycleSeconds, int cycles, int steps) {

  public VoltageLoop {
    Require.positive("cycleSeconds", cycleSeconds);
    Require.atLeast("cycles", cycles, 1);
    Require.atLeast("steps", steps, 4);
  }

  /**
   * Voltages of both directions.
   *
   * @param setVolts in SET [V]
   * @param resetVolts in RESET [V]
   */
  public record Peaks(double setVolts, double resetVolts) {

    /**
     * Checks that voltages drive a device in the directions that they are meant for.
     *
     * @param point where the device is normally used
     * @return this
     */
    public Peaks checked(OperatingPoint point) {
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

  /** How a voltage runs from 0 V to a peak and back. */
  public enum Wave {
    /** In straight lines. */
    TRIANGLE {
      @Override
      double height(double part) {
        return 1 - Math.abs(2 * part - 1);
      }
    },
    /** As half a wave. */
    SINE {
      @Override
      double height(double part) {
        return Math.sin(Math.PI * part);
      }
    };

    /** Relative to the peak, at a part of the way there and back. */
    abstract double height(double part);
  }

  /** The voltage at a part of a cycle [V]. */
  private double volts(double part) {
    return part < 0.5
        ? peaks.setVolts() * wave.height(2 * part)
        : peaks.resetVolts() * wave.height(2 * part - 1);
  }

  /**
   * Runs the cycles.
   *
   * @param device a device given by physics
   * @param startSiemens conductance at first [S]
   * @return a row at the middle of each step: cycle, time, voltage, current and conductance (read)
   *     at the step's end, state
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the device is not given by
   *     physics, cannot have the conductance, or leaves the range of its equations
   */
  public Recording run(TestedDevice device, double startSiemens) {
    PhysicalDevice model = device.physical("I-V loop");
    double[] p = device.parameters();
    double[] state = model.restState(p);
    double readVolts = model.operatingPoint().readVolts();
    model.setConductance(startSiemens, readVolts, state, p);
    PulseSolver.CellSolver solver =
        TabulatedFlow.usual()
            .prepare(model, SolverDomain.of(model, device.variation(), model.window()))
            .cellSolver();
    Recording recording =
        new Recording(List.of("cycle", "seconds", "volts", "amperes", "siemens", "state"));
    for (int cycle = 0; cycle < cycles; cycle++) {
      for (int step = 0; step < steps; step++) {
        double part = (step + 0.5) / steps;
        double volts = volts(part);
        double coulombs = solver.pulse(volts, cycleSeconds / steps, state, p);
        Require.that(
            !Double.isNaN(coulombs),
            "voltage of " + volts + " V",
            "must keep " + model.name() + " in the range of its equations",
            "outside in cycle " + (cycle + 1));
        recording.add(
            cycle + 1,
            (cycle + part) * cycleSeconds,
            volts,
            model.currentAmperes(volts, state, p),
            model.conductanceSiemens(readVolts, state, p),
            state[0]);
      }
    }
    return recording;
  }

  /**
   * Draws the loops, on a linear and on a logarithmic scale of current.
   *
   * @param name the device's name
   * @param recording what {@link #run} took down
   * @return two panels
   */
  public List<LinePlot> plots(String name, Recording recording) {
    List<LinePlot.Line> linear = new ArrayList<>();
    List<LinePlot.Line> sizes = new ArrayList<>();
    for (int cycle = 1; cycle <= cycles; cycle++) {
      Recording one = recording.where("cycle", cycle);
      double[] volts = one.column("volts");
      double[] microamperes = one.column("amperes");
      double[] size = new double[microamperes.length];
      for (int i = 0; i < size.length; i++) {
        microamperes[i] *= 1e6;
        size[i] = Math.abs(microamperes[i]);
      }
      linear.add(new LinePlot.Line("cycle " + cycle, volts, microamperes));
      sizes.add(new LinePlot.Line("cycle " + cycle, volts, size));
    }
    LinePlot.Axis volts = new LinePlot.Axis("voltage [V]", false);
    return List.of(
        new LinePlot(name, volts, new LinePlot.Axis("current [\u00b5A]", false), linear),
        new LinePlot(name, volts, new LinePlot.Axis("size of current [\u00b5A]", true), sizes));
  }
}
