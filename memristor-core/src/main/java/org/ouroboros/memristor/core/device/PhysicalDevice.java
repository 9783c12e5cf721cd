package org.ouroboros.memristor.core.device;

/**
 * A device given by its physics: the current and the rate of change of the state at a voltage. The
 * library integrates the state, charge and energy.
 *
 * <p>At 0 V both are 0, and the current has the sign of the voltage. Outside the range of validity
 * of its equations a model returns NaN; the pulse then ends as {@link
 * PulseResult.Outcome#UNSOLVED}. The solvers do not clamp the state.
 */
public non-sealed interface PhysicalDevice extends DeviceModel {
  /**
   * {@return the current through the whole cell [A], with the sign of the voltage}
   *
   * @param volts voltage across the whole cell [V]
   */
  double currentAmperes(double volts, double[] state, double[] parameters);

  /**
   * Computes the rate of change of the state.
   *
   * @param volts voltage across the whole cell [V]
   * @param perSecond receives the rate of each component [state unit / s]
   */
  void rate(double volts, double[] state, double[] parameters, double[] perSecond);

  /** The model's equations at one voltage. */
  @FunctionalInterface
  interface Dynamics {
    /**
     * Computes current and rate together.
     *
     * @param perSecond receives the rate of each component [state unit / s]
     * @return the current [A]
     */
    double evaluate(double[] state, double[] parameters, double[] perSecond);
  }

  /**
   * {@return the equations at a constant voltage, immutable and thread-safe} Override it where
   * coefficients depend on the voltage alone, or where the rate needs the current.
   *
   * @param volts voltage across the whole cell [V]
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

  @Override
  default boolean hasUnitPulses() {
    return false;
  }
}
