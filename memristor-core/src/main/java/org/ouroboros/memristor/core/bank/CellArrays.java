package org.ouroboros.memristor.core.bank;

import java.util.BitSet;
import org.ouroboros.memristor.core.check.Require;

/**
 * All that changes or was drawn in a bank, as primitive arrays: the values of a cell stand side by
 * side, cell after cell.
 */
final class CellArrays {

  final int count;
  final int stateSize;
  final int parameterCount;
  final double[] states;
  final double[] parameters;

  /** The d2d values of the parameters, centres of their c2c change. */
  final double[] anchors;

  /** Programming pulses that each cell has seen. */
  final long[] pulses;

  final BitSet stuck = new BitSet();

  /** What the draws of the c2c change descend from. */
  long seed;

  CellArrays(int count, int stateSize, int parameterCount, long seed) {
    this.count = count;
    this.stateSize = stateSize;
    this.parameterCount = parameterCount;
    this.seed = seed;
    states = new double[Math.multiplyExact(count, stateSize)];
    parameters = new double[Math.multiplyExact(count, parameterCount)];
    anchors = new double[parameters.length];
    pulses = new long[count];
  }

  /**
   * Copies a cell's state and parameters as models see them. Loops, because for a handful of values
   * the call of arraycopy costs more than the copying.
   */
  void load(int cell, double[] state, double[] values) {
    for (int k = 0; k < state.length; k++) {
      state[k] = states[cell * state.length + k];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] = parameters[cell * values.length + k];
    }
  }

  BankSnapshot snapshot(String model) {
    return new BankSnapshot(
        model,
        seed,
        new double[][] {states.clone(), parameters.clone(), anchors.clone()},
        pulses.clone(),
        (BitSet) stuck.clone());
  }

  void restore(BankSnapshot snapshot, String model) {
    Require.that(
        snapshot.model.equals(model), "snapshot model", "must be " + model, snapshot.model);
    Require.that(snapshot.cells == count, "snapshot cells", "must be " + count, snapshot.cells);
    Require.length("snapshot states", snapshot.states.length, states.length);
    Require.length("snapshot parameters", snapshot.parameters.length, parameters.length);
    seed = snapshot.seed;
    System.arraycopy(snapshot.states, 0, states, 0, states.length);
    System.arraycopy(snapshot.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(snapshot.anchors, 0, anchors, 0, anchors.length);
    System.arraycopy(snapshot.pulses, 0, pulses, 0, pulses.length);
    stuck.clear();
    stuck.or(snapshot.stuck);
  }
}
