package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;

/** Where each cell of an array shall go, and how exactly. Immutable. */
public final class ProgrammingTargets {

  private final double[] siemens;
  private final double[] tolerance;
  private final int[] priority;

  /**
   * Makes targets of one priority, 0.
   *
   * @param siemens wanted conductance of each cell, positive [S]; copied
   * @param tolerance tolerated relative difference of each cell, positive; copied
   */
  public ProgrammingTargets(double[] siemens, double[] tolerance) {
    this(siemens, tolerance, new int[siemens.length]);
  }

  /**
   * Makes targets.
   *
   * @param siemens wanted conductance of each cell, positive [S]; copied
   * @param tolerance tolerated relative difference of each cell, positive; copied
   * @param priority cells of a greater one are written before those of a smaller one; copied
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
   * Targets with one tolerance for all.
   *
   * @param siemens wanted conductance of each cell [S]
   * @param tolerance tolerated relative difference, 0.05 for 5 %
   * @return the targets
   */
  public static ProgrammingTargets uniform(double[] siemens, double tolerance) {
    double[] same = new double[siemens.length];
    Arrays.fill(same, tolerance);
    return new ProgrammingTargets(siemens, same);
  }

  /**
   * Number of cells.
   *
   * @return at least 0
   */
  public int cells() {
    return siemens.length;
  }

  /**
   * Wanted conductance of a cell.
   *
   * @param cell the cell
   * @return the conductance [S]
   */
  public double siemens(int cell) {
    return siemens[cell];
  }

  /**
   * Tolerated difference of a cell.
   *
   * @param cell the cell
   * @return the relative difference from the target
   */
  public double tolerance(int cell) {
    return tolerance[cell];
  }

  /**
   * How early a cell is written. All cells of one priority are done before the first of a smaller
   * one begins, which matters where the array has limits or the run is cancelled.
   *
   * @param cell the cell
   * @return its priority, 0 unless said otherwise
   */
  public int priority(int cell) {
    return priority[cell];
  }

  /**
   * The same targets with other priorities.
   *
   * @param priorities one per cell; copied
   * @return the targets
   */
  public ProgrammingTargets withPriorities(int[] priorities) {
    return new ProgrammingTargets(siemens, tolerance, priorities);
  }

  /** The same targets, each accepted by a range or refused. */
  ProgrammingTargets within(SiemensRange range) {
    double[] accepted = new double[siemens.length];
    for (int i = 0; i < accepted.length; i++) {
      accepted[i] = range.accept("target siemens[" + i + "]", siemens[i]);
    }
    return new ProgrammingTargets(accepted, tolerance, priority);
  }

  /** The targets of some cells, in their order. */
  ProgrammingTargets of(int[] cells) {
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

  /**
   * Whether a conductance is within a cell's tolerance.
   *
   * @param cell the cell
   * @param value the conductance [S]
   * @return true if it is
   */
  public boolean hit(int cell, double value) {
    return Math.abs(value - siemens[cell]) <= tolerance[cell] * siemens[cell];
  }
}
