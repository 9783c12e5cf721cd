package org.ouroboros.memristor.models.jart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * Common part of both forms of JART VCM v1b: state, parameters, window of concentrations, operating
 * point and presets.
 */
public abstract sealed class JartDevice implements PhysicalDevice
    permits JartVcmV1b, JartVcmV1bFull {
  /** Index of the maximum concentration, Nmax [1e26 / m^3], in the parameter array. */
  public static final int MAX_CONCENTRATION = 0;

  /** Index of the minimum concentration, Nmin [1e26 / m^3], in the parameter array. */
  public static final int MIN_CONCENTRATION = 1;

  /** Index of the disc length [m] in the parameter array. */
  public static final int DISC_LENGTH = 2;

  /** Index of the filament radius [m] in the parameter array. */
  public static final int RADIUS = 3;

  static final double NOMINAL_MAX_CONCENTRATION = 20;
  static final double NOMINAL_MIN_CONCENTRATION = 0.008;

  /** At these voltages a swing of the simplified form takes 9.9 ms in either direction. */
  static final OperatingPoint OPERATING_POINT =
      new OperatingPoint(-0.342, 0.7065, 0.2, 1e-6, 20e-3);

  private static final StateWindow WINDOW = new StateWindow(0.06, 1.9897452127440086504);

  private final List<Parameter> parameters;
  private final List<Object> constants;

  /** Creates a model with a nominal geometry; all its constants decide its equality. */
  JartDevice(JartPhysics.Geometry geometry, List<Object> constants) {
    this.constants = constants;
    parameters =
        List.of(
            new Parameter("maxConcentration", NOMINAL_MAX_CONCENTRATION),
            new Parameter("minConcentration", NOMINAL_MIN_CONCENTRATION),
            new Parameter("discLengthMetres", geometry.discLengthMetres()),
            new Parameter("filamentRadiusMetres", geometry.radiusMetres()));
  }

  @Override
  public final List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public final OperatingPoint operatingPoint() {
    return OPERATING_POINT;
  }

  @Override
  public final StateWindow window() {
    return WINDOW;
  }

  @Override
  public final List<Variation> presets() {
    return JartVariations.presets();
  }

  @Override
  public final double lowerState(double[] parameters) {
    return parameters[MIN_CONCENTRATION];
  }

  @Override
  public final double upperState(double[] parameters) {
    return parameters[MAX_CONCENTRATION];
  }

  @Override
  public final void stateBounds(boolean upper, double[][] columns, int count, double[] bounds) {
    double[] column = columns[upper ? MAX_CONCENTRATION : MIN_CONCENTRATION];
    System.arraycopy(column, 0, bounds, 0, count);
  }

  @Override
  public final void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    at(volts).evaluate(state, parameters, perSecond);
  }

  /**
   * Models with equal constants are equal, so that tables computed for one are reused for the
   * other.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof JartDevice that
        && getClass() == that.getClass()
        && constants.equals(that.constants);
  }

  @Override
  public final int hashCode() {
    return constants.hashCode();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + constants;
  }
}
