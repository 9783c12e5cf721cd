package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;

/** The results and cost of programming an array. Immutable. */
public final class ProgrammingReport {

  private final ProgrammingTask task;
  private final CellOutcome[] outcomes;
  private final double[] reached;
  private final double[] readings;
  private final ProgrammingCost cost;
  private final DelayBreakdown delay;

  ProgrammingReport(
      ProgrammingTask task,
      CellOutcome[] outcomes,
      double[] reached,
      double[] readings,
      ProgrammingCost cost,
      DelayBreakdown delay) {
    this.task = task;
    this.outcomes = outcomes;
    this.reached = reached;
    this.readings = readings;
    this.cost = cost;
    this.delay = delay;
  }

  /** {@return the targets of the cells} */
  public ProgrammingTargets targets() {
    return task.targets();
  }

  /** {@return the task: targets, budget, schedule} */
  public ProgrammingTask task() {
    return task;
  }

  /**
   * {@return the outcome of a cell}
   *
   * @param cell the cell
   */
  public CellOutcome outcome(int cell) {
    return outcomes[cell];
  }

  /** {@return the number of cells with each outcome, including 0} */
  public Map<CellOutcome, Integer> outcomes() {
    Map<CellOutcome, Integer> counts = new EnumMap<>(CellOutcome.class);
    for (CellOutcome outcome : CellOutcome.values()) {
      counts.put(outcome, 0);
    }
    for (CellOutcome outcome : outcomes) {
      counts.merge(outcome, 1, Integer::sum);
    }
    return counts;
  }

  /**
   * {@return the true conductance that a cell has reached [S]}
   *
   * @param cell the cell
   */
  public double reachedSiemens(int cell) {
    return reached[cell];
  }

  /**
   * {@return the last reading of a cell [S], possibly from before its last pulse; NaN if it was
   * never read}
   *
   * @param cell the cell
   */
  public double readSiemens(int cell) {
    return readings[cell];
  }

  /** {@return the cost of programming} */
  public ProgrammingCost cost() {
    return cost;
  }

  /** {@return the time of the whole array under the schedule of the task} */
  public DelayBreakdown delay() {
    return delay;
  }

  /** {@return the comparison of true conductances with the targets} */
  public Accuracy accuracy() {
    return new Accuracy(reached, targetSiemens());
  }

  /**
   * {@return the comparison of last readings with the targets; a cell that was never read is a
   * miss}
   */
  public Accuracy readAccuracy() {
    return new Accuracy(readings, targetSiemens());
  }

  /** {@return the proportion of cells that converged, by their readings} */
  public Proportion converged() {
    long hits = Arrays.stream(outcomes).filter(CellOutcome.CONVERGED::equals).count();
    return new Proportion(hits, outcomes.length);
  }

  /** {@return the proportion of cells whose true conductance is within the cell's tolerance} */
  public Proportion withinTolerance() {
    long hits =
        IntStream.range(0, outcomes.length)
            .filter(cell -> targets().isWithinTolerance(cell, reached[cell]))
            .count();
    return new Proportion(hits, outcomes.length);
  }

  private double[] targetSiemens() {
    return IntStream.range(0, outcomes.length).mapToDouble(targets()::siemens).toArray();
  }
}
