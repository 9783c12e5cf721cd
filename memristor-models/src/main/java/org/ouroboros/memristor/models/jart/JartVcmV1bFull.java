package org.ouroboros.memristor.models.jart;

import java.util.List;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The filamentary HfO2/TiOx cell JART VCM v1b in its full form: the current follows from the
 * Schottky contact at the active electrode in series with disc, plug and series resistance. It is
 * the physics reference of {@link JartVcmV1b}, with the same state, parameters, voltages and
 * presets; that form replaces the current by a fit and is some ten times faster to evaluate.
 *
 * <p>Source: C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi 10.1109/TCSI.2020.3018502.
 *
 * <p>The current, and through it the rate, depends on filament radius and disc length.
 *
 * <p>The operating window has the same concentrations as that of the simplified form (0.06 to
 * 1.98974521). The conductances at its bounds differ, since the fit is not exact; {@code
 * window().conductanceRange(model)} returns them.
 *
 * <p>The equations return NaN outside their range of validity: where the field alone overcomes the
 * hopping barrier (reduced field above 1), and where in RESET the contact voltage would exceed 0.05
 * V, which is above the physical root.
 */
public final class JartVcmV1bFull extends JartDevice {
  private final SchottkyCell cell;

  /** Creates the model with the published constants. */
  public JartVcmV1bFull() {
    this(JartPhysics.NOMINAL, SchottkyContact.NOMINAL);
  }

  /**
   * Creates the model with other constants.
   *
   * @param physics the constants that both forms share
   * @param contact the constants of the contact
   */
  public JartVcmV1bFull(JartPhysics physics, SchottkyContact contact) {
    super(physics.geometry(), List.of(physics, contact));
    cell = new SchottkyCell(physics, contact);
  }

  @Override
  public String name() {
    return "jart-vcm-v1b-full";
  }

  @Override
  public String description() {
    return "JART VCM v1b, HfO2/TiOx filament, full form with Schottky contact (Bengel et al. 2020)";
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return cell.amperes(volts, state[0], parameters);
  }

  @Override
  public Dynamics at(double volts) {
    return cell.at(volts);
  }

  /**
   * Constants of the Schottky contact at the active electrode, used by the full form of JART VCM
   * v1b.
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
}
