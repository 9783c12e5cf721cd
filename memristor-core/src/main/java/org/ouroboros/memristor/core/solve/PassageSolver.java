package org.ouroboros.memristor.core.solve;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;

/**
 * Pulses on devices of one state component, solved the other way round: the time that the state
 * takes to a place x is the integral of dx / rate(x), and the charge that of current(x) dx /
 * rate(x). Both integrands are smooth where the rate does not vanish, so a Chebyshev series on a
 * panel of states holds them to many digits; panels follow each other until their time exceeds the
 * pulse, and the place is then found in the last panel's series without another evaluation. Panels
 * shrink where the series falls off too slowly.
 *
 * <p>Towards an equilibrium, or an end where the model stops, panels shrink with the distance; when
 * a panel is as short as rounding allows, the state rests for what is left of the pulse.
 *
 * <p>Cost: 12 evaluations a panel. A full swing of a self-accelerating device takes some 15 panels,
 * a fifth of the evaluations of {@link AdaptiveSolver} at a thousandth of its error; a short pulse
 * takes one panel. Unlike tables it needs no preparation and takes any voltage and any parameters.
 *
 * @param tolerance relative error of the time of a panel, from 1e-12 to 1e-2
 */
public record PassageSolver(double tolerance) implements PulseSolver {

  /** Relative error 1e-8 of a panel's time: states agree with exact ones to about 1e-9. */
  public static final PassageSolver DEFAULT = new PassageSolver(1e-8);

  public PassageSolver {
    Require.within("tolerance", tolerance, 1e-12, 1e-2);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the model has more than one
   *     state component
   */
  @Override
  public Prepared prepare(PhysicalDevice model, SolverDomain domain) {
    requireOneComponent(model);
    PassageSolver solver = this;
    return new Prepared() {
      @Override
      public String description() {
        return "passage times on Chebyshev panels, relative error of a panel " + tolerance;
      }

      @Override
      public CellSolver cellSolver() {
        return solver.on(model);
      }
    };
  }

  /**
   * The solver for a model, wherever its devices are.
   *
   * @param model the model
   * @return a solver to be used by one thread
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the model has more than one
   *     state component
   */
  public CellSolver on(PhysicalDevice model) {
    requireOneComponent(model);
    return new PassageStepper(model, tolerance);
  }

  private static void requireOneComponent(PhysicalDevice model) {
    Require.that(
        model.stateSize() == 1, "stateSize of " + model.name(), "must be 1", model.stateSize());
  }
}
