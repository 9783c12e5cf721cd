package org.ouroboros.memristor.core.device;

/**
 * A device given by its answer to unit pulses: step models, look-up tables, measured data. The
 * pulse's amplitude does not matter to it beyond the sign, half-select stress leaves it as it is,
 * and its pulses are whole numbers of {@link OperatingPoint#unitPulseSeconds()}.
 */
public non-sealed interface PulseResponseDevice extends DeviceModel {

  /**
   * Applies one unit pulse.
   *
   * @param polarity its direction
   * @param state the state, changed in place
   * @param parameters the parameters
   */
  void step(Polarity polarity, double[] state, double[] parameters);
}
