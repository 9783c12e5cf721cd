package org.ouroboros.memristor.core.solver;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.internal.solver.DynamicsCache;

/** The workspace of {@link TransitTimeSolver}. Not thread-safe; one instance per thread. */
final class TransitTimeStepper implements PulseSolver.CellSolver {
  private static final int DEGREE = ChebyshevPanel.DEGREE;

  /** Maximum number of panels of a pulse, including rejected ones. */
  private static final int MAX_PANELS = 20_000;

  /** Narrowest step or panel relative to the state: the limit of rounding. */
  private static final double MIN_RELATIVE_WIDTH = 1e-13;

  /** Error limit of panels so narrow that near an equilibrium the rate may be rounding errors. */
  private static final double LOOSE_TOLERANCE = 1e-2;

  /** States near 0 are scaled by this fraction of the state's range. */
  private static final double RANGE_FRACTION = 1e-3;

  /** Maximum width of the first panel relative to the state. */
  private static final double MAX_FIRST_WIDTH = 0.7;

  private final PhysicalDevice model;
  private final double tolerance;
  private final double[] point = new double[1];
  private final double[] rate = new double[1];

  /** 1 / rate and current / rate at the panel's nodes. */
  private final double[] inverseRate = new double[DEGREE + 1];

  private final double[] coulombsPerState = new double[DEGREE + 1];
  private final double[] series = new double[DEGREE + 2];

  private final DynamicsCache dynamicsCache;
  private PhysicalDevice.Dynamics dynamics;

  /** Rate and current at the last evaluation: the end of a panel and the start of the next. */
  private double lastRate;

  private double lastAmperes;

  TransitTimeStepper(PhysicalDevice model, double tolerance) {
    this.model = model;
    this.tolerance = tolerance;
    dynamicsCache = new DynamicsCache(model, 0);
    dynamics = dynamicsCache.at(0);
  }

  @Override
  public double pulse(double volts, double seconds, double[] state, double[] parameters) {
    if (seconds == 0 || volts == 0) {
      return 0;
    }
    dynamics = dynamicsCache.at(volts);
    double range = model.upperState(parameters) - model.lowerState(parameters);
    double remainingSeconds = seconds;
    double coulombs = 0;
    double maxWidth = Double.POSITIVE_INFINITY;
    evaluate(state[0], parameters);
    for (int panels = 0; panels < MAX_PANELS; panels++) {
      double startRate = lastRate;
      double startAmperes = lastAmperes;
      if (!Double.isFinite(startAmperes) || !Double.isFinite(startRate)) {
        return Double.NaN;
      }
      double scale = Math.max(Math.abs(state[0]), RANGE_FRACTION * range);
      double linearDistance = Math.abs(startRate) * remainingSeconds;
      if (linearDistance <= MIN_RELATIVE_WIDTH * scale) {
        eulerStep(startRate * remainingSeconds, startRate, state, parameters);
        return coulombs + startAmperes * remainingSeconds;
      }
      double width = Math.min(maxWidth, Math.min(MAX_FIRST_WIDTH * scale, 2 * linearDistance));
      inverseRate[0] = 1 / startRate;
      coulombsPerState[0] = startAmperes / startRate;
      double error = evaluatePanel(state[0], Math.copySign(width, startRate), parameters);
      double narrowWidth = tolerance * scale;
      while (!(error <= (width > narrowWidth ? tolerance : LOOSE_TOLERANCE))) {
        if (width <= MIN_RELATIVE_WIDTH * scale) {
          return Double.isNaN(error) ? Double.NaN : coulombs + startAmperes * remainingSeconds;
        }
        panels++;
        width *= Math.max(0.2, error < 1 ? widthFactor(error) : 0.5);
        error = evaluatePanel(state[0], Math.copySign(width, startRate), parameters);
      }
      double halfWidth = 0.5 * Math.copySign(width, startRate);
      double panelSeconds = halfWidth * ChebyshevPanel.integral(inverseRate);
      if (panelSeconds >= remainingSeconds) {
        return coulombs + endInPanel(halfWidth, remainingSeconds, state);
      }
      remainingSeconds -= panelSeconds;
      coulombs += halfWidth * ChebyshevPanel.integral(coulombsPerState);
      state[0] += 2 * halfWidth;
      maxWidth = Math.max(narrowWidth, width * Math.min(4, widthFactor(error)));
    }
    return Double.NaN;
  }

  /** Takes an Euler step below rounding; never past an equilibrium, which may be unstable. */
  private void eulerStep(
      double displacement, double startRate, double[] state, double[] parameters) {
    double end = state[0] + displacement;
    evaluate(end, parameters);
    if (lastRate * startRate >= 0) {
      state[0] = end;
    }
  }

  /** Moves the state to where the panel's time equals the remaining time; returns the charge. */
  private double endInPanel(double halfWidth, double seconds, double[] state) {
    ChebyshevPanel.antiderivative(inverseRate, series);
    double end =
        ChebyshevPanel.solve(
            series, seconds / halfWidth, seconds / (halfWidth * inverseRate[0]) - 1);
    state[0] += halfWidth * (1 + end);
    ChebyshevPanel.antiderivative(coulombsPerState, series);
    return halfWidth * ChebyshevPanel.value(series, end);
  }

  /** Returns the width factor for the next panel; the error scales with the 12th power of width. */
  private double widthFactor(double error) {
    return 0.9 * Math.pow(tolerance / Math.max(error, 1e-16), 1.0 / DEGREE);
  }

  /**
   * Evaluates a panel from its second node on. Returns its relative error; infinite where the rate
   * vanishes or changes sign, NaN where the model is undefined.
   */
  private double evaluatePanel(double start, double width, double[] parameters) {
    for (int k = 1; k <= DEGREE; k++) {
      evaluate(start + width * ChebyshevPanel.node(k), parameters);
      inverseRate[k] = 1 / lastRate;
      coulombsPerState[k] = lastAmperes / lastRate;
      if (!(lastRate * width > 0)) {
        return Double.isNaN(lastRate) ? Double.NaN : Double.POSITIVE_INFINITY;
      }
    }
    return Math.max(
        ChebyshevPanel.relativeError(inverseRate), ChebyshevPanel.relativeError(coulombsPerState));
  }

  private void evaluate(double x, double[] parameters) {
    point[0] = x;
    lastAmperes = dynamics.evaluate(point, parameters, rate);
    lastRate = rate[0];
  }
}
