package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;

/** Where each cell of an array shall go, and how exactly. Immutable. */
public final class ProgrammingTargets {

  private final double[] siemens;
  private final double[] tolerance;

  /**
   * Makes targets.
   *
   * @param siemens wanted conductance of each cell, positive [S]; copied
   * @param tolerance tolerated relative difference of each cell, positive; copied
   */
  public ProgrammingTargets(double[] siemens, double[] tolerance) {
    Require.length("tolerance", tolerance.length, siemens.length);
    for (int i = 0; i < siemens.length; i++) {
      Require.positive("target siemens[" + i + "]", siemens[i]);
      Require.positive("tolerance[" + i + "]", tolerance[i]);
    }
    this.siemens = siemens.clone();
    this.tolerance = tolerance.clone();
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
