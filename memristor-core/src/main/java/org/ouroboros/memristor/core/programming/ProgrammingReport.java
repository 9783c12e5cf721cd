package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;

/** What a strategy reached and what it cost. Immutable. */
public final class ProgrammingReport {

  private final ProgrammingTask task;
  private final CellOutcome[] outcomes;
  private final double[] reached;
  private final double[] readings;
  private final Ledger ledger;
  private final Delay delay;

  ProgrammingReport(
      ProgrammingTask task,
      CellOutcome[] outcomes,
      double[] reached,
      double[] readings,
      Ledger ledger,
      Delay delay) {
    this.task = task;
    this.outcomes = outcomes;
    this.reached = reached;
    this.readings = readings;
    this.ledger = ledger;
    this.delay = delay;
  }

  /**
   * Where the cells were to go.
   *
   * @return the targets
   */
  public ProgrammingTargets targets() {
    return task.targets();
  }

  /**
   * What was asked for.
   *
   * @return targets, budget, schedule
   */
  public ProgrammingTask task() {
    return task;
  }

  /**
   * How programming ended for a cell.
   *
   * @param cell the cell
   * @return its outcome
   */
  public CellOutcome outcome(int cell) {
    return outcomes[cell];
  }

  /**
   * How often each outcome occurred.
   *
   * @return a count for every outcome, 0 included
   */
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
   * True conductance that a cell has reached.
   *
   * @param cell the cell
   * @return the conductance [S]
   */
  public double reachedSiemens(int cell) {
    return reached[cell];
  }

  /**
   * Last reading of a cell; if it was not read after its last pulse, the one before.
   *
   * @param cell the cell
   * @return the conductance as read [S]; NaN if it was never read
   */
  public double readSiemens(int cell) {
    return readings[cell];
  }

  /**
   * What it has cost.
   *
   * @return the ledger
   */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * How long the array took by the schedule of the task.
   *
   * @return the delay of the whole array
   */
  public Delay delay() {
    return delay;
  }

  /**
   * True conductances held against the targets.
   *
   * @return hit rates and differences
   */
  public Accuracy accuracy() {
    return new Accuracy(reached, wanted());
  }

  /**
   * Last readings held against the targets; a cell that was never read is a miss.
   *
   * @return hit rates and differences
   */
  public Accuracy readAccuracy() {
    return new Accuracy(readings, wanted());
  }

  /**
   * The share of cells that the strategy called converged, by their readings.
   *
   * @return the share
   */
  public Proportion converged() {
    long hits = Arrays.stream(outcomes).filter(CellOutcome.CONVERGED::equals).count();
    return new Proportion(hits, outcomes.length);
  }

  /**
   * The share of cells whose true conductance is within the cell's own tolerance.
   *
   * @return the share
   */
  public Proportion arrived() {
    long hits =
        IntStream.range(0, outcomes.length)
            .filter(cell -> targets().hit(cell, reached[cell]))
            .count();
    return new Proportion(hits, outcomes.length);
  }

  private double[] wanted() {
    return IntStream.range(0, outcomes.length).mapToDouble(targets()::siemens).toArray();
  }
}
