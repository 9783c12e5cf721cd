package org.ouroboros.memristor.core.device;

import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.lookup.Catalog;
import org.ouroboros.memristor.core.lookup.Named;

/**
 * A memristive device: a deterministic function of its state and its parameters. One of two kinds,
 * {@link PhysicalDevice} or {@link PulseResponseDevice}. Implementations are immutable and
 * thread-safe.
 *
 * <p>The state is a short array; component 0 sets the conductance, which rises strictly with it.
 * The parameters are an array in the order of {@link #parameters()}. Arrays handed to a model are
 * scratch of the caller: it may change them where a method says so and never keeps them.
 *
 * <p>A class with a public constructor without arguments that is listed in {@code
 * META-INF/services/org.ouroboros.memristor.core.device.DeviceModel} is found by its name.
 */
public sealed interface DeviceModel extends Named permits PhysicalDevice, PulseResponseDevice {

  /**
   * The parameters that may vary.
   *
   * @return their names and nominal values, in the order of the parameter array
   */
  default List<Parameter> parameters() {
    return List.of();
  }

  /**
   * The number of state components.
   *
   * @return at least 1
   */
  default int stateSize() {
    return 1;
  }

  /**
   * The voltages and times at which the device is normally used.
   *
   * @return the operating point
   */
  OperatingPoint operatingPoint();

  /**
   * The least value that component 0 of the state can physically have.
   *
   * @param parameters the device's parameters
   * @return the bound, in the state's unit; by default 0, for a state that is a share
   */
  default double lowerState(double[] parameters) {
    return 0;
  }

  /**
   * The greatest value that component 0 of the state can physically have.
   *
   * @param parameters the device's parameters
   * @return the bound, in the state's unit; by default 1, for a state that is a share
   */
  default double upperState(double[] parameters) {
    return 1;
  }

  /**
   * The physical bounds of the devices of a block, for devices whose bounds can be had faster than
   * one by one.
   *
   * @param upper which bound
   * @param block the devices
   * @param bounds receives {@link #upperState} or {@link #lowerState} of each
   */
  default void stateBounds(boolean upper, PulseBlock block, double[] bounds) {
    double[] parameters = block.newParameters();
    for (int i = 0; i < block.size(); i++) {
      block.copyParameters(i, parameters);
      bounds[i] = upper ? upperState(parameters) : lowerState(parameters);
    }
  }

  /**
   * Conductance, current over voltage, at a reading voltage. Reading does not move the state.
   *
   * @param readVolts the voltage [V], not 0
   * @param state the state
   * @param parameters the parameters
   * @return the conductance [S], not negative
   */
  double conductanceSiemens(double readVolts, double[] state, double[] parameters);

  /**
   * The operating window that a periphery normally keeps for this device.
   *
   * @return by default the physical bounds at nominal parameters
   */
  default Window window() {
    double[] nominal = nominalParameters();
    return new Window(lowerState(nominal), upperState(nominal));
  }

  /**
   * The published or customary spreads of this device.
   *
   * @return presets of variation, the first being the usual one; by default only {@link
   *     Variation#NONE}
   */
  default List<Variation> presets() {
    return List.of(Variation.NONE);
  }

  /**
   * A state of rest, in which components beyond the first have their values of a device that was
   * left alone; component 0 is the window's lower end.
   *
   * @param parameters the parameters
   * @return a new state array
   */
  default double[] restState(double[] parameters) {
    double[] state = new double[stateSize()];
    state[0] = window().lowerState();
    return state;
  }

  /**
   * Sets component 0 of the state so that the device has a conductance. By default a bracketed root
   * (Brent) between the physical bounds; override it where a closed form exists.
   *
   * @param siemens the conductance [S]
   * @param readVolts the voltage at which it is defined [V]
   * @param state the state; component 0 is overwritten
   * @param parameters the parameters
   * @throws InvalidValueException if no state between the bounds has this conductance; the state is
   *     then as before
   */
  default void setConductance(
      double siemens, double readVolts, double[] state, double[] parameters) {
    double[] trial = state.clone();
    double lower = lowerState(parameters);
    double upper = upperState(parameters);
    trial[0] = lower;
    double least = conductanceSiemens(readVolts, trial, parameters);
    trial[0] = upper;
    double most = conductanceSiemens(readVolts, trial, parameters);
    double slack = Window.SNAP_RELATIVE;
    Require.that(
        siemens >= least * (1 - slack) && siemens <= most * (1 + slack),
        "conductance",
        "must lie in the range [" + least + ", " + most + "] siemens of " + name(),
        siemens);
    if (siemens <= least || siemens >= most) {
      state[0] = siemens <= least ? lower : upper;
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
   * Lets time pass without a pulse (drift, retention). By default nothing happens.
   *
   * @param seconds how long [s]
   * @param kelvin ambient temperature [K]
   * @param state the state, changed in place
   * @param parameters the parameters
   */
  default void relax(double seconds, double kelvin, double[] state, double[] parameters) {}

  /**
   * The nominal parameters.
   *
   * @return a new array in the order of {@link #parameters()}
   */
  default double[] nominalParameters() {
    return parameters().stream().mapToDouble(Parameter::nominal).toArray();
  }

  /**
   * A preset of variation by its name.
   *
   * @param name the preset's name, in any case
   * @return the preset
   * @throws InvalidValueException if this device has none of that name
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

  /**
   * All device models that a class loader sees, for example one over plug-in jars.
   *
   * @param loader the class loader
   * @return the catalog
   */
  static Catalog<DeviceModel> catalog(ClassLoader loader) {
    return Catalog.of("model", DeviceModel.class, loader);
  }

  /**
   * All device models on the class path.
   *
   * @return the catalog
   */
  static Catalog<DeviceModel> catalog() {
    return catalog(DeviceModel.class.getClassLoader());
  }
}
