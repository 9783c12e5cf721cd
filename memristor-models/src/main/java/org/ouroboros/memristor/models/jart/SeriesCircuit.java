package org.ouroboros.memristor.models.jart;

/**
 * Resistances in series with disc, plug and contact. The lines heat up with their current, so that
 * the voltage is a cubic polynomial of it.
 *
 * @param ohms resistance at zero current [ohm]
 * @param ohmsPerSquareAmpere increase of the resistance with the squared current [ohm/A^2]
 */
record SeriesCircuit(double ohms, double ohmsPerSquareAmpere) {

  static SeriesCircuit of(JartPhysics.SeriesResistance series) {
    return new SeriesCircuit(
        series.oxideOhms() + series.lineOhms(),
        series.lineOhms()
            * series.lineOhms()
            * series.linePerKelvin()
            * series.lineKelvinPerWatt());
  }

  /** Voltage across the series resistance [V]. */
  double volts(double amperes) {
    return amperes * (ohms + ohmsPerSquareAmpere * amperes * amperes);
  }

  /**
   * {@return the current through this and a further resistance [A]} By Newton's method: the cubic
   * is convex, so iterates that start above the root decrease monotonically to it.
   *
   * @param volts the voltage [V], not negative
   * @param additionalOhms the further resistance [ohm]
   */
  double amperes(double volts, double additionalOhms) {
    double linear = ohms + additionalOhms;
    double amperes = volts / linear;
    double previous;
    do {
      previous = amperes;
      double square = ohmsPerSquareAmpere * amperes * amperes;
      amperes = (volts + 2 * square * amperes) / (linear + 3 * square);
    } while (amperes < previous);
    return previous;
  }
}
