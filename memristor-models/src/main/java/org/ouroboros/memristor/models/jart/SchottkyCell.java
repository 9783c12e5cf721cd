package org.ouroboros.memristor.models.jart;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * The equations of the full form: a Schottky contact in series with disc, plug and series
 * resistance.
 *
 * <p>Current and temperature are coupled by the contact. Given the voltage across the contact, the
 * remaining voltage across known resistances determines the current; both give the power and so the
 * temperature. One equation remains: the contact carries this current at this temperature.
 *
 * <p>Internal voltages and currents are magnitudes.
 */
final class SchottkyCell {
  /**
   * Upper bound of the contact voltage in RESET [V]. Near 0.08 V the barrier rises so steeply that
   * there may be two more roots above the physical one, which is the smallest and lies below 0.02 V
   * in normal use.
   */
  private static final double MAX_FORWARD_VOLTS = 0.05;

  private static final double RELATIVE_ACCURACY = 1e-15;
  private static final int MAX_EVALUATIONS = 200;

  private final VacancyKinetics kinetics;
  private final SeriesCircuit series;
  private final SchottkyEmission emission;
  private final double ohmMetres;
  private final double plugConcentration;
  private final double cellLength;

  SchottkyCell(JartPhysics physics, JartVcmV1bFull.SchottkyContact contact) {
    kinetics = new VacancyKinetics(physics);
    series = SeriesCircuit.of(physics.series());
    emission = new SchottkyEmission(contact, physics.hopping());
    ohmMetres = physics.hopping().ohmMetresAtUnitConcentration();
    plugConcentration = physics.geometry().plugConcentration();
    cellLength = physics.geometry().cellLengthMetres();
  }

  /** {@return the equations at a voltage} */
  PhysicalDevice.Dynamics at(double volts) {
    if (volts == 0) {
      return (state, parameters, perSecond) -> perSecond[0] = 0;
    }
    return volts < 0
        ? (state, parameters, perSecond) -> set(volts, state[0], parameters, perSecond)
        : (state, parameters, perSecond) -> reset(volts, state[0], parameters, perSecond);
  }

  /** {@return the current through the cell [A]; NaN where the equations have no solution} */
  double amperes(double volts, double concentration, double[] parameters) {
    if (volts == 0) {
      return 0;
    }
    Circuit circuit = new Circuit(this, volts, concentration, parameters);
    return Math.copySign(circuit.accurateAmperes(circuit.contactVolts()), volts);
  }

  /** SET; the field is that across the disc. */
  private double set(double volts, double n, double[] parameters, double[] perSecond) {
    Circuit circuit = new Circuit(this, volts, n, parameters);
    double contactVolts = circuit.contactVolts();
    double amperes = circuit.accurateAmperes(contactVolts);
    double field = amperes * circuit.discOhms / parameters[JartDevice.DISC_LENGTH];
    double kelvin = circuit.kelvin(contactVolts, amperes);
    perSecond[0] = kinetics.setRate(n, -kinetics.reducedField(field), kelvin, parameters);
    return -amperes;
  }

  /** RESET; the field is that across contact, disc and plug. */
  private double reset(double volts, double n, double[] parameters, double[] perSecond) {
    Circuit circuit = new Circuit(this, volts, n, parameters);
    double contactVolts = circuit.contactVolts();
    double amperes = circuit.accurateAmperes(contactVolts);
    double field = circuit.coreVolts(contactVolts, amperes) / cellLength;
    double kelvin = circuit.kelvin(contactVolts, amperes);
    perSecond[0] = kinetics.resetRate(n, kinetics.reducedField(field), kelvin, parameters);
    return amperes;
  }

  /** One device in one state at one voltage. */
  private static final class Circuit {
    private final SchottkyCell cell;
    private final double volts;
    private final double concentration;
    private final double radius;
    private final double area;
    private final double discOhms;
    private final double filamentOhms;
    private final double shortAmperes;

    Circuit(SchottkyCell cell, double volts, double concentration, double[] parameters) {
      this.cell = cell;
      this.volts = volts;
      this.concentration = concentration;
      double discLength = parameters[JartDevice.DISC_LENGTH];
      radius = parameters[JartDevice.RADIUS];
      area = Math.PI * radius * radius;
      discOhms = cell.ohmMetres * discLength / (concentration * area);
      double plugOhms =
          cell.ohmMetres * (cell.cellLength - discLength) / (cell.plugConcentration * area);
      filamentOhms = discOhms + plugOhms;
      shortAmperes = amperes(0);
    }

    /** The physical root for the contact voltage [V]; NaN if there is none. */
    double contactVolts() {
      double voltageMagnitude = Math.abs(volts);
      double upper = volts < 0 ? voltageMagnitude : Math.min(voltageMagnitude, MAX_FORWARD_VOLTS);
      double excessAtUpper = relativeExcessCurrent(upper);
      if (!(excessAtUpper > 0)) {
        return excessAtUpper == 0 ? upper : Double.NaN;
      }
      return new BrentSolver(RELATIVE_ACCURACY, RELATIVE_ACCURACY * upper, 0)
          .solve(MAX_EVALUATIONS, this::relativeExcessCurrent, 0, upper);
    }

    /**
     * Current of the contact less that of the circuit, relative to the circuit's largest current.
     */
    private double relativeExcessCurrent(double contactVolts) {
      double amperes = amperes(contactVolts);
      double kelvin = kelvin(contactVolts, amperes);
      return (contactAmperes(contactVolts, kelvin) - amperes) / shortAmperes;
    }

    private double contactAmperes(double contactVolts, double kelvin) {
      return area
          * (volts < 0
              ? cell.emission.thermionicFieldDensity(contactVolts, kelvin, concentration)
              : cell.emission.thermionicDensity(contactVolts, kelvin, concentration));
    }

    /** Current of the circuit at a contact voltage [A]. */
    private double amperes(double contactVolts) {
      return cell.series.amperes(Math.abs(volts) - contactVolts, filamentOhms);
    }

    /** Current at the root [A], from contact or circuit, whichever is free of cancellation. */
    double accurateAmperes(double contactVolts) {
      double amperes = amperes(contactVolts);
      return contactVolts > 0.5 * Math.abs(volts)
          ? contactAmperes(contactVolts, kelvin(contactVolts, amperes))
          : amperes;
    }

    /** Voltage across contact, disc and plug [V]. */
    double coreVolts(double contactVolts, double amperes) {
      return contactVolts + amperes * filamentOhms;
    }

    double kelvin(double contactVolts, double amperes) {
      return cell.kinetics.kelvin(volts, amperes * coreVolts(contactVolts, amperes), radius);
    }
  }
}
