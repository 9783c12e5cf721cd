package org.ouroboros.memristor.models.jart;

import java.util.List;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The physical constants of JART VCM v1b that do not vary from device to device. Replace a part to
 * describe another material: {@code new JartPhysics(NOMINAL.hopping(), heat, NOMINAL.series(),
 * NOMINAL.geometry())}.
 *
 * @param hopping hopping of the oxygen vacancies
 * @param heat heating of the filament
 * @param series resistances in series with the cell's core
 * @param geometry geometry and plug concentration
 */
public record JartPhysics(Hopping hopping, Heat heat, SeriesResistance series, Geometry geometry) {
  /** Boltzmann's constant over the elementary charge, as the model was published [V/K]. */
  static final double BOLTZMANN_VOLTS_PER_KELVIN = 8.61860174781523e-05;

  /** Elementary charge, as the model was published [C]. */
  static final double ELEMENTARY_CHARGE_COULOMBS = 1.602e-19;

  /** The unit of concentrations [1/m^3]. */
  static final double CONCENTRATION_UNIT = 1e26;

  /**
   * The published constants: C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi
   * 10.1109/TCSI.2020.3018502.
   */
  public static final JartPhysics NOMINAL =
      new JartPhysics(
          new Hopping(2, 0.25e-9, 2e13, 1.35, 4e-6),
          new Heat(293, 15.72e6, 0.27),
          new SeriesResistance(650, 719.2437, 90471.47, 3.92e-3),
          new Geometry(45e-9, 0.4e-9, 3e-9, 20));

  /**
   * Thermally activated, field-assisted hopping of the oxygen vacancies.
   *
   * @param chargeNumber charge of a vacancy in elementary charges
   * @param distanceMetres hopping distance [m]
   * @param attemptHertz attempt frequency [Hz]
   * @param barrierElectronvolts barrier height without field [eV]
   * @param electronMobilitySquareMetresPerVoltSecond electron mobility in the disc [m^2/(V s)]
   */
  public record Hopping(
      double chargeNumber,
      double distanceMetres,
      double attemptHertz,
      double barrierElectronvolts,
      double electronMobilitySquareMetresPerVoltSecond) {
    public Hopping {
      Require.allPositive(
          List.of("chargeNumber", "distanceMetres", "attemptHertz", "barrierElectronvolts"),
          chargeNumber,
          distanceMetres,
          attemptHertz,
          barrierElectronvolts);
      Require.positive("electronMobility", electronMobilitySquareMetresPerVoltSecond);
    }

    /** Resistivity of the disc at unit concentration [ohm m]; it is inversely proportional to N. */
    double ohmMetresAtUnitConcentration() {
      return 1
          / (chargeNumber
              * JartPhysics.ELEMENTARY_CHARGE_COULOMBS
              * electronMobilitySquareMetresPerVoltSecond
              * JartPhysics.CONCENTRATION_UNIT);
    }
  }

  /**
   * Heating of the filament.
   *
   * @param ambientKelvin temperature without power [K]
   * @param kelvinPerWatt thermal resistance in SET at the nominal radius [K/W]
   * @param resetFactor thermal resistance in RESET relative to that in SET
   */
  public record Heat(double ambientKelvin, double kelvinPerWatt, double resetFactor) {
    public Heat {
      Require.allPositive(
          List.of("ambientKelvin", "kelvinPerWatt", "resetFactor"),
          ambientKelvin,
          kelvinPerWatt,
          resetFactor);
    }
  }

  /**
   * Resistances in series with disc, plug and contact.
   *
   * @param oxideOhms resistance of the TiOx layer [ohm]
   * @param lineOhms resistance of the lines at zero current [ohm]
   * @param lineKelvinPerWatt thermal resistance of the lines [K/W]
   * @param linePerKelvin temperature coefficient of the lines [1/K]
   */
  public record SeriesResistance(
      double oxideOhms, double lineOhms, double lineKelvinPerWatt, double linePerKelvin) {
    public SeriesResistance {
      Require.nonNegative("oxideOhms", oxideOhms);
      Require.nonNegative("lineOhms", lineOhms);
      Require.nonNegative("lineKelvinPerWatt", lineKelvinPerWatt);
      Require.nonNegative("linePerKelvin", linePerKelvin);
    }
  }

  /**
   * The geometry of the cell.
   *
   * @param radiusMetres nominal radius of the filament [m]
   * @param discLengthMetres nominal length of the disc [m]
   * @param cellLengthMetres length of disc and plug together [m]
   * @param plugConcentration concentration of vacancies in the plug [1e26 / m^3]
   */
  public record Geometry(
      double radiusMetres,
      double discLengthMetres,
      double cellLengthMetres,
      double plugConcentration) {
    public Geometry {
      Require.allPositive(
          List.of("radiusMetres", "discLengthMetres", "cellLengthMetres", "plugConcentration"),
          radiusMetres,
          discLengthMetres,
          cellLengthMetres,
          plugConcentration);
    }
  }
}
