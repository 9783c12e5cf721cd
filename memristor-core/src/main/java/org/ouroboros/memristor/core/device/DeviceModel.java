package org.ouroboros.memristor.core.device;

import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.ouroboros.memristor.core.spi.Named;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A memristive device: a deterministic function of its state and its parameters. One of two kinds,
 * {@link PhysicalDevice} or {@link PulseResponseDevice}. Implementations are immutable and
 * thread-safe.
 *
 * <p>The state is a short array; the conductance increases strictly with its component 0. The
 * parameters are an array in the order of {@link #parameters()}. Arrays passed to a model belong to
 * the caller: a model changes them only where documented and does not retain them.
 *
 * <p>A class with a public no-argument constructor that is listed in {@code
 * META-INF/services/org.ouroboros.memristor.core.device.DeviceModel} is found by its name.
 */
public sealed interface DeviceModel extends Named permits PhysicalDevice, PulseResponseDevice {
  /** {@return the parameters that may vary, in the order of the parameter array} */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** {@return the number of state components, at least 1} */
  default int stateSize() {
    return 1;
  }

  /** {@return the voltages and times of normal use} */
  OperatingPoint operatingPoint();

  /**
   * {@return whether the device responds to whole unit pulses alone, so that pulse lengths are
   * multiples of {@link OperatingPoint#unitPulseSeconds()} and of voltages only the sign matters}
   */
  boolean hasUnitPulses();

  /** {@return the step of pulse lengths [s]: the unit pulse, or 0 for a physical device} */
  default double pulseResolutionSeconds() {
    return hasUnitPulses() ? operatingPoint().unitPulseSeconds() : 0;
  }

  /** {@return the physical lower bound of state component 0, in its unit; by default 0} */
  default double lowerState(double[] parameters) {
    return 0;
  }

  /** {@return the physical upper bound of state component 0, in its unit; by default 1} */
  default double upperState(double[] parameters) {
    return 1;
  }

  /**
   * Computes the physical bounds of several devices; overridden where a column can be computed
   * faster than one device at a time.
   *
   * @param upper whether to compute {@link #upperState} rather than {@link #lowerState}
   * @param columns for each parameter its values in all devices
   * @param count the number of devices
   * @param bounds receives one bound per device
   */
  default void stateBounds(boolean upper, double[][] columns, int count, double[] bounds) {
    double[] parameters = new double[columns.length];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < columns.length; k++) {
        parameters[k] = columns[k][i];
      }
      bounds[i] = upper ? upperState(parameters) : lowerState(parameters);
    }
  }

  /**
   * {@return the conductance, current over voltage, at a read voltage [S], not negative} Reading
   * does not change the state.
   *
   * @param readVolts the voltage [V], not 0
   */
  double conductanceSiemens(double readVolts, double[] state, double[] parameters);

  /**
   * {@return the operating window that a periphery normally enforces for this device; by default
   * the physical bounds at nominal parameters}
   */
  default StateWindow window() {
    double[] nominal = nominalParameters();
    return new StateWindow(lowerState(nominal), upperState(nominal));
  }

  /** {@return published or customary variations, the default first; else {@link Variation#NONE}} */
  default List<Variation> presets() {
    return List.of(Variation.NONE);
  }

  /**
   * {@return a new state at rest: component 0 at the window's lower bound, the others as in a
   * device left idle}
   */
  default double[] restState(double[] parameters) {
    double[] state = new double[stateSize()];
    state[0] = window().lowerState();
    return state;
  }

  /**
   * Sets component 0 of the state so that the device has a conductance. By default by Brent's root
   * finder between the physical bounds; override it where a closed form exists.
   *
   * @param siemens the conductance [S]
   * @param readVolts the voltage at which the conductance is defined [V]
   * @param state the state; component 0 is overwritten
   * @throws InvalidValueException if no state between the bounds has this conductance; the state is
   *     then unchanged
   */
  default void setConductance(
      double siemens, double readVolts, double[] state, double[] parameters) {
    double[] trial = state.clone();
    double lower = lowerState(parameters);
    double upper = upperState(parameters);
    trial[0] = lower;
    double minSiemens = conductanceSiemens(readVolts, trial, parameters);
    trial[0] = upper;
    double maxSiemens = conductanceSiemens(readVolts, trial, parameters);
    double relativeTolerance = StateWindow.SNAP_RELATIVE_TOLERANCE;
    Require.that(
        siemens >= minSiemens * (1 - relativeTolerance)
            && siemens <= maxSiemens * (1 + relativeTolerance),
        "conductance",
        "must lie in the range [" + minSiemens + ", " + maxSiemens + "] siemens of " + name(),
        siemens);
    if (siemens <= minSiemens || siemens >= maxSiemens) {
      state[0] = siemens <= minSiemens ? lower : upper;
      return;
    }
    state[0] =
        new BrentSolver(1e-15, 1e-15 * (upper - lower), 1e-18)
            .solve(
                200,
                s -> {
                  trial[0] = s;
                  return conductanceSiemens(readVolts, trial, parameters) - siemens;
                },
                lower,
                upper);
  }

  /**
   * Lets time pass without a pulse (drift, retention loss). By default the state does not change.
   *
   * @param seconds the time [s]
   * @param kelvin ambient temperature [K]
   * @param state the state, changed in place
   */
  default void relax(double seconds, double kelvin, double[] state, double[] parameters) {}

  /** {@return a new array of the nominal parameters, in the order of {@link #parameters()}} */
  default double[] nominalParameters() {
    return parameters().stream().mapToDouble(Parameter::nominal).toArray();
  }

  /**
   * {@return the preset of variation with a name, which is case-insensitive}
   *
   * @throws InvalidValueException if this device has no such preset
   */
  default Variation preset(String name) {
    for (Variation preset : presets()) {
      if (preset.name().equalsIgnoreCase(name)) {
        return preset;
      }
    }
    List<String> names = presets().stream().map(Variation::name).toList();
    throw new InvalidValueException(
        "variation", "must be one of " + names + " for " + name(), "'" + name + "'");
  }

  /** {@return all device models visible to a class loader, for example one over plug-in jars} */
  static ServiceCatalog<DeviceModel> catalog(ClassLoader loader) {
    return ServiceCatalog.of("model", DeviceModel.class, loader);
  }

  /** {@return all device models on the class path} */
  static ServiceCatalog<DeviceModel> catalog() {
    return catalog(DeviceModel.class.getClassLoader());
  }
}
