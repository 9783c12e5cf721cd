package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SolverDomain;

/**
 * The mutable state of a bank as structure of arrays: one column over all cells for each state
 * component and each parameter.
 */
final class CellArrays {

  final int count;
  final int stateSize;
  final int parameterCount;
  final double[][] states;
  final double[][] parameters;

  /** The d2d values of the parameters, to which c2c variation is relative. */
  final double[][] anchors;

  /** Programming pulses applied to each cell. */
  final long[] pulses;

  final BitSet stuck = new BitSet();

  /** Parameters that are equal in all cells; valid after {@link #survey}. */
  private final boolean[] uniform;

  /** Parameters without negative d2d values; valid after {@link #survey}. */
  private final boolean[] positiveAnchors;

  private boolean inDomain;
  private boolean surveyed;

  /** Seed of the c2c draws. */
  long seed;

  CellArrays(int count, int stateSize, int parameterCount, long seed) {
    this.count = count;
    this.stateSize = stateSize;
    this.parameterCount = parameterCount;
    this.seed = seed;
    states = new double[stateSize][count];
    parameters = new double[parameterCount][count];
    anchors = new double[parameterCount][count];
    pulses = new long[count];
    uniform = new boolean[parameterCount];
    positiveAnchors = new boolean[parameterCount];
  }

  /** Determines the properties that all cells share, unless they are up to date. */
  void survey(CellPhysics physics) {
    if (surveyed) {
      return;
    }
    inDomain = true;
    for (int k = 0; k < parameterCount; k++) {
      double[] column = parameters[k];
      int cell = 1;
      while (cell < count && column[cell] == column[0]) {
        cell++;
      }
      uniform[k] = cell == count;
      positiveAnchors[k] = Arrays.stream(anchors[k]).allMatch(anchor -> anchor >= 0);
      inDomain &= stays(k, physics);
    }
    surveyed = true;
  }

  /** Returns whether a parameter is in the domain in all cells and c2c variation keeps it there. */
  private boolean stays(int k, CellPhysics physics) {
    SolverDomain.ParameterRange range = physics.domain().parameters().get(k);
    CycleSteps cycles = physics.cycles();
    for (int cell = 0; cell < count; cell++) {
      double value = parameters[k][cell];
      if (!(value >= range.lowest() && value <= range.highest())) {
        return false;
      }
      if (cycles.move(k)) {
        double anchor = anchors[k][cell];
        double one = anchor * cycles.lowest(k);
        double other = anchor * cycles.highest(k);
        if (!(Math.min(one, other) >= range.lowest() && Math.max(one, other) <= range.highest())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Must be called when parameters change by other means than c2c variation. */
  void parametersChange() {
    surveyed = false;
  }

  /** Returns whether all parameters are in the domain and c2c variation keeps them there. */
  boolean inDomain() {
    return inDomain;
  }

  /** Returns whether a parameter is equal in all cells. */
  boolean uniform(int parameter) {
    return uniform[parameter];
  }

  /** Returns, per parameter, whether no cell has a negative d2d value. */
  boolean[] positiveAnchors() {
    return positiveAnchors;
  }

  /** Copies the state and the parameters of a cell into the arrays that models expect. */
  void load(int cell, double[] state, double[] values) {
    for (int k = 0; k < state.length; k++) {
      state[k] = states[k][cell];
    }
    for (int k = 0; k < values.length; k++) {
      values[k] = parameters[k][cell];
    }
  }

  BankSnapshot snapshot(String model) {
    return new BankSnapshot(
        model,
        seed,
        new double[][][] {copy(states), copy(parameters), copy(anchors)},
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
    parametersChange();
    restore(snapshot.states, states);
    restore(snapshot.parameters, parameters);
    restore(snapshot.anchors, anchors);
    System.arraycopy(snapshot.pulses, 0, pulses, 0, pulses.length);
    stuck.clear();
    stuck.or(snapshot.stuck);
  }

  private static double[][] copy(double[][] columns) {
    double[][] copies = new double[columns.length][];
    for (int k = 0; k < columns.length; k++) {
      copies[k] = columns[k].clone();
    }
    return copies;
  }

  private static void restore(double[][] from, double[][] columns) {
    for (int k = 0; k < columns.length; k++) {
      System.arraycopy(from[k], 0, columns[k], 0, columns[k].length);
    }
  }
}
