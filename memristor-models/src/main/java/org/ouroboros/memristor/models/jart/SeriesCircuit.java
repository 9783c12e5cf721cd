package org.ouroboros.memristor.models.jart;

/**
 * The resistances in series with disc, plug and contact. The lines warm with their current, so that
 * the voltage over them is a cubic of it.
 *
 * @param ohms resistance without current [ohm]
 * @param ohmsPerSquareAmpere what a current adds [ohm/A^2]
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

  /** Voltage over the series resistance at a current [V]. */
  double volts(double amperes) {
    return amperes * (ohms + ohmsPerSquareAmpere * amperes * amperes);
  }

  /**
   * Current at a voltage over this and a further resistance. Newton's method: the cubic is convex,
   * so that from above it falls to the root and stops falling there.
   *
   * @param volts the voltage [V], not negative
   * @param moreOhms the further resistance [ohm]
   * @return the current [A]
   */
  double amperes(double volts, double moreOhms) {
    double linear = ohms + moreOhms;
    double amperes = volts / linear;
    double former;
    do {
      former = amperes;
      double square = ohmsPerSquareAmpere * amperes * amperes;
      amperes = (volts + 2 * square * amperes) / (linear + 3 * square);
    } while (amperes < former);
    return former;
  }
}
