package org.ouroboros.memristor.core.solver;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Solves pulses on devices of one state component by separation of variables: the transit time to a
 * state x is the integral of dx / rate(x), the charge that of current(x) dx / rate(x). Needs no
 * preparation and accepts any voltage and parameters.
 *
 * <p>Algorithm: adaptive panels of states with Chebyshev series of both integrands
 * (Clenshaw-Curtis) until the time of a panel exceeds the rest of the pulse; the end state then
 * follows by inverting the antiderivative, without further evaluations. Panels narrow where the
 * series converges slowly and towards an equilibrium; at the rounding limit the state is stationary
 * for the remaining time.
 *
 * <p>Cost: 12 evaluations per panel; one panel for a short pulse, about 15 for a full swing of a
 * self-accelerating device.
 *
 * @param tolerance relative error of the transit time of a panel, from 1e-12 to 1e-2
 */
public record TransitTimeSolver(double tolerance) implements PulseSolver {
  /** Relative error 1e-8 of a panel's time, which gives states to about 1e-9. */
  public static final TransitTimeSolver DEFAULT = new TransitTimeSolver(1e-8);

  public TransitTimeSolver {
    Require.inRange("tolerance", tolerance, 1e-12, 1e-2);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the model has more
   *     than one state component
   */
  @Override
  public Prepared prepare(PhysicalDevice model, PulseSolver.Domain domain) {
    TransitTimes.requireOneComponent(model);
    return Prepared.of(
        "transit times on Chebyshev panels, relative error of a panel " + tolerance,
        () -> forModel(model));
  }

  /**
   * {@return a solver for a model without restriction of the domain; not thread-safe}
   *
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the model has more
   *     than one state component
   */
  public CellSolver forModel(PhysicalDevice model) {
    TransitTimes.requireOneComponent(model);
    return new TransitTimeStepper(model, tolerance);
  }
}
