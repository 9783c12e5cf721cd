package org.ouroboros.memristor.core.access;

/**
 * The device in series with a memristive cell, such as a transistor or a selector. Implementations
 * are immutable, thread-safe, and equal if they behave alike, so that tables computed for one
 * instance are reused for an equal one; a record satisfies this.
 */
public interface AccessDevice {

  /**
   * {@return the suffix, in lower case, that the combined device's name ends with, for example
   * {@code 1t1r}}
   */
  String nameSuffix();

  /** {@return the voltage across the device [V]: odd, continuous and increasing in the current} */
  double volts(double amperes);
}
