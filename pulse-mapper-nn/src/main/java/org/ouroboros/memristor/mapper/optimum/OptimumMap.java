package org.ouroboros.memristor.mapper.optimum;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The open-loop optimum over start and target: a square grid that divides the window evenly,
 * evaluated at the midpoints of its cells. Immutable.
 */
public final class OptimumMap {
  private final ConductanceRange range;
  private final int size;
  private final double tolerance;
  private final OpenLoopOptimum.BestPulse[] pulses;
  private final double[] success;

  /**
   * Creates a map, evaluated on other devices than those by which its pulses are chosen.
   *
   * @param optimum chooses the pulses
   * @param evaluator an optimum of the same driver and distribution on other devices, on which the
   *     pulses are evaluated
   * @param size number of cells along start and along target
   * @param tolerance tolerance relative to the target
   * @param workers the threads to use; they do not affect the result
   */
  public OptimumMap(
      OpenLoopOptimum optimum,
      OpenLoopOptimum evaluator,
      int size,
      double tolerance,
      Workers workers) {
    Require.atLeast("size", size, 1);
    Require.that(
        optimum.driver().equals(evaluator.driver()),
        "driver of the evaluator",
        "must be " + optimum.driver(),
        evaluator.driver());
    var model = optimum.population().model();
    this.range = model.window().conductanceRange(model);
    this.size = size;
    this.tolerance = Require.positive("tolerance", tolerance);
    pulses = new OpenLoopOptimum.BestPulse[size * size];
    success = new double[size * size];
    workers.forRange(
        pulses.length,
        8,
        (from, to) -> {
          OpenLoopOptimum.Query chooser = optimum.newQuery();
          OpenLoopOptimum.Query scorer = evaluator.newQuery();
          for (int c = from; c < to; c++) {
            double start = siemens(c / size);
            double target = siemens(c % size);
            pulses[c] = chooser.best(start, target, tolerance);
            success[c] = scorer.success(start, target, tolerance, pulses[c]);
          }
        });
  }

  /** {@return the number of cells along start and along target, at least 1} */
  public int size() {
    return size;
  }

  /** {@return the tolerance, relative to the target} */
  public double tolerance() {
    return tolerance;
  }

  /** {@return the conductance range of the map, that of the window [S]} */
  public ConductanceRange range() {
    return range;
  }

  /** {@return the midpoint of a row or column, 0 to size - 1 [S]} */
  public double siemens(int index) {
    return range.gridPoint(index + 0.5, size);
  }

  /**
   * {@return the optimal pulse of a cell, with its success on the devices that it was chosen on}
   */
  public OpenLoopOptimum.BestPulse pulse(int start, int target) {
    return pulses[start * size + target];
  }

  /**
   * {@return the fraction of the other devices that the optimal pulse of a cell brings within the
   * tolerance; NaN if the request is possible for no device}
   */
  public double success(int start, int target) {
    return success[start * size + target];
  }

  /**
   * {@return the mean success over all cells, that is for start and target uniform over the window}
   */
  public double mean() {
    double sum = 0;
    int count = 0;
    for (double fraction : success) {
      if (!Double.isNaN(fraction)) {
        sum += fraction;
        count++;
      }
    }
    return sum / count;
  }
}
