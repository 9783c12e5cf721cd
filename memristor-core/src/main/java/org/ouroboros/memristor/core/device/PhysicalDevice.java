package org.ouroboros.memristor.core.device;

/**
 * A device given by physics: a current and a rate of change of the state at a voltage. Integration,
 * banks, charge and energy come for free.
 *
 * <p>At 0 V there is neither current nor change, and current has the sign of the voltage. Outside
 * the range in which its equations mean something a model answers NaN; the pulse then ends as
 * {@link PulseOutcome#UNSOLVED}. Nothing is clamped.
 */
public non-sealed interface PhysicalDevice extends DeviceModel {

  /**
   * Current through the whole cell.
   *
   * @param volts voltage across the whole cell [V]
   * @param state the state
   * @param parameters the parameters
   * @return the current [A], with the sign of the voltage
   */
  double currentAmperes(double volts, double[] state, double[] parameters);

  /**
   * Rate of change of the state.
   *
   * @param volts voltage across the whole cell [V]
   * @param state the state
   * @param parameters the parameters
   * @param perSecond receives the rate of each component [state unit / s]
   */
  void rate(double volts, double[] state, double[] parameters, double[] perSecond);

  /** The equations at one voltage. */
  @FunctionalInterface
  interface Dynamics {
    /**
     * Current and rate together.
     *
     * @param state the state
     * @param parameters the parameters
     * @param perSecond receives the rate of each component [state unit / s]
     * @return the current [A]
     */
    double evaluate(double[] state, double[] parameters, double[] perSecond);
  }

  /**
   * The equations at a constant voltage. Override it where coefficients depend on the voltage
   * alone, or where the rate needs the current anyway.
   *
   * @param volts voltage across the whole cell [V]
   * @return immutable, thread-safe equations
   */
  default Dynamics at(double volts) {
    return (state, parameters, perSecond) -> {
      rate(volts, state, parameters, perSecond);
      return currentAmperes(volts, state, parameters);
    };
  }

  @Override
  default double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return currentAmperes(readVolts, state, parameters) / readVolts;
  }
}
