package org.ouroboros.memristor.crossbar;

/** Operations on vectors. */
final class Vectors {

  private Vectors() {}

  /** Returns the largest magnitude; NaN if any value is NaN. */
  static double maxMagnitude(double[] values) {
    double peak = 0;
    for (double value : values) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }
}
