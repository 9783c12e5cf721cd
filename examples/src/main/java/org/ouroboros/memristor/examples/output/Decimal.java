package org.ouroboros.memristor.examples.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for display. */
public final class Decimal {

  private Decimal() {}

  /**
   * Formats a number with the given significant digits and no trailing zeros, with an exponent only
   * if its magnitude is below 0.001 or at least a million.
   *
   * @param value the number, finite
   * @param digits significant digits, at least 1
   * @return the text
   */
  public static String plain(double value, int digits) {
    double magnitude = Math.abs(value);
    if (magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e6)) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      return rounded.stripTrailingZeros().toPlainString();
    }
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
        .replaceFirst("\\.?0*e", "e");
  }
}
