package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.validation.Require;

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

  /**
   * A bipolar selector (1S1R) whose current increases exponentially with the voltage, like two
   * antiparallel diodes:
   *
   * <pre>
   * I = Is sinh(V / V0)
   * </pre>
   *
   * <p>At half the voltage the current is about its square root, which suppresses the current of
   * half-selected cells. Review of selectors: G. W. Burr et al., J. Vac. Sci. Technol. B 32,
   * 040802, 2014, doi 10.1116/1.4889999.
   *
   * @param saturationAmperes the current Is [A], above 0
   * @param slopeVolts the voltage V0 [V], above 0; a decade of current takes 2.3 V0
   */
  public record ExponentialSelector(double saturationAmperes, double slopeVolts)
      implements AccessDevice {
    public ExponentialSelector {
      Require.positive("saturationAmperes", saturationAmperes);
      Require.positive("slopeVolts", slopeVolts);
    }

    @Override
    public String nameSuffix() {
      return "1s1r";
    }

    /** {@inheritDoc} Accurate from the ohmic regime around 0 to arbitrarily large currents. */
    @Override
    public double volts(double amperes) {
      double ratio = Math.abs(amperes) / saturationAmperes;
      // asinh(x) = ln(1 + x + x^2 / (1 + sqrt(1 + x^2))), which loses no digits at small x.
      double volts =
          ratio < 1e8
              ? slopeVolts * Math.log1p(ratio + ratio * ratio / (1 + Math.sqrt(1 + ratio * ratio)))
              : slopeVolts * (Math.log(Math.abs(amperes)) - Math.log(0.5 * saturationAmperes));
      return Math.copySign(volts, amperes);
    }
  }

  /**
   * An ohmic access device: a transistor that is switched on and far from saturation (1T1R), or a
   * contact resistance.
   *
   * @param ohms the resistance [ohm], at least 0
   */
  public record Resistance(double ohms) implements AccessDevice {
    public Resistance {
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
}
