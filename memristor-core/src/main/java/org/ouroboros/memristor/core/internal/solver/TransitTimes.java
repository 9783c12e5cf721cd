package org.ouroboros.memristor.core.internal.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Transit times of a physical device of one state component between states at a constant voltage.
 * The equation is autonomous, so the time is the integral of dx / rate(x). It is tabulated over a
 * window by adaptive Gauss-Legendre quadrature (7 points, bisection). Immutable and thread-safe.
 *
 * <p>Cost: hundreds to thousands of evaluations of the rate to build, 14 per query.
 */
public final class TransitTimes {
  /** Relative difference allowed between a panel and its halves. */
  private static final double TOLERANCE = 1e-11;

  private static final int MAX_DEPTH = 40;

  /** Gauss-Legendre, 7 points on [-1, 1]. */
  private static final double[] NODES = {
    -0.9491079123427585,
    -0.7415311855993945,
    -0.4058451513773972,
    0.0,
    0.4058451513773972,
    0.7415311855993945,
    0.9491079123427585
  };

  private static final double[] WEIGHTS = {
    0.1294849661688697,
    0.2797053914892766,
    0.3818300505051189,
    0.4179591836734694,
    0.3818300505051189,
    0.2797053914892766,
    0.1294849661688697
  };

  private final PhysicalDevice.Dynamics dynamics;
  private final double[] parameters;
  private final double[] bounds;
  private final double[] secondsAtBounds;

  /**
   * Tabulates the transit times of a device of one state component over a window.
   *
   * @param volts the voltage [V]
   */
  public TransitTimes(PhysicalDevice model, double volts, double[] parameters, StateWindow window) {
    requireOneComponent(model);
    this.dynamics = model.at(Require.finite("volts", volts));
    this.parameters = parameters.clone();
    List<double[]> panels = new ArrayList<>();
    double low = window.lowerState();
    double high = window.upperState();
    bisect(low, high, quadrature(low, high), 0, panels);
    bounds = new double[panels.size() + 1];
    secondsAtBounds = new double[panels.size() + 1];
    bounds[0] = low;
    for (int i = 0; i < panels.size(); i++) {
      bounds[i + 1] = panels.get(i)[0];
      secondsAtBounds[i + 1] = secondsAtBounds[i] + panels.get(i)[1];
    }
  }

  /**
   * Checks that a model has one state component.
   *
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it has more
   */
  public static void requireOneComponent(PhysicalDevice model) {
    Require.that(
        model.stateSize() == 1, "stateSize of " + model.name(), "must be 1", model.stateSize());
  }

  /**
   * {@return the transit time between two states of the window [s], negative if the voltage drives
   * the other way; infinite or NaN if the rate vanishes in between}
   */
  public double seconds(double startState, double endState) {
    return secondsFromLower(endState) - secondsFromLower(startState);
  }

  /** {@return the time from the window's lower end to a state [s], monotone; may be negative} */
  public double secondsFromLower(double state) {
    Require.inRange("state", state, bounds[0], bounds[bounds.length - 1]);
    int panel = Arrays.binarySearch(bounds, state);
    if (panel >= 0) {
      return secondsAtBounds[panel];
    }
    panel = -panel - 2;
    return secondsAtBounds[panel] + quadrature(bounds[panel], state);
  }

  private void bisect(double lower, double upper, double coarse, int depth, List<double[]> panels) {
    double middle = 0.5 * (lower + upper);
    double left = quadrature(lower, middle);
    double right = quadrature(middle, upper);
    double refined = left + right;
    boolean converged = Math.abs(refined - coarse) <= TOLERANCE * Math.abs(refined);
    if (converged || depth >= MAX_DEPTH || !Double.isFinite(refined)) {
      panels.add(new double[] {middle, left});
      panels.add(new double[] {upper, right});
      return;
    }
    bisect(lower, middle, left, depth + 1, panels);
    bisect(middle, upper, right, depth + 1, panels);
  }

  private double quadrature(double lower, double upper) {
    double half = 0.5 * (upper - lower);
    double middle = 0.5 * (upper + lower);
    double[] state = new double[1];
    double[] rate = new double[1];
    double sum = 0;
    for (int k = 0; k < NODES.length; k++) {
      state[0] = middle + half * NODES[k];
      dynamics.evaluate(state, parameters, rate);
      sum += WEIGHTS[k] / rate[0];
    }
    return half * sum;
  }
}
