package org.ouroboros.memristor.examples.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.plot.LinePlot;

/**
 * Time course of one bare device during one rectangular pulse: the operating window does not stop
 * it, and its parameters are constant. A physical device is integrated with adaptive steps; a
 * pulse-response device takes whole unit pulses. Immutable.
 */
public final class DeviceTrace {

  private final int stateSize;
  private final double volts;
  private final List<double[]> rows;

  private DeviceTrace(int stateSize, double volts, List<double[]> rows) {
    this.stateSize = stateSize;
    this.volts = volts;
    this.rows = rows;
  }

  /**
   * A pulse and the number of samples.
   *
   * @param volts voltage across the device [V]
   * @param seconds length [s], at least 0
   * @param points rows, evenly spaced from 0 s to the end, at least 2; a pulse-response device has
   *     at most one row per unit pulse
   */
  public record Pulse(double volts, double seconds, int points) {

    public Pulse {
      Require.finite("volts", volts);
      Require.nonNegative("seconds", seconds);
      Require.atLeast("points", points, 2);
    }
  }

  /**
   * Simulates a device during a pulse.
   *
   * @param model the device
   * @param parameters its parameters
   * @param startSiemens conductance before the pulse [S]
   * @param pulse the pulse
   * @return the trace
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device cannot have
   *     the conductance, leaves the range of its equations, or is a pulse-response device and the
   *     pulse is not a whole number of unit pulses
   */
  public static DeviceTrace of(
      DeviceModel model, double[] parameters, double startSiemens, Pulse pulse) {
    double[] state = model.restState(parameters);
    model.setConductance(startSiemens, model.operatingPoint().readVolts(), state, parameters);
    Propagator propagator =
        model instanceof PulseResponseDevice device
            ? new UnitPulsePropagator(device, parameters, pulse)
            : new OdePropagator((PhysicalDevice) model, parameters, pulse.volts());
    List<double[]> rows = new ArrayList<>();
    double seconds = 0;
    double coulombs = 0;
    for (int point = 0; point < pulse.points(); point++) {
      double nextSeconds =
          propagator.nearestSeconds(pulse.seconds() * point / (pulse.points() - 1));
      if (point > 0 && nextSeconds == seconds) {
        continue;
      }
      coulombs += propagator.advance(state, nextSeconds - seconds);
      Require.that(
          !Double.isNaN(coulombs),
          "pulse of " + pulse.volts() + " V",
          "must keep " + model.name() + " in the range of its equations",
          "outside before " + nextSeconds + " s");
      seconds = nextSeconds;
      rows.add(row(model, parameters, state, new double[] {seconds, coulombs}, propagator));
    }
    return new DeviceTrace(state.length, pulse.volts(), rows);
  }

  /**
   * Returns the names of the columns.
   *
   * @return time, voltage, conductance at the read voltage, current during the pulse, charge and
   *     energy so far, all in SI units, then the state in the model's units
   */
  public List<String> header() {
    List<String> header =
        new ArrayList<>(List.of("seconds", "volts", "siemens", "amperes", "coulombs", "joules"));
    header.add("state");
    for (int i = 1; i < stateSize; i++) {
      header.add("state_" + i);
    }
    return header;
  }

  /**
   * Writes all rows.
   *
   * @param printer receives one record per row
   * @throws IOException if writing fails
   */
  public void writeRows(CSVPrinter printer) throws IOException {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        printer.print(row[i]);
        if (i == 0) {
          printer.print(volts);
        }
      }
      printer.println();
    }
  }

  /**
   * Plots conductance and current over time.
   *
   * @param name the device's name
   * @return two panels
   */
  public List<LinePlot> plots(String name) {
    double[] times = column(0, 1);
    String pulse = name + " at " + volts + " V";
    LinePlot.Axis seconds = new LinePlot.Axis("time [s]", false);
    return List.of(
        new LinePlot(
            pulse,
            seconds,
            new LinePlot.Axis("conductance [\u00b5S]", false),
            List.of(new LinePlot.Line("conductance", times, column(1, 1e6)))),
        new LinePlot(
            pulse,
            seconds,
            new LinePlot.Axis("current [\u00b5A]", false),
            List.of(new LinePlot.Line("current", times, column(2, 1e6)))));
  }

  private double[] column(int index, double scale) {
    return rows.stream().mapToDouble(row -> scale * row[index]).toArray();
  }

  private static double[] row(
      DeviceModel model,
      double[] parameters,
      double[] state,
      double[] secondsAndCoulombs,
      Propagator propagator) {
    double siemens =
        model.conductanceSiemens(model.operatingPoint().readVolts(), state, parameters);
    double[] row = new double[5 + state.length];
    row[0] = secondsAndCoulombs[0];
    row[1] = siemens;
    row[2] = propagator.amperes(state);
    row[3] = secondsAndCoulombs[1];
    row[4] = propagator.volts() * secondsAndCoulombs[1] + 0.0; // no negative zero
    System.arraycopy(state, 0, row, 5, state.length);
    return row;
  }

  /** Advances a state in time at a constant voltage. */
  private interface Propagator {
    double volts();

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
    public double volts() {
      return volts;
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

    UnitPulsePropagator(PulseResponseDevice device, double[] parameters, Pulse pulse) {
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
    public double volts() {
      return volts;
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
