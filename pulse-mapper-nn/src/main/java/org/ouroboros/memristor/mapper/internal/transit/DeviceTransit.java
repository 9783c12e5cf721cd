package org.ouroboros.memristor.mapper.internal.transit;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;

/**
 * Transit times of one device with one state component between conductances, under a constant
 * voltage. Conductances beyond those that the device has at the ends of the window count as these.
 * Not thread-safe.
 */
public final class DeviceTransit {
  private final PhysicalDevice device;
  private final double[] parameters;
  private final TransitTimes transitTimes;
  private final double[] state;
  private final double minSiemens;
  private final double maxSiemens;

  /** Prepares a device. */
  public DeviceTransit(PhysicalDevice device, double volts, double[] parameters) {
    this.device = device;
    this.parameters = parameters;
    transitTimes = new TransitTimes(device, volts, parameters, device.window());
    state = device.restState(parameters);
    minSiemens = endSiemens(device.window().lowerState());
    maxSiemens = endSiemens(device.window().upperState());
  }

  private double endSiemens(double endState) {
    state[0] = endState;
    return device.conductanceSiemens(device.operatingPoint().readVolts(), state, parameters);
  }

  /** {@return the conductance of this device at the lower end of the window [S]} */
  public double minSiemens() {
    return minSiemens;
  }

  /** {@return the conductance of this device at the upper end of the window [S]} */
  public double maxSiemens() {
    return maxSiemens;
  }

  /** {@return the time at which the device passes a conductance, from a fixed origin [s]} */
  public double secondsAt(double siemens) {
    StateWindow window = device.window();
    if (siemens <= minSiemens || siemens >= maxSiemens) {
      state[0] = siemens <= minSiemens ? window.lowerState() : window.upperState();
    } else {
      device.setConductance(siemens, device.operatingPoint().readVolts(), state, parameters);
      state[0] = Math.max(window.lowerState(), Math.min(window.upperState(), state[0]));
    }
    return transitTimes.secondsFromLower(state[0]);
  }
}
