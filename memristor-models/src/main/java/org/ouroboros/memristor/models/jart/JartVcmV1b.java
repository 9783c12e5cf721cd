package org.ouroboros.memristor.models.jart;

import java.util.List;

/**
 * The filamentary HfO2/TiOx cell JART VCM v1b in its simplified form, with an explicit fit of the
 * current. The state is the concentration of oxygen vacancies in the disc [1e26 / m^3]. A negative
 * voltage is SET, a positive one RESET.
 *
 * <p>Sources: C. Bengel et al., IEEE TCAS-I 67(12), 2020, doi 10.1109/TCSI.2020.3018502 (physics);
 * V. Ntinas et al., IEEE TCAS-II 2022 (fit of the current); Z. Yu et al., arXiv 2403.06746 (bounds
 * and variation); Z. Yu et al., arXiv 2403.06712 (window and voltages).
 *
 * <p>In this form the current depends neither on the radius of the filament nor on the length of
 * the disc. The length scales time; the radius enters through the temperature, so that a radius
 * changed by 10 % makes a swing 10 to 20 times slower or faster.
 *
 * <p>The equations return NaN outside their range of validity: where the field alone overcomes the
 * hopping barrier (reduced field above 1), where the drop across the series resistance exceeds the
 * voltage, and where the fit gives a current against the voltage (SET at concentrations below about
 * 0.006, far outside the window).
 */
public final class JartVcmV1b extends JartDevice {
  private final FittedCurrentCell cell;
  private final FittedCurrent readFit = FittedCurrent.at(OPERATING_POINT.readVolts());

  /** Creates the model with the published constants. */
  public JartVcmV1b() {
    this(JartPhysics.NOMINAL);
  }

  /**
   * Creates the model with other constants.
   *
   * @param physics the constants
   */
  public JartVcmV1b(JartPhysics physics) {
    super(physics.geometry(), List.of(physics));
    cell = new FittedCurrentCell(physics);
  }

  @Override
  public String name() {
    return "jart-vcm-v1b";
  }

  @Override
  public String description() {
    return "JART VCM v1b, HfO2/TiOx filament, simplified form (Bengel et al. 2020, current fit of"
        + " Ntinas et al. 2022)";
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    if (volts == 0) {
      return 0;
    }
    double amperes = fit(volts).amperes(state[0]);
    return volts < 0 == amperes < 0 ? amperes : Double.NaN;
  }

  @Override
  public Dynamics at(double volts) {
    return cell.at(volts);
  }

  /**
   * {@inheritDoc}
   *
   * <p>In closed form, at positive and negative reading voltages.
   */
  @Override
  public void setConductance(
      double siemens, double readVolts, double[] state, double[] parameters) {
    double concentration = fit(readVolts).concentration(siemens * readVolts);
    if (concentration >= lowerState(parameters) && concentration <= upperState(parameters)) {
      state[0] = concentration;
    } else {
      // Snaps to a bound or throws.
      super.setConductance(siemens, readVolts, state, parameters);
    }
  }

  private FittedCurrent fit(double volts) {
    return volts == OPERATING_POINT.readVolts() ? readFit : FittedCurrent.at(volts);
  }
}
