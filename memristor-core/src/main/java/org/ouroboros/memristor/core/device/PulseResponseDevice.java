package org.ouroboros.memristor.core.device;

/**
 * A device given by its response to unit pulses: step models, look-up tables, measured data. Of the
 * amplitude only the sign matters, half-select stress has no effect, and pulse lengths are whole
 * multiples of {@link OperatingPoint#unitPulseSeconds()}.
 */
public non-sealed interface PulseResponseDevice extends DeviceModel {
  /**
   * Applies one unit pulse.
   *
   * @param polarity its polarity
   * @param state the state, changed in place
   * @param parameters the parameters
   */
  void step(Polarity polarity, double[] state, double[] parameters);

  @Override
  default boolean hasUnitPulses() {
    return true;
  }
}
