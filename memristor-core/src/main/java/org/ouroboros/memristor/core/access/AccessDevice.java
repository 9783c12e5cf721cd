package org.ouroboros.memristor.core.access;

/**
 * What sits in series with a cell and lets the periphery reach it: a transistor, a selector.
 * Implementations are immutable, thread-safe and, so that prepared tables can be shared, equal if
 * they behave alike; a record is all of that.
 */
public interface AccessDevice {

  /**
   * What a cell with this device is called, for example {@code 1t1r}; it ends the whole's name.
   *
   * @return the suffix, in lower case
   */
  String suffix();

  /**
   * Voltage across the device at a current: odd, continuous, and rising with the current.
   *
   * @param amperes the current [A]
   * @return the voltage [V], with the sign of the current
   */
  double volts(double amperes);
}
