package org.ouroboros.memristor.core.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * A solver of pulses on {@link PhysicalDevice}s. It has no state: the same pulse gives the same
 * bits, independent of earlier ones.
 */
public interface PulseSolver {
  /**
   * Prepares the solution of pulses on the devices of a bank, for example by computing tables.
   *
   * @param domain range of the devices' states and parameters
   * @return the prepared solver; thread-safe
   */
  Prepared prepare(PhysicalDevice model, Domain domain);

  /**
   * The domain of states and parameters that a solver is prepared for.
   *
   * @param window operating window of the states
   * @param parameters range of each parameter, in the order of {@link DeviceModel#parameters()}
   */
  record Domain(StateWindow window, List<Range> parameters) {
    /** Half width of the domain of an unlimited variation, in standard deviations. */
    private static final double UNLIMITED_SIGMAS = 5;

    /** Copies the list. */
    public Domain {
      parameters = List.copyOf(parameters);
    }

    /** The closed range of a parameter; the highest value is not below the lowest. */
    public record Range(double lowest, double highest) {}

    /**
     * {@return the domain of a bank: the d2d limits, or five standard deviations where there are
     * none, widened by the c2c limits}
     */
    public static Domain of(DeviceModel model, Variation variation, StateWindow window) {
      List<Range> ranges = new ArrayList<>();
      List<Variation.ParameterVariation> variations = variation.forModel(model);
      for (int k = 0; k < variations.size(); k++) {
        ranges.add(range(model.parameters().get(k).nominal(), variations.get(k)));
      }
      return new Domain(window, ranges);
    }

    private static Range range(double nominal, Variation.ParameterVariation variation) {
      Variation.DeviceVariation device = variation.device();
      double halfWidth = UNLIMITED_SIGMAS * device.relativeSigma() * Math.abs(nominal);
      double low = Math.max(nominal - halfWidth, Math.min(nominal, device.lower()));
      double high = Math.min(nominal + halfWidth, Math.max(nominal, device.upper()));
      double[] ends = {
        low * (1 + variation.cycle().lowerFraction()),
            low * (1 + variation.cycle().upperFraction()),
        high * (1 + variation.cycle().lowerFraction()),
            high * (1 + variation.cycle().upperFraction())
      };
      double lowest = Math.min(Math.min(ends[0], ends[1]), Math.min(ends[2], ends[3]));
      double highest = Math.max(Math.max(ends[0], ends[1]), Math.max(ends[2], ends[3]));
      return new Range(lowest, highest);
    }
  }

  /** A solver prepared for the devices of a bank. Thread-safe. */
  interface Prepared {
    /**
     * {@return a prepared solver that solves one pulse after the other}
     *
     * @param description the method and its error bound in a few words
     * @param cellSolvers creates a solver of single pulses for one thread
     */
    static Prepared of(String description, Supplier<CellSolver> cellSolvers) {
      return new Prepared() {
        @Override
        public String description() {
          return description;
        }

        @Override
        public CellSolver cellSolver() {
          return cellSolvers.get();
        }
      };
    }

    /** {@return the method and its error bound in a few words, for reports} */
    String description();

    /** {@return a new solver of single pulses, for one thread} */
    CellSolver cellSolver();

    /**
     * {@return a new solver of blocks of pulses, for one thread; its result for a pulse does not
     * depend on the others} By default it solves one pulse after the other.
     */
    default BlockSolver blockSolver() {
      CellSolver solver = cellSolver();
      return block -> {
        double[] state = block.newState();
        double[] parameters = block.newParameters();
        for (int i = 0; i < block.size(); i++) {
          block.copyState(i, state);
          block.copyParameters(i, parameters);
          block.coulombs()[i] =
              solver.pulse(block.volts()[i], block.seconds()[i], state, parameters);
          block.storeState(i, state);
        }
      };
    }
  }

  /** Solves blocks of pulses. Not thread-safe. */
  @FunctionalInterface
  interface BlockSolver {
    /**
     * Applies a pulse of constant voltage to every device of a block.
     *
     * @param block the pulses; charges are written and states updated in place, undefined where the
     *     charge is NaN
     */
    void pulses(Block block);
  }

  /** Solves single pulses. Not thread-safe. */
  @FunctionalInterface
  interface CellSolver {
    /**
     * Applies one pulse of constant voltage.
     *
     * @param volts voltage across the cell [V]
     * @param seconds length of the pulse [s], at least 0
     * @param state the state, updated in place; undefined if NaN is returned
     * @return charge through the cell [C]; NaN if the model left its range of validity or the step
     *     limit was reached
     */
    double pulse(double volts, double seconds, double[] state, double[] parameters);
  }

  /**
   * A block of pulses on as many devices of one model, as a struct of arrays: entry i of every
   * column belongs to device i. Solvers process blocks, because loops over columns are vectorised.
   * Mutable and not thread-safe.
   *
   * <p>Columns have length {@link #CAPACITY}; only the first {@link #size()} entries are defined.
   * The capacity is discussed in docs/decisions/0007-block-of-256-pulses.md.
   */
  public static final class Block {
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
    public Block(DeviceModel model) {
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
}
