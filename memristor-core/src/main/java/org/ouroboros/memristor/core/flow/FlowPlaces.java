package org.ouroboros.memristor.core.flow;

import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Where the pulses under way are in their tables: columns beside {@link FlowColumns}, a slot for
 * each pulse.
 */
final class FlowPlaces {

  private static final int SIZE = PulseBlock.CAPACITY;

  /** First of the slots at work: those of one table. */
  int from;

  /** Slot after the last at work. */
  int to;

  /** Entry of the block of pulses. */
  final int[] entry = new int[SIZE];

  /** Speed of the device relative to the table's, by the parameters that scale time. */
  final double[] speed = new double[SIZE];

  /** Time that pulses have spent before they came to the table, on its clock. */
  final double[] spent = new double[SIZE];

  /** Whether any of the slots at work has spent time. */
  boolean anySpent;

  /** State at the start of a step. */
  final double[] state = new double[SIZE];

  /** Half the width of the panel. */
  final double[] halfWidth = new double[SIZE];

  /** Panel of the state. */
  final int[] panel = new int[SIZE];

  /** Block of the table. */
  final int[] block = new int[SIZE];

  /** Local coordinates in the block: [axis][slot]. */
  final double[][] locals = new double[FlowTableBuilder.MAX_AXES][SIZE];

  /** Moves what does not depend on the panel to another slot. */
  void move(int from, int to) {
    entry[to] = entry[from];
    speed[to] = speed[from];
    block[to] = block[from];
    for (double[] column : locals) {
      column[to] = column[from];
    }
  }
}
