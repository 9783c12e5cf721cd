package org.ouroboros.memristor.crossbar;

import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;
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
  private final StuckAtFaults stuck;
  private final StartState startState;
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
    stuck = builder.stuck;
    startState = builder.startState;
    periphery = builder.periphery;
    converters = builder.converters;
    wires = builder.wires;
    tileSize = builder.tileSize;
    workers = builder.workers;
  }

  /**
   * State of the devices of a new array. An array in use has cycle-to-cycle parameters uniform
   * inside their limits and conductances uniform over the range. The two ways to draw these
   * conductances have the same distribution and different values; each keeps published results
   * reproducible. Neither depends on which cells are stuck.
   */
  public enum StartState {
    /** In use; conductances drawn cell after cell from one generator. The default. */
    USED,
    /**
     * In use; the conductance of a cell is the {@linkplain Seed#uniform counter-based} number of
     * its index, as in array files and in comparisons of strategies.
     */
    USED_COUNTER_BASED,
    /** As sampled: cycle-to-cycle parameters without deviation, devices in their rest state. */
    UNUSED
  }

  /**
   * {@return a specification with the defaults of {@link #builder} for a device model and one of
   * its presets of variation}
   *
   * @param model name of a device model on the class path, for example {@code jart-vcm-v1b}
   * @param preset name of a preset of that model, for example {@code REALISTIC}
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if there is no such model
   *     or preset; the message lists the known names
   */
  public static CrossbarSpec of(String model, String preset) {
    DeviceModel found = DeviceModel.catalog().find(model);
    return builder(found).variation(found.preset(preset)).build();
  }

  /**
   * {@return a specification of arrays of a device model, with the defaults of {@link #builder}}
   */
  public static CrossbarSpec of(DeviceModel model) {
    return builder(model).build();
  }

  /**
   * {@return a builder with defaults: no variation, the model's window, the tabulated solver, no
   * stuck cells, arrays in use, exact reads, ideal converters and wires, unlimited tile size, one
   * thread}
   *
   * @param model the device in each cell
   */
  public static Builder builder(DeviceModel model) {
    return new Builder(model);
  }

  /** Builder of a specification. Setters return the builder. */
  public static final class Builder {
    private final DeviceModel model;
    private Variation variation = Variation.NONE;
    private StateWindow window;
    private PulseSolver solver = TabulatedSolver.defaults();
    private StuckAtFaults stuck = StuckAtFaults.NONE;
    private StartState startState = StartState.USED;
    private PeripheryParameters periphery = PeripheryParameters.EXACT;
    private Converters converters = Converters.IDEAL;
    private Wires wires = Wires.IDEAL;
    private TileSize tileSize = TileSize.UNLIMITED;
    private Workers workers = Workers.single();

    private Builder(DeviceModel model) {
      this.model = model;
      this.window = model.window();
    }

    /** Sets device-to-device and cycle-to-cycle variation. */
    public Builder variation(Variation value) {
      variation = value;
      return this;
    }

    /** Sets the operating window of the state, enforced by the periphery. */
    public Builder window(StateWindow value) {
      window = value;
      return this;
    }

    /** Sets the solver of pulses on physical devices. */
    public Builder solver(PulseSolver value) {
      solver = value;
      return this;
    }

    /** Sets the stuck cells of a new array and their states. */
    public Builder stuck(StuckAtFaults value) {
      stuck = value;
      return this;
    }

    /** Sets the state of the devices of a new array. */
    public Builder startState(StartState value) {
      startState = value;
      return this;
    }

    /** Sets read noise, which also acts on products, and timing of the periphery. */
    public Builder periphery(PeripheryParameters value) {
      periphery = value;
      return this;
    }

    /** Sets the converters of products. */
    public Builder converters(Converters value) {
      converters = value;
      return this;
    }

    /** Sets the wires, which act on products. */
    public Builder wires(Wires value) {
      wires = value;
      return this;
    }

    /** Sets the maximum size of one array. */
    public Builder tileSize(TileSize value) {
      tileSize = value;
      return this;
    }

    /** Sets the threads to use. Results do not depend on them. */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /**
     * {@return the specification}
     *
     * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the variation names
     *     a parameter that the model does not have, or the window does not fit the model
     */
    public CrossbarSpec build() {
      variation.forModel(model);
      window.conductanceRange(model);
      return new CrossbarSpec(this);
    }
  }

  /** {@return {@link #newArray(int, int, Seed)} by the value of a seed} */
  public CrossbarArray newArray(int rows, int columns, long seed) {
    return newArray(rows, columns, new Seed(seed));
  }

  /**
   * Creates an array of newly sampled devices, by default {@linkplain StartState in use}. The same
   * shape and seed give the same devices, states and read noise.
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
            .stuck(stuck)
            .workers(workers)
            .seed(seed.at(RandomStreams.DEVICES))
            .build();
    CrossbarArray array =
        new CrossbarArray(this, bank, rows, columns, seed, seed.at(RandomStreams.READS));
    if (startState != StartState.UNUSED) {
      bank.randomizeCycleParameters(seed.at(RandomStreams.CYCLE));
      array.setConductances(startSiemens((int) cells, seed.at(RandomStreams.START)));
    }
    return array;
  }

  private double[] startSiemens(int cells, Seed seed) {
    ConductanceRange range = range();
    UniformRandomProvider stream = seed.stream();
    double[] siemens = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      siemens[cell] =
          startState == StartState.USED
              ? range.interpolate(stream.nextDouble())
              : range.uniform(seed.value(), cell);
    }
    return siemens;
  }

  /**
   * Creates an array over existing devices in their present state. Model, variation, window, solver
   * and stuck cells are those of the bank.
   *
   * @param bank the {@code rows * columns} devices, owned by the array from now on
   * @param rows number of word lines, at least 1
   * @param columns number of bit lines, at least 1
   * @param reads seed of the array's read noise
   * @return a new array
   */
  public CrossbarArray newArray(DeviceBank bank, int rows, int columns, Seed reads) {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.that(
        (long) rows * columns == bank.cells(),
        "rows x columns",
        "must be the number of devices, " + bank.cells(),
        rows + " x " + columns);
    return new CrossbarArray(this, bank, rows, columns, null, reads);
  }

  /** {@return the device model of the cells} */
  public DeviceModel model() {
    return model;
  }

  /** {@return the programmable conductances: those of the window at nominal parameters [S]} */
  public ConductanceRange range() {
    return window.conductanceRange(model);
  }

  /** {@return read noise and timing of the periphery} */
  public PeripheryParameters periphery() {
    return periphery;
  }

  /** {@return the converters of products} */
  public Converters converters() {
    return converters;
  }

  /** {@return the wires} */
  public Wires wires() {
    return wires;
  }

  /** {@return the maximum size of one array} */
  public TileSize tileSize() {
    return tileSize;
  }

  /** {@return the threads to use} */
  public Workers workers() {
    return workers;
  }

  /**
   * Maximum size of one array; larger matrices are split.
   *
   * @param maxRows maximum word lines, at least 1
   * @param maxColumns maximum bit lines, at least 2, so that a weight fits
   */
  public record TileSize(int maxRows, int maxColumns) {
    /** No limit: every matrix is one array. */
    public static final TileSize UNLIMITED = new TileSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public TileSize {
      Require.atLeast("maxRows", maxRows, 1);
      Require.atLeast("maxColumns", maxColumns, 2);
    }
  }
}
