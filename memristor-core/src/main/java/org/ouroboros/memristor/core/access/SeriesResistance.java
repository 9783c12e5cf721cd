package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.validation.Require;

/**
 * An ohmic access device: a transistor that is switched on and far from saturation (1T1R), or a
 * contact resistance.
 *
 * @param ohms the resistance [ohm], at least 0
 */
public record SeriesResistance(double ohms) implements AccessDevice {

  public SeriesResistance {
    Require.nonNegative("ohms", ohms);
  }

  @Override
  public String nameSuffix() {
    return "1t1r";
  }

  @Override
  public double volts(double amperes) {
    return ohms * amperes;
  }
}
