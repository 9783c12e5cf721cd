package org.ouroboros.memristor.core.device;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Voltages and times of a device's normal use.
 *
 * @param setVolts SET voltage [V], not 0
 * @param resetVolts RESET voltage [V], of the opposite sign
 * @param readVolts voltage at which conductance is defined [V], not 0
 * @param unitPulseSeconds length of a unit pulse in a train [s]
 * @param longestPulseSeconds longest pulse in normal use [s]
 */
public record OperatingPoint(
    double setVolts,
    double resetVolts,
    double readVolts,
    double unitPulseSeconds,
    double longestPulseSeconds) {
  public OperatingPoint {
    Require.finite("setVolts", setVolts);
    Require.finite("resetVolts", resetVolts);
    Require.that(
        setVolts * resetVolts < 0,
        "resetVolts",
        "must have the opposite sign of setVolts " + setVolts,
        resetVolts);
    Require.nonZero("readVolts", readVolts);
    Require.positive("unitPulseSeconds", unitPulseSeconds);
    Require.positive("longestPulseSeconds", longestPulseSeconds);
  }

  /** {@return the direction in which a voltage [V] switches the device; 0 counts as RESET} */
  public Polarity polarity(double volts) {
    return volts * setVolts > 0 ? Polarity.SET : Polarity.RESET;
  }

  /** {@return the programming voltage of a polarity [V]} */
  public double volts(Polarity polarity) {
    return polarity == Polarity.SET ? setVolts : resetVolts;
  }
}
