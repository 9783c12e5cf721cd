package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Retention loss of an idle cell: component 0 of its state relaxes exponentially to a rest state,
 * with a time constant that follows the Arrhenius law:
 *
 * <pre>
 * x(t) = rest + (x(0) - rest) exp(-t / tau),   tau = tau0 exp(Ea / (k T))
 * </pre>
 *
 * <p>In filamentary oxide cells the activation energy of this drift is that of switching itself
 * (doi 10.1016/j.mee.2017.04.032). A single exponential makes the result independent of how the
 * time is divided. The cell's own {@code relax} is applied first; it should not change component 0.
 *
 * @param restState the rest state, in the cell's unit
 * @param activationElectronvolts the activation energy Ea [eV], at least 0
 * @param prefactorSeconds the time constant tau0 at infinite temperature [s], above 0
 */
public record RetentionModel(
    double restState, double activationElectronvolts, double prefactorSeconds) {
  /** Boltzmann's constant over the elementary charge (exact since the SI of 2019) [V/K]. */
  private static final double BOLTZMANN_VOLTS_PER_KELVIN = 8.617333262145179e-5;

  public RetentionModel {
    Require.finite("restState", restState);
    Require.nonNegative("activationElectronvolts", activationElectronvolts);
    Require.positive("prefactorSeconds", prefactorSeconds);
  }

  /** {@return the time constant tau [s] at a temperature above 0 [K]; infinite if it overflows} */
  public double timeConstantSeconds(double kelvin) {
    return prefactorSeconds
        * Math.exp(activationElectronvolts / (BOLTZMANN_VOLTS_PER_KELVIN * kelvin));
  }

  /**
   * {@return component 0 of the state after some time, between the initial value and the rest
   * state}
   *
   * @param state its initial value
   * @param seconds the time [s], at least 0
   * @param kelvin the temperature [K], above 0
   */
  public double relaxedState(double state, double seconds, double kelvin) {
    double timeConstants = seconds / timeConstantSeconds(kelvin);
    // Each form is exact in its limit: unchanged for t = 0, the rest state for t -> infinity.
    return timeConstants < 0.5
        ? state - (restState - state) * Math.expm1(-timeConstants)
        : restState + (state - restState) * Math.exp(-timeConstants);
  }

  /**
   * Adds this retention model to a device.
   *
   * @return a decorator of the device
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the rest state lies
   *     outside the device's nominal bounds
   */
  public PhysicalDevice applyTo(PhysicalDevice cell) {
    return new DeviceWithRetention.Physical(cell, this);
  }

  /** Like {@link #applyTo(PhysicalDevice)}, for a device given by its pulse response. */
  public PulseResponseDevice applyTo(PulseResponseDevice cell) {
    return new DeviceWithRetention.PulseResponse(cell, this);
  }
}
