package org.ouroboros.memristor.core.solve;

import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;

/** What {@link PassageSolver} does for one thread: the pulse under way and its present panel. */
final class PassageStepper implements PulseSolver.CellSolver {

  private static final int DEGREE = ChebyshevPanel.DEGREE;

  /** Panels that a pulse may take, rejected ones included. */
  private static final int MAX_PANELS = 20_000;

  /** Steps and panels shorter than this, relative to the state, are below rounding. */
  private static final double SHORTEST = 1e-13;

  /**
   * A panel narrower than the error allowed in the state may be as rough as this: near a place of
   * rest the rounding of a rate can be all that is seen of it.
   */
  private static final double ROUGH = 1e-2;

  /** States near 0 are measured against this part of the state's range. */
  private static final double RANGE_PART = 1e-3;

  /** Part of the state that a first panel spans at most. */
  private static final double FIRST_PANEL = 0.7;

  private final PhysicalDevice model;
  private final double tolerance;
  private final double[] place = new double[1];
  private final double[] rate = new double[1];

  /** 1 / rate and current / rate at the panel's places. */
  private final double[] slowness = new double[DEGREE + 1];

  private final double[] chargeDensity = new double[DEGREE + 1];
  private final double[] series = new double[DEGREE + 2];

  private double dynamicsVolts = Double.NaN;
  private PhysicalDevice.Dynamics dynamics;

  /**
   * Rate and current where the last evaluation was: an accepted panel's end, the next one's start.
   */
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

  /** The last bit of a way; never past a place of rest, beyond which some devices run away. */
  private void creep(double way, double startRate, double[] state, double[] parameters) {
    double end = state[0] + way;
    evaluate(end, parameters);
    if (lastRate * startRate >= 0) {
      state[0] = end;
    }
  }

  /** Moves the state to where the panel's time equals what is left; answers the charge. */
  private double finish(double half, double left, double[] state) {
    ChebyshevPanel.antiderivative(slowness, series);
    double end = ChebyshevPanel.solve(series, left / half, left / (half * slowness[0]) - 1);
    state[0] += half * (1 + end);
    ChebyshevPanel.antiderivative(chargeDensity, series);
    return half * ChebyshevPanel.value(series, end);
  }

  /** By how much the next panel may be wider: the error falls with the width's 12th power. */
  private double factor(double error) {
    return 0.9 * Math.pow(tolerance / Math.max(error, 1e-16), 1.0 / DEGREE);
  }

  /**
   * Evaluates a panel from its second place on. Answers its relative error; infinite where the
   * state would stand still or turn round, NaN where the model has no meaning.
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
