package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SolverDomain;

/**
 * All that changes or was drawn in a bank, as columns over the cells: a component of the state or a
 * parameter each, because pulses are solved over columns.
 */
final class CellArrays {

  final int count;
  final int stateSize;
  final int parameterCount;
  final double[][] states;
  final double[][] parameters;

  /** The d2d values of the parameters, centres of their c2c change. */
  final double[][] anchors;

  /** Programming pulses that each cell has seen. */
  final long[] pulses;

  final BitSet stuck = new BitSet();

  /** Parameters in which all cells agree, as far as {@link #survey} has looked. */
  private final boolean[] uniform;

  /** Parameters of which no cell has a negative d2d value, likewise. */
  private final boolean[] positiveAnchors;

  private boolean inDomain;
  private boolean surveyed;

  /** What the draws of the c2c change descend from. */
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

  /** Looks at what all cells have in common, unless that is known. */
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

  /** Whether a parameter of all cells is in the domain, and stays there however it walks. */
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

  /** Says that parameters change otherwise than by their walk. */
  void parametersChange() {
    surveyed = false;
  }

  /** Whether all parameters are, and stay, in the domain that the solver was prepared for. */
  boolean inDomain() {
    return inDomain;
  }

  /** Whether all cells agree in a parameter, so that there is no need to read it of each. */
  boolean uniform(int parameter) {
    return uniform[parameter];
  }

  /** The parameters of which no cell has a negative d2d value. */
  boolean[] positiveAnchors() {
    return positiveAnchors;
  }

  /** Copies a cell's state and parameters as models see them. */
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
