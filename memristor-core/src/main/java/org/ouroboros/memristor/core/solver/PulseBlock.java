package org.ouroboros.memristor.core.solver;

import org.ouroboros.memristor.core.device.DeviceModel;

/**
 * A block of pulses on as many devices of one model, as a struct of arrays: entry i of every column
 * belongs to device i. Solvers process blocks, because loops over columns are vectorised. Mutable
 * and not thread-safe.
 *
 * <p>Columns have length {@link #CAPACITY}; only the first {@link #size()} entries are defined. The
 * capacity is discussed in docs/decisions/0007-block-of-256-pulses.md.
 */
public final class PulseBlock {

  /** The largest number of pulses of a block. */
  public static final int CAPACITY = 256;

  private final double[] volts = new double[CAPACITY];
  private final double[] seconds = new double[CAPACITY];
  private final double[] coulombs = new double[CAPACITY];
  private final double[][] states;
  private final double[][] parameters;
  private int size;
  private boolean parametersInDomain;

  /** Creates an empty block for devices of a model. */
  public PulseBlock(DeviceModel model) {
    states = new double[model.stateSize()][CAPACITY];
    parameters = new double[model.parameters().size()][CAPACITY];
  }

  /** {@return the number of pulses, 0 to {@link #CAPACITY}} */
  public int size() {
    return size;
  }

  /** Sets the number of pulses, from 0 to {@link #CAPACITY}. */
  public void resize(int pulses) {
    size = pulses;
  }

  /**
   * {@return true if all parameters are known to lie in the domain that the solver was prepared
   * for, so that it need not check; false if that is not known}
   */
  public boolean parametersInDomain() {
    return parametersInDomain;
  }

  /** Sets what {@link #parametersInDomain()} returns. */
  public void setParametersInDomain(boolean known) {
    parametersInDomain = known;
  }

  /** {@return the column of voltages across the devices [V]} */
  public double[] volts() {
    return volts;
  }

  /** {@return the column of pulse lengths [s]} */
  public double[] seconds() {
    return seconds;
  }

  /** {@return the column of a state component, 0 to {@link DeviceModel#stateSize()} - 1} */
  public double[] states(int component) {
    return states[component];
  }

  /** {@return the columns of all parameters, in the order of {@link DeviceModel#parameters()}} */
  public double[][] parameters() {
    return parameters;
  }

  /** {@return the column of a parameter by its index in {@link DeviceModel#parameters()}} */
  public double[] parameters(int parameter) {
    return parameters[parameter];
  }

  /**
   * {@return the column of charges through the devices [C], written by a solver; NaN where the
   * model left its range of validity or the step limit was reached}
   */
  public double[] coulombs() {
    return coulombs;
  }

  /** {@return a new array for the state of one device} */
  public double[] newState() {
    return new double[states.length];
  }

  /** {@return a new array for the parameters of one device} */
  public double[] newParameters() {
    return new double[parameters.length];
  }

  /** Copies the components of the state of device i out of the block. */
  public void copyState(int i, double[] state) {
    for (int k = 0; k < states.length; k++) {
      state[k] = states[k][i];
    }
  }

  /** Copies the parameters of device i out of the block. */
  public void copyParameters(int i, double[] values) {
    for (int k = 0; k < parameters.length; k++) {
      values[k] = parameters[k][i];
    }
  }

  /** Stores the state of a device. */
  public void storeState(int i, double[] state) {
    for (int k = 0; k < states.length; k++) {
      states[k][i] = state[k];
    }
  }

  /** Copies an entry, except for its charge, to another index. */
  public void copyEntry(int from, int to) {
    volts[to] = volts[from];
    seconds[to] = seconds[from];
    for (double[] column : states) {
      column[to] = column[from];
    }
    for (double[] column : parameters) {
      column[to] = column[from];
    }
  }
}
