package org.ouroboros.memristor.crossbar;

/** The size of vectors. */
final class Scaling {

  private Scaling() {}

  /** The greatest magnitude; NaN if there is one. */
  static double peak(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }
}
