package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseResponseDevice;

/**
 * How a cell that is left alone forgets: component 0 of its state relaxes towards a state of rest,
 * exponentially, with a time constant that follows Arrhenius' law:
 *
 * <pre>
 * x(t) = rest + (x(0) - rest) exp(-t / tau),   tau = tau0 exp(Ea / (k T))
 * </pre>
 *
 * <p>In filamentary oxide cells the activation energy of this drift is that of switching itself
 * (doi 10.1016/j.mee.2017.04.032); the single exponential is the simplest form that agrees with
 * itself however the time is cut. Whatever the cell does over idle time on its own comes first; it
 * should leave component 0 alone.
 *
 * @param restState the state of rest, in the cell's unit
 * @param activationElectronvolts the energy Ea [eV], at least 0
 * @param prefactorSeconds the time constant tau0 at infinite temperature [s], above 0
 */
public record Retention(double restState, double activationElectronvolts, double prefactorSeconds) {

  /** Boltzmann's constant over the elementary charge (exact since the SI of 2019) [V/K]. */
  private static final double BOLTZMANN_VOLTS_PER_KELVIN = 8.617333262145179e-5;

  public Retention {
    Require.finite("restState", restState);
    Require.nonNegative("activationElectronvolts", activationElectronvolts);
    Require.positive("prefactorSeconds", prefactorSeconds);
  }

  /**
   * The time constant tau at a temperature.
   *
   * @param kelvin the temperature [K], above 0
   * @return the time [s]; infinite where it exceeds all numbers
   */
  public double seconds(double kelvin) {
    return prefactorSeconds
        * Math.exp(activationElectronvolts / (BOLTZMANN_VOLTS_PER_KELVIN * kelvin));
  }

  /**
   * Where a state is after some time.
   *
   * @param state component 0 of the state at first
   * @param seconds how long [s], at least 0
   * @param kelvin the temperature [K], above 0
   * @return component 0 then, between the state and the state of rest
   */
  public double relaxed(double state, double seconds, double kelvin) {
    double times = seconds / seconds(kelvin);
    // Either form is exact at its end: no time changes nothing, much time leads to rest.
    return times < 0.5
        ? state - (restState - state) * Math.expm1(-times)
        : restState + (state - restState) * Math.exp(-times);
  }

  /**
   * A device that forgets.
   *
   * @param cell the device
   * @return the same device with this retention
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the state of rest lies
   *     outside its nominal bounds
   */
  public PhysicalDevice around(PhysicalDevice cell) {
    return new RetainedDevice.Physical(cell, this);
  }

  /**
   * A device that forgets.
   *
   * @param cell the device
   * @return the same device with this retention
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the state of rest lies
   *     outside its nominal bounds
   */
  public PulseResponseDevice around(PulseResponseDevice cell) {
    return new RetainedDevice.PulseResponse(cell, this);
  }
}
