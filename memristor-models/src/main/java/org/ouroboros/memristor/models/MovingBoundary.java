package org.ouroboros.memristor.models;

/** The boundary between a conducting and an insulating region, whose resistances are in series. */
final class MovingBoundary {
  private MovingBoundary() {}

  /** The resistance with the boundary at x, from 0 (off) to 1 (on); NaN if not positive. */
  static double ohms(double onOhms, double offOhms, double x) {
    double ohms = onOhms * x + offOhms * (1 - x);
    return ohms > 0 ? ohms : Double.NaN;
  }
}
