package org.ouroboros.memristor.models.jart;

/**
 * The state equation of JART VCM v1b (C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi
 * 10.1109/TCSI.2020.3018502): field-driven hopping of vacancies in a filament heated by the
 * current. Constants shared by all devices and voltages are computed once.
 */
final class VacancyKinetics {
  /** Squared reduced field up to which the series of {@link #barrierShape} is exact to rounding. */
  private static final double SERIES_FIELD_SQUARED = 0.01;

  private final double ambientKelvin;
  private final double setKelvinPerWatt;
  private final double resetKelvinPerWatt;
  private final double radiusSquared;
  private final double reducedFieldPerField;
  private final double barrierKelvin;
  private final double halfVelocity;
  private final double plugConcentration;

  VacancyKinetics(JartPhysics physics) {
    JartPhysics.Hopping hopping = physics.hopping();
    JartPhysics.Heat heat = physics.heat();
    JartPhysics.Geometry geometry = physics.geometry();
    ambientKelvin = heat.ambientKelvin();
    setKelvinPerWatt = heat.kelvinPerWatt();
    resetKelvinPerWatt = heat.kelvinPerWatt() * heat.resetFactor();
    radiusSquared = geometry.radiusMetres() * geometry.radiusMetres();
    reducedFieldPerField =
        hopping.chargeNumber()
            * hopping.distanceMetres()
            / (hopping.barrierElectronvolts() * Math.PI);
    barrierKelvin = hopping.barrierElectronvolts() / JartPhysics.BOLTZMANN_VOLTS_PER_KELVIN;
    halfVelocity = 0.5 * hopping.distanceMetres() * hopping.attemptHertz();
    plugConcentration = geometry.plugConcentration();
  }

  /** The reduced field gam = z a E / (dW pi) of a field [V/m]. */
  double reducedField(double voltsPerMetre) {
    return reducedFieldPerField * voltsPerMetre;
  }

  /** Temperature of the filament [K]; the voltage's sign selects the thermal resistance. */
  double kelvin(double volts, double watts, double radius) {
    double kelvinPerWatt = volts < 0 ? setKelvinPerWatt : resetKelvinPerWatt;
    return ambientKelvin + watts * kelvinPerWatt * radiusSquared / (radius * radius);
  }

  /** Rate of the concentration in SET, 0 at the maximum concentration [1e26/(m^3 s)]. */
  double setRate(double concentration, double reducedField, double kelvin, double[] parameters) {
    double endFactor = 1 - tenthPower(concentration / parameters[JartDevice.MAX_CONCENTRATION]);
    return endFactor
        * freeRate(concentration, reducedField, kelvin, parameters[JartDevice.DISC_LENGTH]);
  }

  /** Rate of the concentration in RESET, 0 at the minimum concentration [1e26/(m^3 s)]. */
  double resetRate(double concentration, double reducedField, double kelvin, double[] parameters) {
    double endFactor = 1 - tenthPower(parameters[JartDevice.MIN_CONCENTRATION] / concentration);
    return endFactor
        * freeRate(concentration, reducedField, kelvin, parameters[JartDevice.DISC_LENGTH]);
  }

  /** The rate without the factor that stops it at the bound, for a reduced field of either sign. */
  private double freeRate(
      double concentration, double reducedField, double kelvin, double discLength) {
    return -halfVelocity
        / discLength
        * (plugConcentration + concentration)
        * netHops(reducedField, barrierKelvin / kelvin);
  }

  /**
   * Hops along the field less hops against it, exp(-(W - D)/kT) - exp(-(W + D)/kT), per attempt. W
   * is dW {@link #barrierShape}, D is dW gam pi/2; the barrier is given as dW / kT.
   */
  private static double netHops(double reducedField, double barrier) {
    double fieldMagnitude = Math.abs(reducedField);
    double drift = barrier * fieldMagnitude * (Math.PI / 2);
    double along = Math.exp(drift - barrier * barrierShape(fieldMagnitude));
    // exp is faster than expm1 but cancels at small fields.
    double net = along * (drift > 0.5 ? 1 - Math.exp(-2 * drift) : -Math.expm1(-2 * drift));
    return reducedField < 0 ? -net : net;
  }

  /** sqrt(1 - g^2) + g asin(g); NaN for g above 1, outside the model's range of validity. */
  private static double barrierShape(double g) {
    double s = g * g;
    if (s <= SERIES_FIELD_SQUARED) {
      return 1
          + s
              * (1.0 / 2
                  + s
                      * (1.0 / 24
                          + s
                              * (1.0 / 80
                                  + s * (5.0 / 896 + s * (7.0 / 2304 + s * (21.0 / 11264))))));
    }
    return Math.sqrt(1 - s) + g * Math.asin(g);
  }

  private static double tenthPower(double x) {
    double square = x * x;
    double fourth = square * square;
    return fourth * fourth * square;
  }
}
