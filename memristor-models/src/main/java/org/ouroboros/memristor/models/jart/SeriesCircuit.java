package org.ouroboros.memristor.models.jart;

/**
 * Resistances in series with disc, plug and contact. The lines heat up with their current, so that
 * the voltage is a cubic polynomial of it: the resistance increases with the squared current.
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
   * Current through this and a further resistance at a voltage of at least 0 [A]. By Newton's
   * method: the cubic is convex, so iterates that start above the root decrease to it.
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
