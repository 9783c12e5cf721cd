package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Positions of the active pulses in their tables, as columns parallel to {@link PatchStepKernel}:
 * one lane for each pulse.
 */
final class LookupColumns {
  private static final int SIZE = PulseSolver.Block.CAPACITY;

  /** First active lane; the active lanes are those of one table. */
  int firstLane;

  /** Lane after the last active one. */
  int endLane;

  /** Entry of the block of pulses. */
  final int[] entry = new int[SIZE];

  /** Speed of the device relative to the table's, from the parameters that scale time. */
  final double[] speed = new double[SIZE];

  /** Time that elapsed before pulses entered the table, at the table's speed. */
  final double[] elapsed = new double[SIZE];

  /** Whether time elapsed in any of the active lanes. */
  boolean anyElapsed;

  /** State at the start of a step. */
  final double[] state = new double[SIZE];

  final double[] halfWidth = new double[SIZE];
  final int[] panel = new int[SIZE];
  final int[] block = new int[SIZE];

  /** Local coordinates in the block: [axis][lane]. */
  final double[][] locals = new double[FlowTableBuilder.MAX_AXES][SIZE];

  /** Copies the values that do not depend on the panel to another lane. */
  void copyLane(int from, int to) {
    entry[to] = entry[from];
    speed[to] = speed[from];
    block[to] = block[from];
    for (double[] column : locals) {
      column[to] = column[from];
    }
  }
}
