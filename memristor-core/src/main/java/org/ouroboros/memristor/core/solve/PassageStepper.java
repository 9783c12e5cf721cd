package org.ouroboros.memristor.core.solve;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;

/** The workspace of {@link PassageSolver}. Not thread-safe; one instance per thread. */
final class PassageStepper implements PulseSolver.CellSolver {

  private static final int DEGREE = ChebyshevPanel.DEGREE;

  /** Maximum number of panels of a pulse, including rejected ones. */
  private static final int MAX_PANELS = 20_000;

  /** Narrowest step or panel relative to the state: the limit of rounding. */
  private static final double SHORTEST = 1e-13;

  /**
   * Error limit of panels narrower than the tolerance of the state: near an equilibrium the rate
   * can consist of rounding errors.
   */
  private static final double ROUGH = 1e-2;

  /** States near 0 are scaled by this fraction of the state's range. */
  private static final double RANGE_PART = 1e-3;

  /** Maximum width of the first panel relative to the state. */
  private static final double FIRST_PANEL = 0.7;

  private final PhysicalDevice model;
  private final double tolerance;
  private final double[] place = new double[1];
  private final double[] rate = new double[1];

  /** 1 / rate and current / rate at the panel's nodes. */
  private final double[] slowness = new double[DEGREE + 1];

  private final double[] chargeDensity = new double[DEGREE + 1];
  private final double[] series = new double[DEGREE + 2];

  private double dynamicsVolts = Double.NaN;
  private PhysicalDevice.Dynamics dynamics;

  /** Rate and current at the last evaluation: the end of a panel and the start of the next. */
  private double lastRate;

  private double lastAmperes;

  PassageStepper(PhysicalDevice model, double tolerance) {
    this.model = model;
    this.tolerance = tolerance;
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
    double range = model.upperState(parameters) - model.lowerState(parameters);
    double left = seconds;
    double charge = 0;
    double widest = Double.POSITIVE_INFINITY;
    evaluate(state[0], parameters);
    for (int panels = 0; panels < MAX_PANELS; panels++) {
      double startRate = lastRate;
      double startAmperes = lastAmperes;
      if (!Double.isFinite(startAmperes) || !Double.isFinite(startRate)) {
        return Double.NaN;
      }
      double scale = Math.max(Math.abs(state[0]), RANGE_PART * range);
      double reach = Math.abs(startRate) * left;
      if (reach <= SHORTEST * scale) {
        creep(startRate * left, startRate, state, parameters);
        return charge + startAmperes * left;
      }
      double width = Math.min(widest, Math.min(FIRST_PANEL * scale, 2 * reach));
      slowness[0] = 1 / startRate;
      chargeDensity[0] = startAmperes / startRate;
      double error = fill(state[0], Math.copySign(width, startRate), parameters);
      double narrow = tolerance * scale;
      while (!(error <= (width > narrow ? tolerance : ROUGH))) {
        if (width <= SHORTEST * scale) {
          return Double.isNaN(error) ? Double.NaN : charge + startAmperes * left;
        }
        panels++;
        width *= Math.max(0.2, error < 1 ? factor(error) : 0.5);
        error = fill(state[0], Math.copySign(width, startRate), parameters);
      }
      double half = 0.5 * Math.copySign(width, startRate);
      double time = half * ChebyshevPanel.integral(slowness);
      if (time >= left) {
        return charge + finish(half, left, state);
      }
      left -= time;
      charge += half * ChebyshevPanel.integral(chargeDensity);
      state[0] += 2 * half;
      widest = Math.max(narrow, width * Math.min(4, factor(error)));
    }
    return Double.NaN;
  }

  /** Takes an Euler step below rounding; never past an equilibrium, which may be unstable. */
  private void creep(double way, double startRate, double[] state, double[] parameters) {
    double end = state[0] + way;
    evaluate(end, parameters);
    if (lastRate * startRate >= 0) {
      state[0] = end;
    }
  }

  /** Moves the state to where the panel's time equals the remaining time; returns the charge. */
  private double finish(double half, double left, double[] state) {
    ChebyshevPanel.antiderivative(slowness, series);
    double end = ChebyshevPanel.solve(series, left / half, left / (half * slowness[0]) - 1);
    state[0] += half * (1 + end);
    ChebyshevPanel.antiderivative(chargeDensity, series);
    return half * ChebyshevPanel.value(series, end);
  }

  /** Returns the width factor for the next panel; the error scales with the 12th power of width. */
  private double factor(double error) {
    return 0.9 * Math.pow(tolerance / Math.max(error, 1e-16), 1.0 / DEGREE);
  }

  /**
   * Evaluates a panel from its second node on. Returns its relative error; infinite where the rate
   * vanishes or changes sign, NaN where the model is undefined.
   */
  private double fill(double from, double width, double[] parameters) {
    for (int k = 1; k <= DEGREE; k++) {
      evaluate(from + width * ChebyshevPanel.place(k), parameters);
      slowness[k] = 1 / lastRate;
      chargeDensity[k] = lastAmperes / lastRate;
      if (!(lastRate * width > 0)) {
        return Double.isNaN(lastRate) ? Double.NaN : Double.POSITIVE_INFINITY;
      }
    }
    return Math.max(
        ChebyshevPanel.relativeError(slowness), ChebyshevPanel.relativeError(chargeDensity));
  }

  private void evaluate(double x, double[] parameters) {
    place[0] = x;
    lastAmperes = dynamics.evaluate(place, parameters, rate);
    lastRate = rate[0];
  }
}
