package org.ouroboros.memristor.models.characterization;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Time course of one bare device during one rectangular pulse: the operating window does not stop
 * it, and its parameters are constant. A physical device is integrated with adaptive steps; a
 * pulse-response device takes whole unit pulses.
 *
 * @param volts voltage across the device [V]
 * @param seconds length of the pulse [s], at least 0
 * @param points rows, evenly spaced from 0 s to the end, at least 2; a pulse-response device has at
 *     most one row per unit pulse
 */
public record DeviceTrace(double volts, double seconds, int points) {
  public DeviceTrace {
    Require.finite("volts", volts);
    Require.nonNegative("seconds", seconds);
    Require.atLeast("points", points, 2);
  }

  /**
   * Simulates a device during the pulse.
   *
   * @param device the device
   * @param startSiemens conductance before the pulse [S]
   * @return one row per time: time, voltage, conductance at the read voltage, current during the
   *     pulse, charge and energy so far, all in SI units, then the state in the model's units
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device cannot have
   *     the conductance, leaves the range of its equations, or is a pulse-response device and the
   *     pulse is not a whole number of unit pulses
   */
  public Recording run(SampledDevice device, double startSiemens) {
    DeviceModel model = device.model();
    double[] parameters = device.parameters();
    double[] state = model.restState(parameters);
    double readVolts = model.operatingPoint().readVolts();
    model.setConductance(startSiemens, readVolts, state, parameters);
    Propagator propagator =
        model instanceof PulseResponseDevice unitPulses
            ? new UnitPulsePropagator(unitPulses, parameters, this)
            : new OdePropagator((PhysicalDevice) model, parameters, volts);
    Recording recording = new Recording(header(state.length));
    double atSeconds = 0;
    double coulombs = 0;
    for (int point = 0; point < points; point++) {
      double nextSeconds = propagator.nearestSeconds(seconds * point / (points - 1));
      if (point > 0 && nextSeconds == atSeconds) {
        continue;
      }
      coulombs += propagator.advance(state, nextSeconds - atSeconds);
      Require.that(
          !Double.isNaN(coulombs),
          "pulse of " + volts + " V",
          "must keep " + model.name() + " in the range of its equations",
          "outside before " + nextSeconds + " s");
      atSeconds = nextSeconds;
      double[] row = new double[6 + state.length];
      row[0] = atSeconds;
      row[1] = volts;
      row[2] = model.conductanceSiemens(readVolts, state, parameters);
      row[3] = propagator.amperes(state);
      row[4] = coulombs;
      row[5] = volts * coulombs + 0.0; // no negative zero
      System.arraycopy(state, 0, row, 6, state.length);
      recording.add(row);
    }
    return recording;
  }

  private static List<String> header(int stateSize) {
    List<String> header = new ArrayList<>();
    header.addAll(List.of("seconds", "volts", "siemens", "amperes", "coulombs", "joules", "state"));
    for (int i = 1; i < stateSize; i++) {
      header.add("state_" + i);
    }
    return header;
  }

  /** Advances a state in time at a constant voltage. */
  private interface Propagator {
    /** Returns the time nearest to a requested one at which the state is available [s]. */
    double nearestSeconds(double requestedSeconds);

    /** Advances the state and returns the charge [C]; NaN outside the range of the equations. */
    double advance(double[] state, double seconds);

    double amperes(double[] state);
  }

  private static final class OdePropagator implements Propagator {
    private final PhysicalDevice device;
    private final double[] parameters;
    private final double volts;
    private final PulseSolver.CellSolver solver;

    OdePropagator(PhysicalDevice device, double[] parameters, double volts) {
      this.device = device;
      this.parameters = parameters;
      this.volts = volts;
      solver = DormandPrince54Solver.DEFAULT.forModel(device);
    }

    @Override
    public double nearestSeconds(double requestedSeconds) {
      return requestedSeconds;
    }

    @Override
    public double advance(double[] state, double seconds) {
      return solver.pulse(volts, seconds, state, parameters);
    }

    @Override
    public double amperes(double[] state) {
      return volts == 0 ? 0 : device.currentAmperes(volts, state, parameters);
    }
  }

  private static final class UnitPulsePropagator implements Propagator {
    private final PulseResponseDevice device;
    private final double[] parameters;
    private final double volts;
    private final OperatingPoint point;

    UnitPulsePropagator(PulseResponseDevice device, double[] parameters, DeviceTrace pulse) {
      this.device = device;
      this.parameters = parameters;
      this.volts = pulse.volts();
      this.point = device.operatingPoint();
      double unit = point.unitPulseSeconds();
      double units = pulse.seconds() / unit;
      Require.that(
          Math.abs(units - Math.rint(units)) <= 1e-6 * Math.max(1, units),
          "seconds",
          "must be a whole number of unit pulses of " + unit + " s",
          pulse.seconds());
    }

    @Override
    public double nearestSeconds(double requestedSeconds) {
      return Math.rint(requestedSeconds / point.unitPulseSeconds()) * point.unitPulseSeconds();
    }

    @Override
    public double advance(double[] state, double seconds) {
      long units = volts == 0 ? 0 : Math.round(seconds / point.unitPulseSeconds());
      double coulombs = 0;
      for (long n = 0; n < units; n++) {
        coulombs += amperes(state) * point.unitPulseSeconds();
        device.step(point.polarity(volts), state, parameters);
      }
      return coulombs;
    }

    @Override
    public double amperes(double[] state) {
      return volts * device.conductanceSiemens(point.readVolts(), state, parameters);
    }
  }
}
