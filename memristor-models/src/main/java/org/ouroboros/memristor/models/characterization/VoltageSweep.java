package org.ouroboros.memristor.models.characterization;

import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;
import org.ouroboros.memristor.core.validation.Require;

/**
 * I-V sweep of a bare device with constant parameters: the voltage goes from 0 V to the SET peak,
 * through 0 V to the RESET peak and back to 0 V, in steps of constant voltage.
 *
 * @param setVolts SET peak [V]
 * @param resetVolts RESET peak [V]
 * @param waveform waveform of the voltage
 * @param cycleSeconds length of a cycle [s], above 0
 * @param cycles number of cycles, at least 1
 * @param steps steps per cycle, at least 4
 */
public record VoltageSweep(
    double setVolts,
    double resetVolts,
    Waveform waveform,
    double cycleSeconds,
    int cycles,
    int steps) {
  public VoltageSweep {
    Require.positive("cycleSeconds", cycleSeconds);
    Require.atLeast("cycles", cycles, 1);
    Require.atLeast("steps", steps, 4);
  }

  /** Waveform from 0 V to a peak and back. */
  public enum Waveform {
    /** Linear rise and fall. */
    TRIANGLE {
      @Override
      double relativeVolts(double phase) {
        return 1 - Math.abs(2 * phase - 1);
      }
    },
    /** Half a sine period. */
    SINE {
      @Override
      double relativeVolts(double phase) {
        return Math.sin(Math.PI * phase);
      }
    };

    /** Returns the voltage relative to the peak at a phase from 0 to 1. */
    abstract double relativeVolts(double phase);
  }

  /** Returns the voltage at a phase of the cycle from 0 to 1 [V]. */
  private double volts(double phase) {
    return phase < 0.5
        ? setVolts * waveform.relativeVolts(2 * phase)
        : resetVolts * waveform.relativeVolts(2 * phase - 1);
  }

  /**
   * Runs the cycles.
   *
   * @param device a physical device
   * @param startSiemens initial conductance [S]
   * @return one row per step: cycle, time and voltage of its middle, current, read conductance and
   *     state at its end
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device is not
   *     physical, cannot have the conductance, or leaves the range of its equations, or a peak does
   *     not have the sign of its SET or RESET voltage
   */
  public Recording run(SampledDevice device, double startSiemens) {
    PhysicalDevice model = device.requirePhysical("I-V loop");
    device.requirePolarities(setVolts, resetVolts);
    double[] p = device.parameters();
    double[] state = model.restState(p);
    double readVolts = model.operatingPoint().readVolts();
    model.setConductance(startSiemens, readVolts, state, p);
    PulseSolver.CellSolver solver =
        TabulatedSolver.defaults()
            .prepare(model, PulseSolver.Domain.of(model, device.variation(), model.window()))
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
}
