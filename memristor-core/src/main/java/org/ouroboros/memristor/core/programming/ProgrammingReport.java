package org.ouroboros.memristor.core.programming;

import java.util.EnumMap;
import java.util.Map;
import org.ouroboros.memristor.core.stats.Accuracy;

/** What a strategy reached and what it cost. Immutable. */
public final class ProgrammingReport {

  private final ProgrammingTargets targets;
  private final CellOutcome[] outcomes;
  private final double[] reached;
  private final double[] readings;
  private final Ledger ledger;

  ProgrammingReport(
      ProgrammingTargets targets,
      CellOutcome[] outcomes,
      double[] reached,
      double[] readings,
      Ledger ledger) {
    this.targets = targets;
    this.outcomes = outcomes;
    this.reached = reached;
    this.readings = readings;
    this.ledger = ledger;
  }

  /**
   * Where the cells were to go.
   *
   * @return the targets
   */
  public ProgrammingTargets targets() {
    return targets;
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
   * True conductances held against the targets.
   *
   * @return hit rates and differences
   */
  public Accuracy accuracy() {
    double[] wanted = new double[targets.cells()];
    for (int cell = 0; cell < wanted.length; cell++) {
      wanted[cell] = targets.siemens(cell);
    }
    return new Accuracy(reached, wanted);
  }
}
