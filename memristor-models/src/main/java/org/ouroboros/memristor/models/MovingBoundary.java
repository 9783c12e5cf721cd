package org.ouroboros.memristor.models;

/** The boundary between a conducting and an insulating region, whose resistances are in series. */
final class MovingBoundary {

  private MovingBoundary() {}

  /**
   * {@return the resistance of both regions [ohm]; NaN where the boundary is so far outside that it
   * is not positive}
   *
   * @param onOhms resistance at x = 1 [ohm]
   * @param offOhms resistance at x = 0 [ohm]
   * @param x the position of the boundary
   */
  static double ohms(double onOhms, double offOhms, double x) {
    double ohms = onOhms * x + offOhms * (1 - x);
    return ohms > 0 ? ohms : Double.NaN;
  }
}
