package org.ouroboros.memristor.models.jart;

import java.util.Arrays;

/**
 * The simplified form written down a second time, formula by formula, and its pulses solved by
 * quadrature of dN / rate in a variable that stretches the way to the bound. It shares neither code
 * nor method with the library.
 *
 * @param volts voltage across the cell [V], not 0
 * @param p Nmax, Nmin [1e26 / m^3], disc length [m], filament radius [m]
 */
@SuppressWarnings("ArrayRecordComponent")
record JartReference(double volts, double[] p) {

  /** Where a pulse ends and what flowed. */
  record End(double concentration, double coulombs) {}

  private static final double KB_OVER_E = 8.61860174781523e-05;
  private static final double E = 1.602e-19;
  private static final double AREA0 = Math.PI * 45e-9 * 45e-9;
  private static final double HOPS = 0.25e-9 * 2e13;

  /** Gauss-Legendre, 8 points: abscissas and weights of the upper half. */
  private static final double[][] GAUSS = {
    {0.1834346424956498, 0.3626837833783620},
    {0.5255324099163290, 0.3137066458778873},
    {0.7966664774136267, 0.2223810344533745},
    {0.9602898564975363, 0.1012285362903763}
  };

  private static final double AGREEMENT = 1e-12;
  private static final double WIDEST = 0.5;

  /** Beyond this the state cannot be told from its bound. */
  private static final double SATURATED = 36;

  @Override
  public String toString() {
    return volts + " V on " + Arrays.toString(p);
  }

  private boolean set() {
    return volts < 0;
  }

  private double area() {
    return Math.PI * p[3] * p[3];
  }

  double amperes(double n) {
    double v = volts;
    if (set()) {
      double a1 = 4.81951e-5 * Math.exp(-1.03685 / 0.34567);
      double alpha = (a1 + 4.81951e-5) / (1 + Math.exp(-(v + 1.03685) / 0.34567)) - 4.81951e-5;
      double beta = 4.2383e-5 * (1 - Math.exp(-v)) - 7.0526e-4 * v;
      double c = 4.2125 * Math.exp(-v / 1.4134) + 2.8646 * v - 4.004;
      double d = 7.4235 * Math.exp(-v / 4.0585) + 1.4524 * v - 6.6103;
      double f = 6.326e-4 + (1.4711 - 6.326e-4) / (1 + Math.pow(-v / 0.5199, 1.561));
      return -alpha - beta / Math.pow(1 + Math.pow(c / n, d), f);
    }
    double g = -4.84e-3 * (Math.exp(-0.1353 * v) - 1);
    double h = 5.548 + 6.8648 * v + 51.586 * Math.exp(-0.36 * v);
    return g / Math.pow(1 + h * Math.pow(n / 0.008, -1.054), 1 / 1.0526);
  }

  /** Voltage over disc, plug and contact [V]. */
  private double coreVolts(double n) {
    double i = amperes(n);
    double lines = 719.2437 * 719.2437 * 3.92e-3 * 90471.47;
    return volts - i * (650 + 719.2437 + lines * i * i);
  }

  double kelvin(double n) {
    double kelvinPerWatt = 15.72e6 * (set() ? 1 : 0.27);
    return 293 + amperes(n) * coreVolts(n) * kelvinPerWatt * AREA0 / area();
  }

  double rate(double n) {
    double stop = set() ? 1 - Math.pow(n / p[0], 10) : 1 - Math.pow(p[1] / n, 10);
    return stop * freeRate(n);
  }

  private double freeRate(double n) {
    double field = set() ? amperes(n) / (2 * E * 4e-6 * area() * n * 1e26) : coreVolts(n) / 3e-9;
    double gam = 2 * 0.25e-9 * field / (1.35 * Math.PI);
    double w = 1.35 * (Math.sqrt(1 - gam * gam) + gam * Math.asin(gam));
    double drop = 1.35 * gam * Math.PI / 2;
    double thermal = KB_OVER_E * kelvin(n);
    double hops = Math.exp(-(w - drop) / thermal) - Math.exp(-(w + drop) / thermal);
    return -(20 + n) / 2 * HOPS / p[2] * hops;
  }

  /**
   * The end of a pulse. The variable u has N = Nmax / (1 + exp(-u)) in SET and N = Nmin (1 +
   * exp(-u)) in RESET, so that it rises without end and dt/du stays finite up to the bound.
   */
  End end(double start, double seconds) {
    double u = set() ? -Math.log(p[0] / start - 1) : -Math.log(start / p[1] - 1);
    double time = 0;
    double charge = 0;
    double width = 1e-3;
    while (u < SATURATED) {
      double[] whole = panel(u, width);
      double[] left = panel(u, 0.5 * width);
      double[] right = panel(u + 0.5 * width, 0.5 * width);
      double error =
          Math.max(
              Math.abs((left[0] + right[0]) / whole[0] - 1),
              Math.abs((left[1] + right[1]) / whole[1] - 1));
      if (error > AGREEMENT) {
        width *= 0.5;
        continue;
      }
      if (time + whole[0] >= seconds) {
        double part = inside(u, width, seconds - time);
        return new End(concentration(u + part), charge + panel(u, part)[1]);
      }
      time += left[0] + right[0];
      charge += left[1] + right[1];
      u += width;
      width = Math.min(WIDEST, 1.5 * width);
    }
    return new End(concentration(u), charge + amperes(concentration(u)) * (seconds - time));
  }

  /** The part of a panel that takes a time: Newton's method, halving where it would leave. */
  private double inside(double u, double width, double seconds) {
    double low = 0;
    double high = width;
    double at = 0.5 * width;
    for (int i = 0; i < 200; i++) {
      double miss = panel(u, at)[0] - seconds;
      if (miss > 0) {
        high = at;
      } else {
        low = at;
      }
      double next = at - miss / slowness(u + at);
      next = next > low && next < high ? next : 0.5 * (low + high);
      if (Math.abs(next - at) <= 1e-16 * width) {
        return next;
      }
      at = next;
    }
    return at;
  }

  /** Time and charge from u over a width. */
  private double[] panel(double u, double width) {
    double middle = u + 0.5 * width;
    double[] sums = new double[2];
    for (double[] point : GAUSS) {
      for (double side : new double[] {-0.5, 0.5}) {
        double at = middle + side * width * point[0];
        double seconds = 0.5 * width * point[1] * slowness(at);
        sums[0] += seconds;
        sums[1] += amperes(concentration(at)) * seconds;
      }
    }
    return sums;
  }

  private double concentration(double u) {
    return set() ? p[0] / (1 + Math.exp(-u)) : p[1] * (1 + Math.exp(-u));
  }

  /** dt/du. What is small near the bound, in the way and in the factor F, is computed as such. */
  private double slowness(double u) {
    double small = Math.exp(-u);
    double n = concentration(u);
    double stop = -Math.expm1(-10 * Math.log1p(small));
    double slope = set() ? n * small / (1 + small) : -p[1] * small;
    return slope / (stop * freeRate(n));
  }
}
