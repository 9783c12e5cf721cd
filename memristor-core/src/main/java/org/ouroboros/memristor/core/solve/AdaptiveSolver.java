package org.ouroboros.memristor.core.solve;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;

/**
 * Explicit Runge-Kutta integration with adaptive step size: the pair of Dormand and Prince, order 5
 * with embedded order 4 (J. Comput. Appl. Math. 6, 1980, doi 10.1016/0771-050X(80)90013-3), local
 * extrapolation, first same as last. The charge is an additional component under error control.
 *
 * <p>The local error of each step is at most {@code tolerance} times the value of each component
 * (plus a thousandth of that times the state's range, for states near 0). The global error of a
 * smooth pulse is up to a few tens of that, and up to a hundred times that for a state on the steep
 * part of a self-accelerating device.
 *
 * <p>Cost: 6 evaluations per step; 150 to 200 steps for a full swing of a self-accelerating device
 * at 1e-9, growing as the fifth root of 1/tolerance.
 *
 * @param tolerance relative local error, from 1e-13 to 1e-2
 */
public record AdaptiveSolver(double tolerance) implements PulseSolver {

  /** Relative local error 1e-9: end states of golden trajectories agree to better than 1e-8. */
  public static final AdaptiveSolver DEFAULT = new AdaptiveSolver(1e-9);

  private static final int MAX_STEPS = 2_000_000;

  public AdaptiveSolver {
    Require.within("tolerance", tolerance, 1e-13, 1e-2);
  }

  @Override
  public Prepared prepare(PhysicalDevice model, SolverDomain domain) {
    AdaptiveSolver solver = this;
    return new Prepared() {
      @Override
      public String description() {
        return "adaptive Dormand-Prince 5(4), relative local error " + tolerance;
      }

      @Override
      public CellSolver cellSolver() {
        return solver.on(model);
      }
    };
  }

  /**
   * Returns a solver for a model without restriction of the domain.
   *
   * @param model the model
   * @return a solver; not thread-safe
   */
  public CellSolver on(PhysicalDevice model) {
    return new Stepper(model, tolerance);
  }

  /** Row k of {@code stageRates} is the k-th stage; not thread-safe. */
  private static final class Stepper implements CellSolver {

    private static final double[][] A = {
      {},
      {1.0 / 5},
      {3.0 / 40, 9.0 / 40},
      {44.0 / 45, -56.0 / 15, 32.0 / 9},
      {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
      {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
      {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };

    /** Weights of order 5 minus those of order 4. */
    private static final double[] E = {
      71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };

    private final PhysicalDevice model;
    private final double tolerance;
    private final int size;
    private final double[][] slopes;
    private final double[] currents = new double[7];
    private final double[] trial;
    private double dynamicsVolts = Double.NaN;
    private PhysicalDevice.Dynamics dynamics;

    Stepper(PhysicalDevice model, double tolerance) {
      this.model = model;
      this.tolerance = tolerance;
      this.size = model.stateSize();
      this.slopes = new double[7][size];
      this.trial = new double[size];
      this.dynamics = model.at(0);
    }

    @Override
    public double pulse(double volts, double seconds, double[] state, double[] parameters) {
      if (seconds == 0 || volts == 0) {
        return 0;
      }
      if (volts != dynamicsVolts) {
        dynamics = model.at(volts);
        dynamicsVolts = volts;
      }
      double floor =
          1e-3 * tolerance * (model.upperState(parameters) - model.lowerState(parameters));
      currents[0] = dynamics.evaluate(state, parameters, slopes[0]);
      if (!isFinite(currents[0], slopes[0])) {
        return Double.NaN;
      }
      double charge = 0;
      double time = 0;
      double step = firstStep(state, floor, seconds);
      int idleSteps = 0;
      for (int taken = 0; taken < MAX_STEPS; taken++) {
        boolean last = step >= seconds - time;
        double h = last ? seconds - time : step;
        double error = tryStep(h, state, parameters, floor, charge);
        // Step factor 0.9 error^(-1/5), clamped to [1/5, 5]; NaN shrinks the step.
        double factor =
            error <= 1 ? Math.min(5, 0.9 * Math.pow(Math.max(error, 1e-10), -0.2)) : 0.2;
        if (error > 1) {
          factor = Math.max(0.2, 0.9 * Math.pow(error, -0.2));
        }
        if (!(error <= 1)) {
          step = h * factor;
          if (!(step > 1e-18 * seconds)) {
            return Double.NaN;
          }
          continue;
        }
        charge += h * combine(A[6], currents);
        boolean idle = factor < 2 && largestMove(state, floor) <= tolerance;
        System.arraycopy(trial, 0, state, 0, size);
        rotate();
        time += h;
        if (last) {
          return charge;
        }
        // At an equilibrium the step is limited by stability, not accuracy: after several such
        // steps without change, the state is stationary for the remaining time.
        idleSteps = idle ? idleSteps + 1 : 0;
        if (idleSteps >= 4) {
          return charge + currents[0] * (seconds - time);
        }
        step = h * factor;
      }
      return Double.NaN;
    }

    private double firstStep(double[] state, double floor, double seconds) {
      double step = seconds;
      for (int i = 0; i < size; i++) {
        double scale = Math.abs(state[i]) + floor / tolerance;
        step = Math.min(step, 1e-2 * scale / Math.abs(slopes[0][i]));
      }
      return step;
    }

    /** Computes the stages and {@code trial}; returns the error relative to the tolerance. */
    private double tryStep(
        double h, double[] state, double[] parameters, double floor, double charge) {
      for (int stage = 1; stage < 7; stage++) {
        double[] a = A[stage];
        for (int i = 0; i < size; i++) {
          double slope = 0;
          for (int k = 0; k < stage; k++) {
            slope += a[k] * slopes[k][i];
          }
          trial[i] = state[i] + h * slope;
        }
        currents[stage] = dynamics.evaluate(trial, parameters, slopes[stage]);
      }
      double worst = 0;
      for (int i = 0; i < size; i++) {
        double deviation = 0;
        for (int k = 0; k < 7; k++) {
          deviation += E[k] * slopes[k][i];
        }
        double scale = floor + tolerance * Math.max(Math.abs(state[i]), Math.abs(trial[i]));
        worst = max(worst, Math.abs(h * deviation) / scale);
      }
      double added = h * combine(A[6], currents);
      double chargeScale = tolerance * (Math.abs(charge) + Math.abs(added)) + Double.MIN_NORMAL;
      return max(worst, Math.abs(h * combine(E, currents)) / chargeScale);
    }

    /** Returns the greater value; NaN if b is NaN. */
    private static double max(double a, double b) {
      return a >= b ? a : b;
    }

    private static double combine(double[] weights, double[] values) {
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * values[k];
      }
      return sum;
    }

    private double largestMove(double[] state, double floor) {
      double largest = 0;
      for (int i = 0; i < size; i++) {
        double scale = Math.abs(state[i]) + floor / tolerance;
        largest = max(largest, Math.abs(trial[i] - state[i]) / scale);
      }
      return largest;
    }

    /** Reuses the last stage as the first stage of the next step. */
    private void rotate() {
      double[] first = slopes[0];
      slopes[0] = slopes[6];
      slopes[6] = first;
      currents[0] = currents[6];
    }

    private static boolean isFinite(double current, double[] slope) {
      boolean finite = Double.isFinite(current);
      for (double s : slope) {
        finite &= Double.isFinite(s);
      }
      return finite;
    }
  }
}
