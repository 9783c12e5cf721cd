package org.ouroboros.memristor.models;

/** A boundary between a conducting and an insulating region, whose resistances lie in series. */
final class Boundary {

  private Boundary() {}

  /**
   * The resistance of both regions.
   *
   * @param onOhms resistance at x = 1 [ohm]
   * @param offOhms resistance at x = 0 [ohm]
   * @param x the boundary's place
   * @return the resistance [ohm]; NaN where the boundary lies so far outside that there is none
   */
  static double ohms(double onOhms, double offOhms, double x) {
    double ohms = onOhms * x + offOhms * (1 - x);
    return ohms > 0 ? ohms : Double.NaN;
  }
}
