package org.ouroboros.memristor.models.jart;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Constants of the Schottky contact at the active electrode, used by the full form of JART VCM v1b.
 *
 * @param richardsonConstant effective Richardson constant [A/(m^2 K^2)]
 * @param electronMassKilograms effective mass of a tunnelling electron [kg]
 * @param relativePermittivity static relative permittivity of the oxide
 * @param barrier the barrier
 */
public record SchottkyContact(
    double richardsonConstant,
    double electronMassKilograms,
    double relativePermittivity,
    Barrier barrier) {

  /** Planck's constant, as the model was published [J s]. */
  static final double PLANCK = 6.626e-34;

  /** Permittivity of the vacuum, as the model was published [F/m]. */
  static final double VACUUM_PERMITTIVITY = 8.854e-12;

  /**
   * The published constants: C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi
   * 10.1109/TCSI.2020.3018502.
   */
  public static final SchottkyContact NOMINAL =
      new SchottkyContact(6.01e5, 9.10938e-31, 17, new Barrier(0.18, 0.1, 5.5));

  public SchottkyContact {
    Require.positive("richardson", richardsonConstant);
    Require.positive("electronMassKilograms", electronMassKilograms);
    Require.positive("relativePermittivity", relativePermittivity);
  }

  /**
   * The barrier between metal and oxide.
   *
   * @param heightVolts height without image-force lowering [V]
   * @param bandDepthVolts distance of the oxide's conduction band from its Fermi level [V], less
   *     than the height
   * @param relativePermittivity relative permittivity for the image force
   */
  public record Barrier(double heightVolts, double bandDepthVolts, double relativePermittivity) {

    public Barrier {
      Require.positive("heightVolts", heightVolts);
      Require.nonNegative("bandDepthVolts", bandDepthVolts);
      Require.less("bandDepthVolts", bandDepthVolts, "heightVolts", heightVolts);
      Require.positive("relativePermittivity", relativePermittivity);
    }
  }
}
