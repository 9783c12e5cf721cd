package org.ouroboros.memristor.core.solver;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.internal.solver.DynamicsCache;
import org.ouroboros.memristor.core.validation.Require;

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
public record DormandPrince54Solver(double tolerance) implements PulseSolver {
  /** Relative local error 1e-9: end states of golden trajectories agree to better than 1e-8. */
  public static final DormandPrince54Solver DEFAULT = new DormandPrince54Solver(1e-9);

  private static final int MAX_STEPS = 2_000_000;

  public DormandPrince54Solver {
    Require.inRange("tolerance", tolerance, 1e-13, 1e-2);
  }

  @Override
  public Prepared prepare(PhysicalDevice model, PulseSolver.Domain domain) {
    return Prepared.of(
        "adaptive Dormand-Prince 5(4), relative local error " + tolerance, () -> forModel(model));
  }

  /** {@return a solver for a model without restriction of the domain; not thread-safe} */
  public CellSolver forModel(PhysicalDevice model) {
    return new Integrator(model, tolerance);
  }

  /** Row k of {@code stageRates} is the k-th stage; not thread-safe. */
  private static final class Integrator implements CellSolver {
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
    private final double[][] stageRates;
    private final double[] stageAmperes = new double[7];
    private final double[] trialState;
    private final DynamicsCache dynamicsCache;
    private PhysicalDevice.Dynamics dynamics;

    Integrator(PhysicalDevice model, double tolerance) {
      this.model = model;
      this.tolerance = tolerance;
      this.size = model.stateSize();
      this.stageRates = new double[7][size];
      this.trialState = new double[size];
      dynamicsCache = new DynamicsCache(model, 0);
      dynamics = dynamicsCache.at(0);
    }

    @Override
    public double pulse(double volts, double seconds, double[] state, double[] parameters) {
      if (seconds == 0 || volts == 0) {
        return 0;
      }
      dynamics = dynamicsCache.at(volts);
      double absoluteTolerance =
          1e-3 * tolerance * (model.upperState(parameters) - model.lowerState(parameters));
      stageAmperes[0] = dynamics.evaluate(state, parameters, stageRates[0]);
      if (!isFinite(stageAmperes[0], stageRates[0])) {
        return Double.NaN;
      }
      double coulombs = 0;
      double elapsedSeconds = 0;
      double step = firstStep(state, absoluteTolerance, seconds);
      int stationarySteps = 0;
      for (int steps = 0; steps < MAX_STEPS; steps++) {
        boolean last = step >= seconds - elapsedSeconds;
        double h = last ? seconds - elapsedSeconds : step;
        double error = tryStep(h, state, parameters, absoluteTolerance, coulombs);
        double factor = stepFactor(error);
        if (!(error <= 1)) {
          step = h * factor;
          if (!(step > 1e-18 * seconds)) {
            return Double.NaN;
          }
          continue;
        }
        coulombs += h * weightedSum(A[6], stageAmperes);
        boolean stationary = factor < 2 && largestChange(state, absoluteTolerance) <= tolerance;
        System.arraycopy(trialState, 0, state, 0, size);
        reuseLastStage();
        elapsedSeconds += h;
        if (last) {
          return coulombs;
        }
        // At an equilibrium the step is limited by stability, not accuracy: after several such
        // steps without change, the state is stationary for the remaining time.
        stationarySteps = stationary ? stationarySteps + 1 : 0;
        if (stationarySteps >= 4) {
          return coulombs + stageAmperes[0] * (seconds - elapsedSeconds);
        }
        step = h * factor;
      }
      return Double.NaN;
    }

    /** Returns 0.9 error^(-1/5), clamped to [1/5, 5]; NaN shrinks the step. */
    private static double stepFactor(double error) {
      if (error <= 1) {
        return Math.min(5, 0.9 * Math.pow(Math.max(error, 1e-10), -0.2));
      }
      return error > 1 ? Math.max(0.2, 0.9 * Math.pow(error, -0.2)) : 0.2;
    }

    private double firstStep(double[] state, double absoluteTolerance, double seconds) {
      double step = seconds;
      for (int i = 0; i < size; i++) {
        double scale = Math.abs(state[i]) + absoluteTolerance / tolerance;
        step = Math.min(step, 1e-2 * scale / Math.abs(stageRates[0][i]));
      }
      return step;
    }

    /** Computes the stages and {@code trial}; returns the error relative to the tolerance. */
    private double tryStep(
        double h, double[] state, double[] parameters, double absoluteTolerance, double coulombs) {
      for (int stage = 1; stage < 7; stage++) {
        double[] a = A[stage];
        for (int i = 0; i < size; i++) {
          double stageRate = 0;
          for (int k = 0; k < stage; k++) {
            stageRate += a[k] * stageRates[k][i];
          }
          trialState[i] = state[i] + h * stageRate;
        }
        stageAmperes[stage] = dynamics.evaluate(trialState, parameters, stageRates[stage]);
      }
      double maxError = 0;
      for (int i = 0; i < size; i++) {
        double deviation = 0;
        for (int k = 0; k < 7; k++) {
          deviation += E[k] * stageRates[k][i];
        }
        double scale =
            absoluteTolerance + tolerance * Math.max(Math.abs(state[i]), Math.abs(trialState[i]));
        maxError = max(maxError, Math.abs(h * deviation) / scale);
      }
      double stepCoulombs = h * weightedSum(A[6], stageAmperes);
      double chargeScale =
          tolerance * (Math.abs(coulombs) + Math.abs(stepCoulombs)) + Double.MIN_NORMAL;
      return max(maxError, Math.abs(h * weightedSum(E, stageAmperes)) / chargeScale);
    }

    /** Returns the greater value; NaN if b is NaN. */
    private static double max(double a, double b) {
      return a >= b ? a : b;
    }

    private static double weightedSum(double[] weights, double[] values) {
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * values[k];
      }
      return sum;
    }

    private double largestChange(double[] state, double absoluteTolerance) {
      double largest = 0;
      for (int i = 0; i < size; i++) {
        double scale = Math.abs(state[i]) + absoluteTolerance / tolerance;
        largest = max(largest, Math.abs(trialState[i] - state[i]) / scale);
      }
      return largest;
    }

    /** Reuses the last stage as the first stage of the next step. */
    private void reuseLastStage() {
      double[] firstStage = stageRates[0];
      stageRates[0] = stageRates[6];
      stageRates[6] = firstStage;
      stageAmperes[0] = stageAmperes[6];
    }

    private static boolean isFinite(double current, double[] rates) {
      boolean finite = Double.isFinite(current);
      for (double rate : rates) {
        finite &= Double.isFinite(rate);
      }
      return finite;
    }
  }
}
