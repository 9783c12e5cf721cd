package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.internal.transit.DeviceTransit;

/**
 * Transit times of the devices of a population under the programming voltage of one polarity, or
 * numbers of unit pulses in seconds, on a conductance grid with linear interpolation.
 *
 * <p>Layout: a row per grid point, a column per device, because a request reads all devices at the
 * same few conductances.
 */
final class TransitTimeTable {
  private static final int INTERVALS = 1024;

  private final ConductanceRange range;
  private final double[][] times;

  private TransitTimeTable(ConductanceRange range, double[][] times) {
    this.range = range;
    this.times = times;
  }

  /**
   * Computes the times of a population.
   *
   * @throws InvalidValueException if the device has several state components
   */
  static TransitTimeTable of(Population population, Polarity polarity, RunContext run) {
    DeviceModel model = population.model();
    Require.that(
        model.stateSize() == 1,
        "recipe",
        "must be APPLIED_PULSE for a device of several state components",
        "BEST_PULSE for " + model.name());
    DeviceBank bank = population.bank(run.workers());
    double volts = model.operatingPoint().volts(polarity);
    double[] grid = grid(model, INTERVALS);
    double[][] times = new double[INTERVALS + 1][population.count()];
    run.workers()
        .forRange(
            population.count(),
            4,
            (from, to) -> {
              for (int k = from; k < to; k++) {
                TrainingContext.throwIfCancelled(run);
                double[] column = times(model, volts, bank.parameters(k), grid);
                for (int j = 0; j <= INTERVALS; j++) {
                  times[j][k] = column[j];
                }
              }
            });
    return new TransitTimeTable(model.window().conductanceRange(model), times);
  }

  /** Evenly spaced conductances over a device's window, both ends included. */
  static double[] grid(DeviceModel model, int intervals) {
    ConductanceRange range = model.window().conductanceRange(model);
    return IntStream.rangeClosed(0, intervals)
        .mapToDouble(j -> range.gridPoint(j, intervals))
        .toArray();
  }

  /**
   * Times of one device at the conductances of a grid, from an arbitrary fixed origin.
   *
   * @param volts the voltage [V]; for a pulse-response device only its sign matters
   */
  static double[] times(DeviceModel model, double volts, double[] parameters, double[] grid) {
    return model instanceof PhysicalDevice device
        ? Arrays.stream(grid).map(new DeviceTransit(device, volts, parameters)::secondsAt).toArray()
        : pulseResponseTimes(
            (PulseResponseDevice) model, model.operatingPoint().polarity(volts), parameters, grid);
  }

  /**
   * Counts unit pulses from one end of the window to the other and interpolates between them. The
   * origin is the end from which the polarity leads away. Conductances that are not reached within
   * the longest pulse have infinite time.
   */
  private static double[] pulseResponseTimes(
      PulseResponseDevice device, Polarity polarity, double[] parameters, double[] grid) {
    OperatingPoint point = device.operatingPoint();
    boolean up = polarity == Polarity.SET;
    double[] state = device.restState(parameters);
    state[0] = up ? device.window().lowerState() : device.window().upperState();
    double before = device.conductanceSiemens(point.readVolts(), state, parameters);
    double after = before;
    double maxUnits = point.longestPulseSeconds() / point.unitPulseSeconds();
    int units = 0;
    double[] times = new double[grid.length];
    for (int n = 0; n < grid.length; n++) {
      int j = up ? n : grid.length - 1 - n;
      while (units < maxUnits && (up ? after < grid[j] : after > grid[j])) {
        before = after;
        device.step(polarity, state, parameters);
        after = device.conductanceSiemens(point.readVolts(), state, parameters);
        units++;
      }
      boolean passed = up ? after >= grid[j] : after <= grid[j];
      double back = after == before ? 0 : (after - grid[j]) / (after - before);
      times[j] =
          passed
              ? (units - Math.min(back, units)) * point.unitPulseSeconds()
              : Double.POSITIVE_INFINITY;
    }
    return times;
  }

  int deviceCount() {
    return times[0].length;
  }

  ConductanceRange range() {
    return range;
  }

  /**
   * Times of all devices at a conductance, from an arbitrary fixed origin per device.
   *
   * @param siemens the conductance [S], inside the range
   * @param seconds receives a time per device [s]; differences are transit times
   */
  void secondsAt(double siemens, double[] seconds) {
    double position = range.fraction(siemens) * INTERVALS;
    int j = Math.max(0, Math.min(INTERVALS - 1, (int) position));
    double fraction = position - j;
    double[] low = times[j];
    double[] high = times[j + 1];
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] = low[k] + fraction * (high[k] - low[k]);
    }
  }

  /**
   * Derivative of the times by conductance: for pulses of uniform length, the density of ending
   * there.
   *
   * @param siemens the conductance [S], inside the range
   * @param secondsPerSiemens receives a nonnegative value per device
   */
  void secondsPerSiemensAt(double siemens, double[] secondsPerSiemens) {
    double position = range.fraction(siemens) * INTERVALS;
    int j = Math.max(0, Math.min(INTERVALS - 1, (int) position));
    double[] low = times[j];
    double[] high = times[j + 1];
    for (int k = 0; k < secondsPerSiemens.length; k++) {
      secondsPerSiemens[k] = Math.abs(high[k] - low[k]) * INTERVALS / range.span();
    }
  }
}
