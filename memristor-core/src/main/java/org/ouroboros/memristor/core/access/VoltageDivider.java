package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Solves how a voltage divides between a cell and its access device: the root of Vcell +
 * access(I(Vcell)) - V between 0 and V, by inverse quadratic interpolation safeguarded by bisection
 * (T. R. Chandrupatla, Adv. Eng. Softw. 28, 1997, doi 10.1016/S0965-9978(96)00051-8).
 *
 * <p>Differences from the published method: bisection is geometric, because the cell may have only
 * a tiny fraction of the voltage; and the last interpolation is accepted without another evaluation
 * if its error, of the order of the product of the last three errors, is below rounding.
 */
final class VoltageDivider {
  private static final int MAX_EVALUATIONS = 60;

  /** Relative residual, or relative width of the bracket, that counts as converged. */
  private static final double ROUNDING = 4e-16;

  /** Expected relative error below which an interpolation is accepted without evaluation. */
  private static final double NEGLIGIBLE = 1e-17;

  /** A bisection reduces the voltage at most by the square root of this. */
  private static final double MIN_FRACTION = 0x1p-16;

  private final PhysicalDevice cell;
  private final AccessDevice access;
  private final double[] state;
  private final double[] parameters;

  /** For a cell in its present state; the arrays are not copied. */
  VoltageDivider(PhysicalDevice cell, AccessDevice access, double[] state, double[] parameters) {
    this.cell = cell;
    this.access = access;
    this.state = state;
    this.parameters = parameters;
  }

  /** {@return the voltage across the cell [V]; NaN where the cell has no current} */
  double cellVolts(double volts) {
    if (volts == 0) {
      return volts;
    }
    // The root lies between a, the newest point, and b; c is the point before a.
    double a = volts;
    double residualA = residual(volts, a);
    double b = 0;
    double residualB = -Math.abs(volts);
    double next = a + residualA / (residualA - residualB) * (b - a);
    for (int i = 1; i < MAX_EVALUATIONS; i++) {
      if (Math.abs(residualA) <= ROUNDING * Math.abs(volts)) {
        return a;
      }
      if (Math.abs(b - a) <= ROUNDING * Math.abs(a)) {
        return Double.isInfinite(residualA - residualB) ? Double.NaN : a;
      }
      if (!(next * volts > 0)) {
        next = geometricMidpoint(a, b);
      }
      double c = a;
      double residualC = residualA;
      a = next;
      residualA = residual(volts, a);
      if (residualA > 0 != residualC > 0) {
        double swap = b;
        double residualSwap = residualB;
        b = c;
        residualB = residualC;
        c = swap;
        residualC = residualSwap;
      }
      double xi = (a - b) / (c - b);
      double phi = (residualA - residualB) / (residualC - residualB);
      if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
        double step =
            residualA / (residualB - residualA) * residualC / (residualB - residualC) * (b - a)
                + residualA
                    / (residualC - residualA)
                    * residualB
                    / (residualC - residualB)
                    * (c - a);
        next = a + step;
        if (Math.abs(step * (b - a) * (c - a)) <= NEGLIGIBLE * Math.abs(next * next * next)) {
          return next;
        }
      } else {
        next = geometricMidpoint(a, b);
      }
    }
    return Double.NaN;
  }

  private static double geometricMidpoint(double a, double b) {
    double far = Math.abs(a) > Math.abs(b) ? a : b;
    double near = Math.max(Math.min(Math.abs(a), Math.abs(b)), MIN_FRACTION * Math.abs(far));
    return Math.copySign(Math.sqrt(near * Math.abs(far)), far);
  }

  /** Residual of a trial cell voltage; infinite where the cell has no current. */
  private double residual(double volts, double trialVolts) {
    double amperes = cell.currentAmperes(trialVolts, state, parameters);
    double residual = Math.copySign(1, volts) * (trialVolts - volts + access.volts(amperes));
    return Double.isNaN(residual) ? Double.POSITIVE_INFINITY : residual;
  }
}
