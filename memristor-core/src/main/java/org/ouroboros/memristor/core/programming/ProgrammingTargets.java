package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.validation.Require;

/** The target conductance, tolerance and priority of each cell of an array. Immutable. */
public final class ProgrammingTargets {
  private final double[] siemens;
  private final double[] tolerance;
  private final int[] priority;

  /** Creates targets of priority 0, as the other constructor. */
  public ProgrammingTargets(double[] siemens, double[] tolerance) {
    this(siemens, tolerance, new int[siemens.length]);
  }

  /**
   * Creates targets.
   *
   * @param siemens target conductance of each cell, positive [S]; copied
   * @param tolerance tolerated relative difference of each cell, positive; copied
   * @param priority priority of each cell; higher ones are programmed first; copied
   */
  public ProgrammingTargets(double[] siemens, double[] tolerance, int[] priority) {
    Require.length("tolerance", tolerance.length, siemens.length);
    Require.length("priority", priority.length, siemens.length);
    for (int i = 0; i < siemens.length; i++) {
      Require.positive("target siemens[" + i + "]", siemens[i]);
      Require.positive("tolerance[" + i + "]", tolerance[i]);
    }
    this.siemens = siemens.clone();
    this.tolerance = tolerance.clone();
    this.priority = priority.clone();
  }

  /**
   * {@return targets with one tolerance for all cells}
   *
   * @param siemens target conductance of each cell [S]
   * @param tolerance tolerated relative difference, 0.05 for 5 %
   */
  public static ProgrammingTargets of(double[] siemens, double tolerance) {
    double[] same = new double[siemens.length];
    Arrays.fill(same, tolerance);
    return new ProgrammingTargets(siemens, same);
  }

  /**
   * {@return targets drawn uniformly from a range} The target of a cell depends on the seed and the
   * number of the cell only.
   *
   * @param tolerance tolerated relative difference of all cells, 0.05 for 5 %
   */
  public static ProgrammingTargets uniformRandom(
      ConductanceRange range, int cells, double tolerance, long seed) {
    Require.atLeast("cells", cells, 1);
    double[] siemens = new double[cells];
    Arrays.setAll(siemens, cell -> range.uniform(seed, cell));
    return of(siemens, tolerance);
  }

  /** {@return the number of cells} */
  public int cells() {
    return siemens.length;
  }

  /** {@return the target conductance of a cell [S]} */
  public double siemens(int cell) {
    return siemens[cell];
  }

  /** {@return the tolerated relative difference of a cell from its target} */
  public double tolerance(int cell) {
    return tolerance[cell];
  }

  /**
   * {@return the priority of a cell, by default 0} All cells of one priority are finished before
   * those of a lower one start, which matters if the array has limits or the run is cancelled.
   */
  public int priority(int cell) {
    return priority[cell];
  }

  /** {@return these targets with other priorities, one per cell; copied} */
  public ProgrammingTargets withPriorities(int[] priorities) {
    return new ProgrammingTargets(siemens, tolerance, priorities);
  }

  /** These targets, snapped to a range or rejected. */
  ProgrammingTargets snappedTo(ConductanceRange range) {
    double[] accepted = new double[siemens.length];
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] = range.snapOrThrow("target siemens[" + i + "]", siemens[i]);
    }
    return new ProgrammingTargets(accepted, tolerance, priority);
  }

  /** The targets of a subset of cells, in their order. */
  ProgrammingTargets subset(int[] cells) {
    double[] some = new double[cells.length];
    double[] tolerances = new double[cells.length];
    int[] priorities = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      some[i] = siemens[cells[i]];
      tolerances[i] = tolerance[cells[i]];
      priorities[i] = priority[cells[i]];
    }
    return new ProgrammingTargets(some, tolerances, priorities);
  }

  /** {@return whether a conductance is within a cell's tolerance} */
  public boolean isWithinTolerance(int cell, double measuredSiemens) {
    return Math.abs(measuredSiemens - siemens[cell]) <= tolerance[cell] * siemens[cell];
  }
}
