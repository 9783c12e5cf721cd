package org.ouroboros.memristor.crossbar;

import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * Specification of crossbar arrays: device, variation, solver, periphery, converters, wires.
 * Creates any number of arrays. Immutable and thread-safe.
 */
public final class CrossbarSpec {

  /** Minimum memory per cell: its state and its entry in the effective matrix. */
  private static final int MIN_BYTES_PER_CELL = 16;

  private final DeviceModel model;
  private final Variation variation;
  private final StateWindow window;
  private final PulseSolver solver;
  private final PeripheryParameters periphery;
  private final Converters converters;
  private final Wires wires;
  private final TileSize tileSize;
  private final Workers workers;

  private CrossbarSpec(Builder builder) {
    model = builder.model;
    variation = builder.variation;
    window = builder.window;
    solver = builder.solver;
    periphery = builder.periphery;
    converters = builder.converters;
    wires = builder.wires;
    tileSize = builder.tileSize;
    workers = builder.workers;
  }

  /**
   * Returns a builder with defaults: no variation, the model's window, the tabulated solver, exact
   * reads, ideal converters and wires, unlimited tile size, one thread.
   *
   * @param model the device in each cell
   * @return a new builder
   */
  public static Builder builder(DeviceModel model) {
    return new Builder(model);
  }

  /** Builder of a specification. */
  public static final class Builder {
    private final DeviceModel model;
    private Variation variation = Variation.NONE;
    private StateWindow window;
    private PulseSolver solver = TabulatedSolver.defaults();
    private PeripheryParameters periphery = PeripheryParameters.EXACT;
    private Converters converters = Converters.IDEAL;
    private Wires wires = Wires.IDEAL;
    private TileSize tileSize = TileSize.UNLIMITED;
    private Workers workers = Workers.single();

    private Builder(DeviceModel model) {
      this.model = model;
      this.window = model.window();
    }

    /**
     * Sets device-to-device and cycle-to-cycle variation.
     *
     * @param value the variation
     * @return this
     */
    public Builder variation(Variation value) {
      variation = value;
      return this;
    }

    /**
     * Sets the operating window of the state, enforced by the periphery.
     *
     * @param value the window
     * @return this
     */
    public Builder window(StateWindow value) {
      window = value;
      return this;
    }

    /**
     * Sets the solver of pulses on physical devices.
     *
     * @param value the solver
     * @return this
     */
    public Builder solver(PulseSolver value) {
      solver = value;
      return this;
    }

    /**
     * Sets read noise and timing of the periphery.
     *
     * @param value the parameters; their read noise also acts on products
     * @return this
     */
    public Builder periphery(PeripheryParameters value) {
      periphery = value;
      return this;
    }

    /**
     * Sets the converters of products.
     *
     * @param value the converters
     * @return this
     */
    public Builder converters(Converters value) {
      converters = value;
      return this;
    }

    /**
     * Sets the wires, which act on products.
     *
     * @param value the wires
     * @return this
     */
    public Builder wires(Wires value) {
      wires = value;
      return this;
    }

    /**
     * Sets the maximum size of one array.
     *
     * @param value the size
     * @return this
     */
    public Builder tileSize(TileSize value) {
      tileSize = value;
      return this;
    }

    /**
     * Sets the threads to use. Results do not depend on them.
     *
     * @param value the workers
     * @return this
     */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /**
     * Builds the specification.
     *
     * @return the specification
     * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the variation names
     *     a parameter that the model does not have, or the window does not fit the model
     */
    public CrossbarSpec build() {
      variation.forModel(model);
      window.conductanceRange(model);
      return new CrossbarSpec(this);
    }
  }

  /**
   * Creates an array in a random state: cycle-to-cycle parameters uniform inside their limits,
   * conductances uniform over {@link #range()}. The same shape and seed give the same devices,
   * states and read noise.
   *
   * @param rows number of word lines, at least 1
   * @param columns number of bit lines, at least 1; at most 2^30 cells in total
   * @param seed seed of all random values of the array
   * @return a new array
   */
  public CrossbarArray newArray(int rows, int columns, Seed seed) {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    long cells = (long) rows * columns;
    Require.that(cells <= 1 << 30, "rows x columns", "must be at most 2^30 cells", cells);
    Require.fitsInMemory(
        "an array of " + rows + " x " + columns, (double) cells * MIN_BYTES_PER_CELL);
    DeviceBank bank =
        DeviceBank.builder(model, (int) cells)
            .variation(variation)
            .window(window)
            .solver(solver)
            .workers(workers)
            .seed(seed.at("devices"))
            .build();
    bank.randomizeCycleParameters(seed.at("cycle"));
    CrossbarArray array =
        CrossbarArray.builder(bank, rows, columns)
            .periphery(periphery)
            .converters(converters)
            .wires(wires)
            .seed(seed.at("reads"))
            .workers(workers)
            .build();
    array.setConductances(uniform((int) cells, seed.at("start")));
    return array;
  }

  private double[] uniform(int cells, Seed seed) {
    ConductanceRange range = range();
    UniformRandomProvider random = seed.stream();
    double[] siemens = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      siemens[cell] = range.interpolate(random.nextDouble());
    }
    return siemens;
  }

  /**
   * Returns the device model of the cells.
   *
   * @return its model
   */
  public DeviceModel model() {
    return model;
  }

  /**
   * Returns the programmable conductances.
   *
   * @return the window's conductances at nominal parameters [S]
   */
  public ConductanceRange range() {
    return window.conductanceRange(model);
  }

  /**
   * Returns the wires.
   *
   * @return the wires
   */
  public Wires wires() {
    return wires;
  }

  /**
   * Returns the maximum size of one array.
   *
   * @return the size
   */
  public TileSize tileSize() {
    return tileSize;
  }

  /**
   * Returns the threads to use.
   *
   * @return the workers
   */
  public Workers workers() {
    return workers;
  }
}
