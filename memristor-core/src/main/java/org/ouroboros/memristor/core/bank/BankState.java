package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The mutable state of a bank as structure of arrays: one column over all cells for each state
 * component and each parameter.
 */
final class BankState {
  final int count;
  final int stateSize;
  final int parameterCount;
  final double[][] states;
  final double[][] parameters;

  /** The d2d values of the parameters, to which c2c variation is relative. */
  final double[][] baseParameters;

  final long[] pulseCounts;
  final BitSet stuck;

  /** Parameters that are equal in all cells; valid after {@link #analyze}. */
  private final boolean[] uniform;

  /** Parameters without negative d2d values; valid after {@link #analyze}. */
  private final boolean[] nonNegativeBase;

  private boolean inDomain;
  private boolean analyzed;
  long seed;

  BankState(int count, int stateSize, int parameterCount, long seed) {
    this(
        seed,
        new double[stateSize][count],
        new double[parameterCount][count],
        new double[parameterCount][count],
        new long[count],
        new BitSet());
  }

  BankState(
      long seed,
      double[][] states,
      double[][] parameters,
      double[][] baseParameters,
      long[] pulseCounts,
      BitSet stuck) {
    count = pulseCounts.length;
    stateSize = states.length;
    parameterCount = parameters.length;
    this.seed = seed;
    this.states = states;
    this.parameters = parameters;
    this.baseParameters = baseParameters;
    this.pulseCounts = pulseCounts;
    this.stuck = stuck;
    uniform = new boolean[parameterCount];
    nonNegativeBase = new boolean[parameterCount];
  }

  /** Determines the properties that all cells share, unless they are up to date. */
  void analyze(CellModel cellModel) {
    if (analyzed) {
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
      nonNegativeBase[k] = Arrays.stream(baseParameters[k]).allMatch(value -> value >= 0);
      inDomain &= remainsInDomain(k, cellModel);
    }
    analyzed = true;
  }

  /** Returns whether a parameter is in the domain in all cells and c2c variation keeps it there. */
  private boolean remainsInDomain(int k, CellModel cellModel) {
    PulseSolver.Domain.Range range = cellModel.domain().parameters().get(k);
    CycleVariationKernel cycleVariation = cellModel.cycleVariation();
    for (int cell = 0; cell < count; cell++) {
      double value = parameters[k][cell];
      if (!(value >= range.lowest() && value <= range.highest())) {
        return false;
      }
      if (cycleVariation.varies(k)) {
        double base = baseParameters[k][cell];
        double firstLimit = base * cycleVariation.lowerFactor(k);
        double secondLimit = base * cycleVariation.upperFactor(k);
        if (!(Math.min(firstLimit, secondLimit) >= range.lowest()
            && Math.max(firstLimit, secondLimit) <= range.highest())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Must be called when parameters change by other means than c2c variation. */
  void invalidateAnalysis() {
    analyzed = false;
  }

  /** Returns whether all parameters are in the domain and c2c variation keeps them there. */
  boolean inDomain() {
    return inDomain;
  }

  boolean uniform(int parameter) {
    return uniform[parameter];
  }

  /** Returns, per parameter, whether no cell has a negative d2d value. */
  boolean[] nonNegativeBase() {
    return nonNegativeBase;
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

  BankState copy() {
    return new BankState(
        seed,
        copy(states),
        copy(parameters),
        copy(baseParameters),
        pulseCounts.clone(),
        (BitSet) stuck.clone());
  }

  /** Takes over the values of another state of the same size. */
  void restore(BankState other) {
    Require.that(other.count == count, "snapshot cells", "must be " + count, other.count);
    Require.length("snapshot states", other.stateSize, stateSize);
    Require.length("snapshot parameters", other.parameterCount, parameterCount);
    seed = other.seed;
    invalidateAnalysis();
    restore(other.states, states);
    restore(other.parameters, parameters);
    restore(other.baseParameters, baseParameters);
    System.arraycopy(other.pulseCounts, 0, pulseCounts, 0, count);
    stuck.clear();
    stuck.or(other.stuck);
  }

  private static double[][] copy(double[][] columns) {
    return Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
  }

  private static void restore(double[][] source, double[][] target) {
    for (int k = 0; k < target.length; k++) {
      System.arraycopy(source[k], 0, target[k], 0, target[k].length);
    }
  }
}
