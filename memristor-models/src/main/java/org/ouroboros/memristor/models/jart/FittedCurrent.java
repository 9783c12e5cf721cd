package org.ouroboros.memristor.models.jart;

/**
 * Current through the cell as an explicit function of the concentration at one voltage: V. Ntinas
 * et al., IEEE TCAS-II 2022. Voltage-dependent coefficients are computed once. The formulas are
 * rearranged with expm1 to avoid cancellation at small voltages.
 */
sealed interface FittedCurrent {
  /**
   * {@return the fit at a voltage}
   *
   * @param volts voltage across the cell [V], not 0
   */
  static FittedCurrent at(double volts) {
    return volts < 0 ? Set.at(volts) : Reset.at(volts);
  }

  /**
   * {@return the current at a concentration [A]}
   *
   * @param concentration the concentration [1e26 / m^3]
   */
  double amperes(double concentration);

  /**
   * {@return the concentration at a current, the inverse [1e26 / m^3]; NaN or infinite if there is
   * none}
   *
   * @param amperes the current [A]
   */
  double concentration(double amperes);

  /**
   * Negative voltages: I = -alpha - beta / (1 + (c/N)^d)^f.
   *
   * @param alpha offset [A]
   * @param beta span [A]
   * @param logC logarithm of the concentration c
   * @param d inner exponent
   * @param f outer exponent
   */
  record Set(double alpha, double beta, double logC, double d, double f) implements FittedCurrent {
    private static final double A0 = 4.81951e-5;
    private static final double A2 = 1.03685;
    private static final double A3 = 0.34567;
    private static final double B0 = 7.0526e-4;
    private static final double B1 = 4.2383e-5;
    private static final double C0 = 4.004;
    private static final double C1 = 2.8646;
    private static final double C2 = 4.2125;
    private static final double C3 = 1.4134;
    private static final double D0 = 6.6103;
    private static final double D1 = 1.4524;
    private static final double D2 = 7.4235;
    private static final double D3 = 4.0585;
    private static final double F0 = 6.326e-4;
    private static final double F1 = 1.4711;
    private static final double F2 = 0.5199;
    private static final double F3 = 1.561;

    static Set at(double volts) {
      // alpha = (a1 + a0) / (1 + exp(-(V + a2)/a3)) - a0 with a1 = a0 q, q = exp(-a2/a3).
      double q = Math.exp(-A2 / A3);
      double alpha = -A0 * q * Math.expm1(-volts / A3) / (1 + q * Math.exp(-volts / A3));
      double beta = -B1 * Math.expm1(-volts) - B0 * volts;
      double c = C2 * Math.exp(-volts / C3) + C1 * volts - C0;
      double d = D2 * Math.exp(-volts / D3) + D1 * volts - D0;
      double f = F0 + (F1 - F0) / (1 + Math.pow(-volts / F2, F3));
      return new Set(alpha, beta, Math.log(c), d, f);
    }

    @Override
    public double amperes(double concentration) {
      double inner = Math.exp(d * (logC - Math.log(concentration)));
      return -alpha - beta * Math.exp(-f * Math.log(1 + inner));
    }

    @Override
    public double concentration(double amperes) {
      double inner = Math.expm1(Math.log(beta / (-amperes - alpha)) / f);
      return Math.exp(logC - Math.log(inner) / d);
    }
  }

  /**
   * Positive voltages: I = g / (1 + h (N/N0)^(-j0))^(1/k0). N0 is the nominal minimum
   * concentration, not the varied one.
   *
   * @param g saturation current [A]
   * @param logH logarithm of h
   */
  record Reset(double g, double logH) implements FittedCurrent {
    private static final double G0 = 4.84e-3;
    private static final double G1 = 0.1353;
    private static final double H0 = 5.548;
    private static final double H1 = 6.8648;
    private static final double H2 = 51.586;
    private static final double H3 = 0.36;
    private static final double J0 = 1.054;
    private static final double K0 = 1.0526;
    private static final double LOG_N0 = Math.log(JartDevice.NOMINAL_MIN_CONCENTRATION);

    static Reset at(double volts) {
      double h = H0 + H1 * volts + H2 * Math.exp(-H3 * volts);
      return new Reset(-G0 * Math.expm1(-G1 * volts), Math.log(h));
    }

    @Override
    public double amperes(double concentration) {
      double inner = Math.exp(logH - J0 * (Math.log(concentration) - LOG_N0));
      return g * Math.exp(-1 / K0 * Math.log(1 + inner));
    }

    @Override
    public double concentration(double amperes) {
      double inner = Math.expm1(K0 * Math.log(g / amperes));
      return Math.exp(LOG_N0 + (logH - Math.log(inner)) / J0);
    }
  }
}
