package org.ouroboros.memristor.models.jart;

import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * The equation of state of JART VCM v1b (C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi
 * 10.1109/TCSI.2020.3018502): vacancies hop in a field, in a filament that the current warms.
 * Everything that is the same for all devices and voltages is computed once.
 */
final class Kinetics {

  /** Below this reduced field the series of {@link #barrierShape} is exact to rounding. */
  private static final double SERIES_FIELD_SQUARED = 0.01;

  private final double seriesOhms;
  private final double seriesOhmsPerSquareAmpere;
  private final double ambientKelvin;
  private final double setKelvinPerWatt;
  private final double resetKelvinPerWatt;
  private final double radiusSquared;
  private final double setFieldFactor;
  private final double resetFieldFactor;
  private final double barrierKelvin;
  private final double halfVelocity;
  private final double plugConcentration;

  Kinetics(JartPhysics physics) {
    JartPhysics.Hopping hopping = physics.hopping();
    JartPhysics.Heat heat = physics.heat();
    JartPhysics.SeriesResistance series = physics.series();
    JartPhysics.Geometry geometry = physics.geometry();
    seriesOhms = series.oxideOhms() + series.lineOhms();
    seriesOhmsPerSquareAmpere =
        series.lineOhms() * series.lineOhms() * series.linePerKelvin() * series.lineKelvinPerWatt();
    ambientKelvin = heat.ambientKelvin();
    setKelvinPerWatt = heat.kelvinPerWatt();
    resetKelvinPerWatt = heat.kelvinPerWatt() * heat.resetFactor();
    radiusSquared = geometry.radiusMetres() * geometry.radiusMetres();
    // The reduced field is gam = z a E / (dW pi).
    double reducedFieldPerField =
        hopping.chargeNumber()
            * hopping.distanceMetres()
            / (hopping.barrierElectronvolts() * Math.PI);
    setFieldFactor =
        reducedFieldPerField
            / (hopping.chargeNumber()
                * JartPhysics.ELEMENTARY_CHARGE_COULOMBS
                * hopping.electronMobility()
                * Math.PI
                * JartPhysics.CONCENTRATION_UNIT);
    resetFieldFactor = reducedFieldPerField / geometry.cellLengthMetres();
    barrierKelvin = hopping.barrierElectronvolts() / JartPhysics.BOLTZMANN_VOLTS_PER_KELVIN;
    halfVelocity = 0.5 * hopping.distanceMetres() * hopping.attemptHertz();
    plugConcentration = geometry.plugConcentration();
  }

  /** The equations at a voltage. */
  PhysicalDevice.Dynamics at(double volts) {
    if (volts == 0) {
      return (state, parameters, perSecond) -> perSecond[0] = 0;
    }
    return volts < 0
        ? new SetDynamics(this, CurrentFit.Set.at(volts), volts)
        : new ResetDynamics(this, CurrentFit.Reset.at(volts), volts);
  }

  /** Temperature of the filament at a current [K]. */
  double kelvin(double volts, double amperes, double radius) {
    double kelvinPerWatt = volts < 0 ? setKelvinPerWatt : resetKelvinPerWatt;
    double watts = amperes * coreVolts(volts, amperes);
    return ambientKelvin + watts * kelvinPerWatt * radiusSquared / (radius * radius);
  }

  /** Voltage over disc, plug and contact [V]. */
  private double coreVolts(double volts, double amperes) {
    return volts - amperes * (seriesOhms + seriesOhmsPerSquareAmpere * amperes * amperes);
  }

  /** The rate without the stop at the bound, for a reduced field of either sign. */
  private double freeRate(
      double concentration, double reducedField, double kelvin, double discLength) {
    return -halfVelocity
        / discLength
        * (plugConcentration + concentration)
        * netHops(reducedField, barrierKelvin / kelvin);
  }

  /**
   * Hops along the field less hops against it, exp(-(W - D)/kT) - exp(-(W + D)/kT), relative to the
   * attempts. The barriers are dW {@link #barrierShape} and D = dW gam pi/2.
   *
   * @param reducedField gam
   * @param barrier dW / kT
   */
  private static double netHops(double reducedField, double barrier) {
    double gam = Math.abs(reducedField);
    double drift = barrier * gam * (Math.PI / 2);
    double along = Math.exp(drift - barrier * barrierShape(gam));
    // Plain exp is the faster one; at small fields it would lose digits.
    double net = along * (drift > 0.5 ? 1 - Math.exp(-2 * drift) : -Math.expm1(-2 * drift));
    return reducedField < 0 ? -net : net;
  }

  /** sqrt(1 - g^2) + g asin(g); NaN for g above 1, where the model has no meaning. */
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

  /** Negative voltages. The field is that over the disc. */
  private record SetDynamics(Kinetics kinetics, CurrentFit.Set fit, double volts)
      implements PhysicalDevice.Dynamics {

    @Override
    public double evaluate(double[] state, double[] parameters, double[] perSecond) {
      double n = state[0];
      double amperes = fit.amperes(n);
      double coreVolts = kinetics.coreVolts(volts, amperes);
      if (!(amperes < 0 && coreVolts < 0)) {
        perSecond[0] = Double.NaN;
        return Double.NaN;
      }
      double radius = parameters[JartVcmV1b.RADIUS];
      double gam = kinetics.setFieldFactor * amperes / (radius * radius * n);
      double kelvin = kinetics.kelvin(volts, amperes, radius);
      double stop = 1 - tenthPower(n / parameters[JartVcmV1b.MAX_CONCENTRATION]);
      perSecond[0] = stop * kinetics.freeRate(n, gam, kelvin, parameters[JartVcmV1b.DISC_LENGTH]);
      return amperes;
    }
  }

  /** Positive voltages. The field is that over disc and plug. */
  private record ResetDynamics(Kinetics kinetics, CurrentFit.Reset fit, double volts)
      implements PhysicalDevice.Dynamics {

    @Override
    public double evaluate(double[] state, double[] parameters, double[] perSecond) {
      double n = state[0];
      double amperes = fit.amperes(n);
      double coreVolts = kinetics.coreVolts(volts, amperes);
      if (!(amperes > 0 && coreVolts > 0)) {
        perSecond[0] = Double.NaN;
        return Double.NaN;
      }
      double gam = kinetics.resetFieldFactor * coreVolts;
      double radius = parameters[JartVcmV1b.RADIUS];
      double kelvin = kinetics.kelvin(volts, amperes, radius);
      double stop = 1 - tenthPower(parameters[JartVcmV1b.MIN_CONCENTRATION] / n);
      perSecond[0] = stop * kinetics.freeRate(n, gam, kelvin, parameters[JartVcmV1b.DISC_LENGTH]);
      return amperes;
    }
  }
}
