package org.ouroboros.memristor.models.jart;

/**
 * The contact's equation written down a second time and solved by walking: the first change of sign
 * of what the contact carries beyond the circuit's current, seen from no voltage over the contact.
 * It shares neither code nor method with the model.
 *
 * @param volts voltage across the cell [V]
 * @param concentration state [1e26 / m^3]
 * @param length of the disc [m]
 * @param radius of the filament [m]
 */
record ContactScan(double volts, double concentration, double length, double radius) {

  private static final double E = 1.602e-19;
  private static final double K = 1.3807e-23;
  private static final double H = 6.626e-34;
  private static final double EPS0 = 8.854e-12;
  private static final double LINE = 719.2437 * 719.2437 * 3.92e-3 * 90471.47;

  /** Current at the first root [A], with the sign of the voltage. */
  double amperes() {
    double step = Math.min(Math.abs(volts), 0.05) / 500;
    double low = 0;
    while (excess(low + step) <= 0) {
      low += step;
      if (low > Math.abs(volts)) {
        return Double.NaN;
      }
    }
    double high = low + step;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (excess(middle) <= 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.signum(volts) * circuitAmperes(low);
  }

  /** How often the sign changes on the way to the whole voltage over the contact. */
  int roots() {
    int changes = 0;
    boolean below = true;
    double size = Math.abs(volts);
    double step = Math.min(size, 0.05) / 200;
    for (double u = step; u <= size; u += step) {
      boolean now = excess(u) <= 0;
      changes += now == below ? 0 : 1;
      below = now;
    }
    return changes;
  }

  private double area() {
    return Math.PI * radius * radius;
  }

  private double filamentOhms() {
    double conductivity = 1e26 * 2 * E * 4e-6 * area();
    return length / (concentration * conductivity) + (3e-9 - length) / (20 * conductivity);
  }

  /** Root of the cubic by Cardano's formula. */
  private double circuitAmperes(double contactVolts) {
    double p = (650 + 719.2437 + filamentOhms()) / LINE;
    double q = Math.max(0, Math.abs(volts) - contactVolts) / LINE;
    double x = 1.5 * q / p * Math.sqrt(3 / p);
    double asinh = Math.log1p(x + x * x / (1 + Math.sqrt(x * x + 1)));
    return 2 * Math.sqrt(p / 3) * Math.sinh(asinh / 3);
  }

  private double excess(double contactVolts) {
    double amperes = circuitAmperes(contactVolts);
    double kelvinPerWatt = 15.72e6 * (volts < 0 ? 1 : 0.27) * Math.pow(45e-9 / radius, 2);
    double watts = amperes * (contactVolts + amperes * filamentOhms());
    double t = 293 + watts * kelvinPerWatt;
    double signed = volts < 0 ? -contactVolts : contactVolts;
    double lowered =
        Math.pow(E, 3)
            * 2
            * concentration
            * 1e26
            * Math.max(0, 0.08 - signed)
            / (8 * Math.PI * Math.PI * Math.pow(5.5 * EPS0, 3));
    double phi = Math.max(0, 0.18 - Math.pow(lowered, 0.25));
    if (volts > 0) {
      double thermal = K * t / E;
      double density =
          6.01e5 * t * t * Math.exp(-phi / thermal) * Math.expm1(contactVolts / thermal);
      return area() * density - amperes;
    }
    double w00 =
        E * H / (4 * Math.PI) * Math.sqrt(2 * concentration * 1e26 / (9.10938e-31 * 17 * EPS0));
    double q = w00 / (K * t);
    double cosh = Math.cosh(q);
    double slope = w00 / (q - Math.tanh(q));
    double density =
        6.01e5
            * t
            / K
            * Math.sqrt(Math.PI * w00 * E * (contactVolts + phi / (cosh * cosh)))
            * Math.exp(-E * phi * Math.tanh(q) / w00)
            * Math.expm1(E * contactVolts / slope);
    return area() * density - amperes;
  }
}
