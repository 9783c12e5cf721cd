package org.ouroboros.memristor.models.jart;

import static org.ouroboros.memristor.models.jart.JartPhysics.BOLTZMANN_VOLTS_PER_KELVIN;
import static org.ouroboros.memristor.models.jart.JartPhysics.CONCENTRATION_UNIT;
import static org.ouroboros.memristor.models.jart.JartPhysics.ELEMENTARY_CHARGE_COULOMBS;

/**
 * Current density of the Schottky contact of JART VCM v1b. Energies are in volts; voltages and
 * currents are magnitudes, with one law for each direction.
 */
final class SchottkyEmission {
  private final double richardsonConstant;
  private final double heightVolts;
  private final double bandVolts;
  private final double loweringFactor;
  private final double tunnelVoltsFactor;

  SchottkyEmission(JartVcmV1bFull.SchottkyContact contact, JartPhysics.Hopping hopping) {
    JartVcmV1bFull.SchottkyContact.Barrier barrier = contact.barrier();
    richardsonConstant = contact.richardsonConstant();
    heightVolts = barrier.heightVolts();
    bandVolts = barrier.heightVolts() - barrier.bandDepthVolts();
    double chargeDensity = hopping.chargeNumber() * ELEMENTARY_CHARGE_COULOMBS * CONCENTRATION_UNIT;
    double imagePermittivity =
        barrier.relativePermittivity() * JartVcmV1bFull.SchottkyContact.VACUUM_PERMITTIVITY;
    loweringFactor =
        ELEMENTARY_CHARGE_COULOMBS
            * ELEMENTARY_CHARGE_COULOMBS
            * chargeDensity
            / (8 * Math.PI * Math.PI * Math.pow(imagePermittivity, 3));
    double permittivity =
        contact.relativePermittivity() * JartVcmV1bFull.SchottkyContact.VACUUM_PERMITTIVITY;
    tunnelVoltsFactor =
        JartVcmV1bFull.SchottkyContact.PLANCK
            / (4 * Math.PI)
            * Math.sqrt(
                hopping.chargeNumber()
                    * CONCENTRATION_UNIT
                    / (contact.electronMassKilograms() * permittivity));
  }

  /** Thermionic emission over the barrier, in RESET [A/m^2]. */
  double thermionicDensity(double volts, double kelvin, double concentration) {
    double thermalVolts = BOLTZMANN_VOLTS_PER_KELVIN * kelvin;
    return richardsonConstant
        * kelvin
        * kelvin
        * Math.exp(-barrierVolts(volts, concentration) / thermalVolts)
        * Math.expm1(volts / thermalVolts);
  }

  /** Thermionic field emission through the barrier, in SET [A/m^2]. */
  double thermionicFieldDensity(double volts, double kelvin, double concentration) {
    double thermalVolts = BOLTZMANN_VOLTS_PER_KELVIN * kelvin;
    double tunnelVolts = tunnelVoltsFactor * Math.sqrt(concentration);
    double q = tunnelVolts / thermalVolts;
    double oneMinusExp = -Math.expm1(-2 * q);
    double tanh = oneMinusExp / (2 - oneMinusExp);
    // 1 - tanh^2 without cancellation.
    double inverseSquareCosh = 4 * (1 - oneMinusExp) / ((2 - oneMinusExp) * (2 - oneMinusExp));
    double barrier = barrierVolts(-volts, concentration);
    return richardsonConstant
        * kelvin
        / BOLTZMANN_VOLTS_PER_KELVIN
        * Math.sqrt(Math.PI * tunnelVolts * (volts + barrier * inverseSquareCosh))
        * Math.exp(-barrier * tanh / tunnelVolts)
        * Math.expm1(volts * (q - tanh) / tunnelVolts);
  }

  /** Barrier height with image-force lowering at a signed contact voltage, at least 0 [V]. */
  private double barrierVolts(double contactVolts, double concentration) {
    double band = Math.max(0, bandVolts - contactVolts);
    return Math.max(0, heightVolts - Math.sqrt(Math.sqrt(loweringFactor * concentration * band)));
  }
}
