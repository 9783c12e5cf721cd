package org.ouroboros.memristor.models.jart;

import org.ouroboros.memristor.core.device.PhysicalDevice;

/** The equations of the simplified form, in which the current is given by a fit. */
final class FittedCurrentCell {
  private final VacancyKinetics kinetics;
  private final SeriesCircuit series;
  private final double setFieldFactor;
  private final double resetFieldFactor;

  FittedCurrentCell(JartPhysics physics) {
    kinetics = new VacancyKinetics(physics);
    series = SeriesCircuit.of(physics.series());
    setFieldFactor =
        kinetics.reducedField(1) * physics.hopping().ohmMetresAtUnitConcentration() / Math.PI;
    resetFieldFactor = kinetics.reducedField(1) / physics.geometry().cellLengthMetres();
  }

  /** {@return the equations at a voltage} */
  PhysicalDevice.Dynamics at(double volts) {
    if (volts == 0) {
      return (state, parameters, perSecond) -> perSecond[0] = 0;
    }
    return volts < 0
        ? new SetDynamics(this, FittedCurrent.Set.at(volts), volts)
        : new ResetDynamics(this, FittedCurrent.Reset.at(volts), volts);
  }

  /** {@return the temperature of the filament at a current [K]} */
  double kelvin(double volts, double amperes, double radius) {
    return kinetics.kelvin(volts, amperes * coreVolts(volts, amperes), radius);
  }

  /** Voltage across disc, plug and contact [V]. */
  private double coreVolts(double volts, double amperes) {
    return volts - series.volts(amperes);
  }

  /** Negative voltages. The field is that across the disc. */
  private record SetDynamics(FittedCurrentCell cell, FittedCurrent.Set fit, double volts)
      implements PhysicalDevice.Dynamics {
    @Override
    public double evaluate(double[] state, double[] parameters, double[] perSecond) {
      double n = state[0];
      double amperes = fit.amperes(n);
      double coreVolts = cell.coreVolts(volts, amperes);
      if (!(amperes < 0 && coreVolts < 0)) {
        perSecond[0] = Double.NaN;
        return Double.NaN;
      }
      double radius = parameters[JartDevice.RADIUS];
      double reducedField = cell.setFieldFactor * amperes / (radius * radius * n);
      double kelvin = cell.kinetics.kelvin(volts, amperes * coreVolts, radius);
      perSecond[0] = cell.kinetics.setRate(n, reducedField, kelvin, parameters);
      return amperes;
    }
  }

  /** Positive voltages. The field is that across disc and plug. */
  private record ResetDynamics(FittedCurrentCell cell, FittedCurrent.Reset fit, double volts)
      implements PhysicalDevice.Dynamics {
    @Override
    public double evaluate(double[] state, double[] parameters, double[] perSecond) {
      double n = state[0];
      double amperes = fit.amperes(n);
      double coreVolts = cell.coreVolts(volts, amperes);
      if (!(amperes > 0 && coreVolts > 0)) {
        perSecond[0] = Double.NaN;
        return Double.NaN;
      }
      double reducedField = cell.resetFieldFactor * coreVolts;
      double kelvin =
          cell.kinetics.kelvin(volts, amperes * coreVolts, parameters[JartDevice.RADIUS]);
      perSecond[0] = cell.kinetics.resetRate(n, reducedField, kelvin, parameters);
      return amperes;
    }
  }
}
