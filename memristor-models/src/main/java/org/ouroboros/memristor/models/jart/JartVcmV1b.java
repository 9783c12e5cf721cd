package org.ouroboros.memristor.models.jart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;

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
 * <p>The equations answer NaN where they have no meaning: where the field alone overcomes the
 * hopping barrier (reduced field above 1), where the series resistance would take more than the
 * whole voltage, and where the fit gives a current against the voltage (SET at concentrations below
 * about 0.006, far outside the window).
 */
public final class JartVcmV1b implements PhysicalDevice {

  /** Place of the greatest concentration, Nmax [1e26 / m^3], in the parameter array. */
  public static final int MAX_CONCENTRATION = 0;

  /** Place of the least concentration, Nmin [1e26 / m^3], in the parameter array. */
  public static final int MIN_CONCENTRATION = 1;

  /** Place of the disc's length [m] in the parameter array. */
  public static final int DISC_LENGTH = 2;

  /** Place of the filament's radius [m] in the parameter array. */
  public static final int RADIUS = 3;

  static final double NOMINAL_MAX_CONCENTRATION = 20;
  static final double NOMINAL_MIN_CONCENTRATION = 0.008;

  /** At these voltages a swing over the window takes 9.9 ms in either direction. */
  private static final OperatingPoint OPERATING_POINT =
      new OperatingPoint(-0.342, 0.7065, 0.2, 1e-6, 20e-3);

  private static final Window WINDOW = new Window(0.06, 1.9897452127440086504);

  private final JartPhysics physics;
  private final Kinetics kinetics;
  private final List<Parameter> parameters;
  private final CurrentFit readFit = CurrentFit.at(OPERATING_POINT.readVolts());

  /** Makes the model with the published constants. */
  public JartVcmV1b() {
    this(JartPhysics.NOMINAL);
  }

  /**
   * Makes the model with other constants.
   *
   * @param physics the constants
   */
  public JartVcmV1b(JartPhysics physics) {
    this.physics = physics;
    kinetics = new Kinetics(physics);
    parameters =
        List.of(
            new Parameter("maxConcentration", NOMINAL_MAX_CONCENTRATION),
            new Parameter("minConcentration", NOMINAL_MIN_CONCENTRATION),
            new Parameter("discLengthMetres", physics.geometry().discLengthMetres()),
            new Parameter("filamentRadiusMetres", physics.geometry().radiusMetres()));
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
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public OperatingPoint operatingPoint() {
    return OPERATING_POINT;
  }

  @Override
  public Window window() {
    return WINDOW;
  }

  @Override
  public List<Variation> presets() {
    return JartVariations.all();
  }

  @Override
  public double lowerState(double[] parameters) {
    return parameters[MIN_CONCENTRATION];
  }

  @Override
  public double upperState(double[] parameters) {
    return parameters[MAX_CONCENTRATION];
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
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    at(volts).evaluate(state, parameters, perSecond);
  }

  @Override
  public Dynamics at(double volts) {
    return kinetics.at(volts);
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
      // Snaps to a bound or says what is wrong.
      PhysicalDevice.super.setConductance(siemens, readVolts, state, parameters);
    }
  }

  private CurrentFit fit(double volts) {
    return volts == OPERATING_POINT.readVolts() ? readFit : CurrentFit.at(volts);
  }

  /** Models of the same constants are equal, so that what was prepared for one serves the other. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JartVcmV1b that && physics.equals(that.physics);
  }

  @Override
  public int hashCode() {
    return physics.hashCode();
  }

  @Override
  public String toString() {
    return "JartVcmV1b[" + physics + "]";
  }
}
