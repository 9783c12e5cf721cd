package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.check.Require;

/**
 * Converters at the edge of an array: one per driven line (DAC) and one per sensed line (ADC). Both
 * round mid-tread: b bits give the codes -(2^(b-1) - 1) to 2^(b-1) - 1, so that 0 and both ends of
 * the full scale are codes, and a value inside the full scale is off by at most half a step.
 *
 * <p><strong>Inputs are pulse widths, not amplitudes.</strong> The I-V curve of most devices is not
 * a straight line, so an amplitude would meet another conductance at each input. A line is driven
 * at the read voltage for a time in proportion to the input's magnitude, and the charge that comes
 * out of a sensed line is its current, averaged over the longest width. Negative inputs have a
 * phase of their own at the same voltage, whose charge is subtracted. So every device acts at the
 * conductance that it is read with. Where this package says that an input is a voltage, it is the
 * read voltage times the signed share of the longest width; one bit of the DAC tells the phase.
 *
 * <p>The DAC's full scale is the read voltage. The ADC has a programmable gain: its full scale is
 * the smallest of 1, 2, 4, 8, ... times a base range that no line of the same vector exceeds. The
 * base range is the current of a single cell at the upper end of the window, and is also the finest
 * range. The choice hangs on the vector alone, and nothing is ever cut off.
 *
 * @param dacBits bits of an input, sign included: 2 to 24, or {@link #IDEAL_BITS}
 * @param adcBits bits of an output, sign included: 2 to 24, or {@link #IDEAL_BITS}
 */
public record Converters(int dacBits, int adcBits) {

  /** A number of bits that stands for a converter without steps. */
  public static final int IDEAL_BITS = 0;

  /** Converters without steps. */
  public static final Converters IDEAL = new Converters(IDEAL_BITS, IDEAL_BITS);

  public Converters {
    requireBits("dacBits", dacBits);
    requireBits("adcBits", adcBits);
  }

  /**
   * Requires that a converter can have so many bits.
   *
   * @param name what the value is called
   * @param bits {@value #IDEAL_BITS}, or 2 to 24
   * @return the bits
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if it cannot
   */
  public static int requireBits(String name, int bits) {
    Require.that(
        bits == IDEAL_BITS || (bits >= 2 && bits <= 24),
        name,
        "must be " + IDEAL_BITS + " (no steps) or lie in [2, 24]",
        bits);
    return bits;
  }

  /**
   * The step of a converter.
   *
   * @param bits its bits
   * @param fullScale its full scale, in any unit
   * @return the distance between codes in that unit; 0 for {@link #IDEAL_BITS}
   */
  public static double step(int bits, double fullScale) {
    return bits == IDEAL_BITS ? 0 : fullScale / ((1 << (bits - 1)) - 1);
  }

  /**
   * Rounds inputs to the codes of the DAC.
   *
   * @param volts the inputs, magnitudes up to the full scale [V]; overwritten
   * @param fullScaleVolts full scale [V]
   */
  public void drive(double[] volts, double fullScaleVolts) {
    round(volts, dacBits, fullScaleVolts);
  }

  /**
   * Chooses the gain for a vector and rounds it to the codes of the ADC.
   *
   * @param amperes currents of the sensed lines [A]; overwritten
   * @param baseAmperes the finest full scale [A]
   * @return the full scale that was chosen [A]
   */
  public double sense(double[] amperes, double baseAmperes) {
    double fullScale = baseAmperes;
    if (adcBits != IDEAL_BITS) {
      double peak = Scaling.peak(amperes);
      while (fullScale < peak) {
        fullScale *= 2;
      }
      round(amperes, adcBits, fullScale);
    }
    return fullScale;
  }

  private static void round(double[] values, int bits, double fullScale) {
    if (bits == IDEAL_BITS) {
      return;
    }
    double step = step(bits, fullScale);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(values[i] / step) * step;
    }
  }
}
