package org.ouroboros.memristor.crossbar;

/** Operations on vectors. */
final class Scaling {

  private Scaling() {}

  /** Returns the largest magnitude; NaN if any value is NaN. */
  static double peak(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }
}
