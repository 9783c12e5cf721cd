package org.ouroboros.memristor.core.internal.random;

/** The standard normal distribution. */
public final class StandardNormal {
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private StandardNormal() {}

  /**
   * {@return the cumulative distribution function} Abramowitz and Stegun 26.2.17 in the middle
   * (absolute error below 7.5e-8), the asymptotic series in the lower tail.
   */
  public static double cdf(double x) {
    if (x < -6) {
      return x < -38 ? 0 : pdf(x) / -x * (1 - 1 / (x * x));
    }
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double above = pdf(x) * series;
    return x < 0 ? above : 1 - above;
  }

  /** {@return the probability density} */
  public static double pdf(double x) {
    return DENSITY * Math.exp(-0.5 * x * x);
  }

  /** {@return the inverse Mills ratio of the lower tail, density over cumulative distribution} */
  public static double inverseMillsRatio(double x) {
    return x < -6 ? -x * (1 + 1 / (x * x)) : pdf(x) / cdf(x);
  }
}
