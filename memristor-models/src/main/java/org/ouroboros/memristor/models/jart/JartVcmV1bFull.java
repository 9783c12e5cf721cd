package org.ouroboros.memristor.models.jart;

import org.jspecify.annotations.Nullable;

/**
 * The filamentary HfO2/TiOx cell JART VCM v1b in its full form: the current follows from the
 * Schottky contact at the active electrode in series with disc, plug and series resistance. It is
 * the physics reference of {@link JartVcmV1b}, with the same state, parameters, voltages and
 * presets; that form replaces the current by a fit and is some ten times faster to evaluate.
 *
 * <p>Source: C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi 10.1109/TCSI.2020.3018502.
 *
 * <p>Here the current depends on the radius of the filament and on the length of the disc, so that
 * both shape the rate.
 *
 * <p>The operating window is one of concentration, the same as of the simplified form (0.06 to
 * 1.98974521). The conductances at its ends differ from that form's, since the fit is not exact:
 * {@code window().siemens(model)} has them.
 *
 * <p>The equations answer NaN where they have no meaning: where the field alone overcomes the
 * hopping barrier (reduced field above 1), and where in RESET the contact would take more than 0.05
 * V, which is beyond the root that is physical.
 */
public final class JartVcmV1bFull extends JartDevice {

  private final JartPhysics physics;
  private final SchottkyContact contact;
  private final ContactCell cell;

  /** Makes the model with the published constants. */
  public JartVcmV1bFull() {
    this(JartPhysics.NOMINAL, SchottkyContact.NOMINAL);
  }

  /**
   * Makes the model with other constants.
   *
   * @param physics the constants that both forms share
   * @param contact the constants of the contact
   */
  public JartVcmV1bFull(JartPhysics physics, SchottkyContact contact) {
    super(physics.geometry());
    this.physics = physics;
    this.contact = contact;
    cell = new ContactCell(physics, contact);
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

  /** Models of the same constants are equal, so that what was prepared for one serves the other. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JartVcmV1bFull that
        && physics.equals(that.physics)
        && contact.equals(that.contact);
  }

  @Override
  public int hashCode() {
    return 31 * physics.hashCode() + contact.hashCode();
  }

  @Override
  public String toString() {
    return "JartVcmV1bFull[" + physics + ", " + contact + "]";
  }
}
