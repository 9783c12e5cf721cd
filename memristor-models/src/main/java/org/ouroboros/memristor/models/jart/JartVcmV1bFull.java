package org.ouroboros.memristor.models.jart;

import java.util.List;

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
}
