package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Converters of an array: one DAC per driven line, one ADC per sensed line. Both are mid-tread
 * quantisers: b bits give the codes -(2^(b-1) - 1) to 2^(b-1) - 1, so that 0 and both ends of the
 * full scale are codes and the error inside the full scale is at most half a step.
 *
 * <p><strong>Inputs are pulse widths, not amplitudes.</strong> A line is driven at the read voltage
 * for a time proportional to the input's magnitude; an output is the charge of a sensed line, given
 * as its mean current over the longest width. Negative inputs are applied in a second phase at the
 * same voltage, whose charge is subtracted; one bit of the DAC selects the phase. So non-linear
 * devices act with the conductance at the read voltage. Where this package gives an input as a
 * voltage, it is the read voltage times the signed fraction of the longest width.
 *
 * <p>The DAC's full scale is the read voltage. The ADC has a programmable gain: its full scale is
 * the smallest of 1, 2, 4, 8, ... times a base range that no line of the vector exceeds, so nothing
 * is clipped. The base range is the current of one cell at the upper end of the window. The gain
 * depends on the vector alone.
 *
 * @param dacBits bits of an input, sign included: 2 to 24, or {@link #IDEAL_BITS}
 * @param adcBits bits of an output, sign included: 2 to 24, or {@link #IDEAL_BITS}
 */
public record Converters(int dacBits, int adcBits) {
  /** Number of bits that denotes a converter without quantisation. */
  public static final int IDEAL_BITS = 0;

  /** Converters without quantisation. */
  public static final Converters IDEAL = new Converters(IDEAL_BITS, IDEAL_BITS);

  public Converters {
    requireBits("dacBits", dacBits);
    requireBits("adcBits", adcBits);
  }

  /**
   * Requires a valid number of bits.
   *
   * @param name name of the value for the message
   * @param bits {@value #IDEAL_BITS}, or 2 to 24
   * @return the bits
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if they are not valid
   */
  public static int requireBits(String name, int bits) {
    Require.that(
        bits == IDEAL_BITS || (bits >= 2 && bits <= 24),
        name,
        "must be " + IDEAL_BITS + " (no steps) or lie in [2, 24]",
        bits);
    return bits;
  }

  /** Returns the quantisation step in the unit of the full scale; 0 for {@link #IDEAL_BITS}. */
  static double step(int bits, double fullScale) {
    return bits == IDEAL_BITS ? 0 : fullScale / ((1 << (bits - 1)) - 1);
  }

  /** Rounds inputs of magnitudes up to the full scale [V] to DAC codes, in place. */
  void quantizeInputs(double[] volts, double fullScaleVolts) {
    quantize(volts, dacBits, fullScaleVolts);
  }

  /**
   * Selects the gain for a vector of currents [A] and rounds it to ADC codes, in place; returns the
   * selected full scale [A].
   */
  double quantizeOutputs(double[] amperes, double baseFullScaleAmperes) {
    double fullScale = baseFullScaleAmperes;
    if (adcBits != IDEAL_BITS) {
      double peak = Vectors.maxMagnitude(amperes);
      while (fullScale < peak) {
        fullScale *= 2;
      }
      quantize(amperes, adcBits, fullScale);
    }
    return fullScale;
  }

  private static void quantize(double[] values, int bits, double fullScale) {
    if (bits == IDEAL_BITS) {
      return;
    }
    double step = step(bits, fullScale);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(values[i] / step) * step;
    }
  }
}
