package org.ouroboros.memristor.core.device;

/**
 * A handful of pulses on as many devices of one model, as columns: entry i of every column belongs
 * to device i. This is how solvers see pulses, because loops over columns become vector
 * instructions. Scratch of one thread: its owner fills it, a solver changes it, and so on.
 *
 * <p>Columns have {@link #CAPACITY} places, of which the first {@link #size()} are in use; what
 * stands behind them has no meaning. Of 128, 256 and 512 places the smallest was slower; the two
 * others did not differ.
 */
public final class PulseBlock {

  /** The most pulses that a block holds. */
  public static final int CAPACITY = 256;

  private final double[] volts = new double[CAPACITY];
  private final double[] seconds = new double[CAPACITY];
  private final double[] coulombs = new double[CAPACITY];
  private final double[][] states;
  private final double[][] parameters;
  private int size;
  private boolean parametersInDomain;

  /**
   * Makes an empty block for devices of a model.
   *
   * @param model the model
   */
  public PulseBlock(DeviceModel model) {
    states = new double[model.stateSize()][CAPACITY];
    parameters = new double[model.parameters().size()][CAPACITY];
  }

  /**
   * How many pulses it holds.
   *
   * @return from 0 to {@link #CAPACITY}
   */
  public int size() {
    return size;
  }

  /**
   * Says how many pulses it holds.
   *
   * @param pulses from 0 to {@link #CAPACITY}
   */
  public void resize(int pulses) {
    size = pulses;
  }

  /**
   * Whether all parameters are known to lie in the domain that the solver was prepared for, so that
   * it need not look.
   *
   * @return false if that is not known
   */
  public boolean parametersInDomain() {
    return parametersInDomain;
  }

  /**
   * Says whether all parameters are known to lie in the domain that the solver was prepared for.
   *
   * @param known whether they are
   */
  public void parametersInDomain(boolean known) {
    parametersInDomain = known;
  }

  /**
   * Voltage across each device.
   *
   * @return the column [V]
   */
  public double[] volts() {
    return volts;
  }

  /**
   * Length of each pulse.
   *
   * @return the column [s]
   */
  public double[] seconds() {
    return seconds;
  }

  /**
   * A component of each device's state.
   *
   * @param component from 0 to the model's {@link DeviceModel#stateSize()} - 1
   * @return the column
   */
  public double[] states(int component) {
    return states[component];
  }

  /**
   * A parameter of each device.
   *
   * @param parameter its place in {@link DeviceModel#parameters()}
   * @return the column
   */
  public double[] parameters(int parameter) {
    return parameters[parameter];
  }

  /**
   * Charge through each device, a solver's answer.
   *
   * @return the column [C]; NaN where the model left its range or the step limit was reached
   */
  public double[] coulombs() {
    return coulombs;
  }

  /**
   * Makes an array for the state of one device.
   *
   * @return as long as the model's state
   */
  public double[] newState() {
    return new double[states.length];
  }

  /**
   * Makes an array for the parameters of one device.
   *
   * @return as long as the model's parameters
   */
  public double[] newParameters() {
    return new double[parameters.length];
  }

  /**
   * Copies the state of a device as models see it.
   *
   * @param i the device
   * @param state receives the components
   */
  public void copyState(int i, double[] state) {
    for (int k = 0; k < states.length; k++) {
      state[k] = states[k][i];
    }
  }

  /**
   * Copies the parameters of a device as models see them.
   *
   * @param i the device
   * @param values receives the parameters
   */
  public void copyParameters(int i, double[] values) {
    for (int k = 0; k < parameters.length; k++) {
      values[k] = parameters[k][i];
    }
  }

  /**
   * Puts the state of a device.
   *
   * @param i the device
   * @param state its components
   */
  public void putState(int i, double[] state) {
    for (int k = 0; k < states.length; k++) {
      states[k][i] = state[k];
    }
  }

  /**
   * Moves an entry, without its charge, to another place.
   *
   * @param from the entry
   * @param to the place
   */
  public void move(int from, int to) {
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
