package org.ouroboros.memristor.benchmarks;

/**
 * Reference integrator: the simplified JART VCM v1b (Bengel et al. 2020; current fit of Ntinas et
 * al. 2022) at one voltage, integrated with fixed explicit Euler steps like published simulators.
 * Terms that depend on the voltage only are precomputed. It follows the printed formulas and must
 * not be optimised further.
 */
final class EulerJart {
  /** Step of the published simulators [s]. */
  static final double STEP_SECONDS = 1e-8;

  private static final double KB_OVER_E = 8.61860174781523e-05;
  private static final double E = 1.602e-19;
  private static final double NOMINAL_RADIUS = 45e-9;
  private static final double NOMINAL_AREA = Math.PI * NOMINAL_RADIUS * NOMINAL_RADIUS;

  private final double volts;
  private final double alpha;
  private final double beta;
  private final double c;
  private final double d;
  private final double f;
  private final double g;
  private final double h;

  /** The model at a voltage [V], not 0. */
  EulerJart(double v) {
    volts = v;
    double a1 = 4.81951e-5 * Math.exp(-1.03685 / 0.34567);
    alpha = (a1 + 4.81951e-5) / (1 + Math.exp(-(v + 1.03685) / 0.34567)) - 4.81951e-5;
    beta = 4.2383e-5 * (1 - Math.exp(-v)) - 7.0526e-4 * v;
    c = 4.2125 * Math.exp(-v / 1.4134) + 2.8646 * v - 4.004;
    d = 7.4235 * Math.exp(-v / 4.0585) + 1.4524 * v - 6.6103;
    f = 6.326e-4 + (1.4711 - 6.326e-4) / (1 + Math.pow(Math.abs(v) / 0.5199, 1.561));
    g = -4.84e-3 * (Math.exp(-0.1353 * v) - 1);
    h = 5.548 + 6.8648 * v + 51.586 * Math.exp(-0.36 * v);
  }

  /**
   * Returns the state after a pulse.
   *
   * @param steps number of steps of {@link #STEP_SECONDS}
   * @param concentration state before [1e26 / m^3]
   * @param p Nmax, Nmin [1e26 / m^3], disc length [m], filament radius [m]
   */
  double pulse(int steps, double concentration, double[] p) {
    double n = concentration;
    for (int i = 0; i < steps; i++) {
      n += STEP_SECONDS * rate(n, p);
    }
    return n;
  }

  private double rate(double n, double[] p) {
    boolean set = volts < 0;
    double current =
        set
            ? -alpha - beta / Math.pow(1 + Math.pow(c / n, d), f)
            : g / Math.pow(1 + h * Math.pow(n / 0.008, -1.054), 1 / 1.0526);
    double area = Math.PI * p[3] * p[3];
    double series =
        current * (650 + 719.2437 + 719.2437 * 719.2437 * 3.92e-3 * 90471.47 * current * current);
    double core = volts - series;
    double rth = set ? 15.72e6 : 15.72e6 * 0.27;
    double kelvin = 293 + current * core * rth * NOMINAL_AREA / area;
    double field = set ? current / (2 * E * 4e-6 * area * n * 1e26) : core / 3e-9;
    double gamma = 2 * 0.25e-9 * field / (1.35 * Math.PI);
    double barrier = 1.35 * (Math.sqrt(1 - gamma * gamma) + gamma * Math.asin(gamma));
    double tilt = 1.35 * gamma * Math.PI / 2;
    double limit = set ? 1 - Math.pow(n / p[0], 10) : 1 - Math.pow(p[1] / n, 10);
    double thermal = KB_OVER_E * kelvin;
    double forward = Math.exp(-(barrier - tilt) / thermal);
    double backward = Math.exp(-(barrier + tilt) / thermal);
    return -(20 + n) / 2 * 0.25e-9 * 2e13 * limit * (forward - backward) / p[2];
  }
}
