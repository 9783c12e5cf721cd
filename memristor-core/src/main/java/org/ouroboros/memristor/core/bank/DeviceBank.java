package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.internal.random.RandomStreams;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Many devices of one model, stored as primitive arrays: states, parameters, d2d values and pulse
 * counters of all cells.
 *
 * <p>The result of a pulse depends only on its cell, the cell's pulse counter and the bank's seed,
 * so results are bit-identical for any number of threads, order and partition of a batch.
 *
 * <p>Operations run on the bank's {@link Workers}. Several threads may pulse and read concurrently
 * if their cells are disjoint; other methods must not be called concurrently.
 */
public final class DeviceBank {
  /** Fewer entries than this are not split between threads. */
  private static final int MIN_CHUNK = 16;

  private final CellModel cellModel;
  private final BankState bankState;
  private final Variation variation;
  private final List<Variation.ParameterVariation> parameterVariations;
  private final ConductanceRange range;
  private final Workers workers;

  /**
   * Kernels that are kept between batches; they carry no state from one to the next. A thread
   * prefers the one that it used last, which is in its core's cache.
   */
  private final Queue<BlockPulseKernel> idleKernels = new ConcurrentLinkedQueue<>();

  private DeviceBank(Builder builder) {
    DeviceModel model = builder.model;
    variation = builder.variation;
    parameterVariations = variation.forModel(model);
    workers = builder.workers;
    range = builder.window.conductanceRange(model);
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, variation, builder.window);
    PulseSolver.Prepared solver =
        model instanceof PhysicalDevice physical ? builder.solver.prepare(physical, domain) : null;
    StateWindow window = builder.unlimited ? null : builder.window;
    CycleVariationKernel cycleVariation = new CycleVariationKernel(parameterVariations);
    cellModel = new CellModel(model, solver, domain, window, cycleVariation);
    bankState =
        new BankState(
            builder.cells, model.stateSize(), parameterVariations.size(), builder.seed.value());
    Seed deviceSeed = builder.seed.at(RandomStreams.DEVICE_TO_DEVICE);
    DeviceSampler sampler = new DeviceSampler(model.parameters(), parameterVariations, deviceSeed);
    workers.forRange(
        bankState.count, 256, (from, to) -> sampler.sample(bankState.baseParameters, from, to));
    for (int k = 0; k < bankState.parameterCount; k++) {
      System.arraycopy(bankState.baseParameters[k], 0, bankState.parameters[k], 0, bankState.count);
    }
    initializeRestStates(model);
    Seed stuckSeed = builder.seed.at(RandomStreams.STUCK_AT_FAULTS);
    applyStuckAtFaults(model, builder.stuck.states(bankState.count, builder.window, stuckSeed));
  }

  private void initializeRestStates(DeviceModel model) {
    double[] state = new double[bankState.stateSize];
    double[] parameters = new double[bankState.parameterCount];
    for (int cell = 0; cell < bankState.count; cell++) {
      bankState.load(cell, state, parameters);
      double[] rest = model.restState(parameters);
      for (int k = 0; k < state.length; k++) {
        bankState.states[k][cell] = rest[k];
      }
    }
  }

  private void applyStuckAtFaults(DeviceModel model, double[] stuckStates) {
    double[] nominal = model.nominalParameters();
    for (int cell = 0; cell < bankState.count; cell++) {
      if (!Double.isNaN(stuckStates[cell])) {
        Require.inRange(
            "state of stuck cell " + cell,
            stuckStates[cell],
            model.lowerState(nominal),
            model.upperState(nominal));
        bankState.states[0][cell] = stuckStates[cell];
        bankState.stuck.set(cell);
      }
    }
  }

  /**
   * {@return a builder with these defaults: no variation, the model's default window, the tabulated
   * solver, one thread, seed 1, no stuck cells}
   *
   * @param model the device model
   * @param cells number of devices, at least 1
   */
  public static Builder builder(DeviceModel model, int cells) {
    return new Builder(model, Require.atLeast("cells", cells, 1));
  }

  /** Builder of a bank; every setter returns the builder. */
  public static final class Builder {
    private final DeviceModel model;
    private final int cells;
    private Variation variation = Variation.NONE;
    private StateWindow window;
    private boolean unlimited;
    private PulseSolver solver = TabulatedSolver.defaults();
    private Workers workers = Workers.single();
    private Seed seed = new Seed(1);
    private StuckAtFaults stuck = StuckAtFaults.NONE;

    private Builder(DeviceModel model, int cells) {
      this.model = model;
      this.cells = cells;
      this.window = model.window();
    }

    /** Sets the d2d and c2c variation. */
    public Builder variation(Variation value) {
      variation = value;
      return this;
    }

    /** Sets the window that the periphery enforces. */
    public Builder window(StateWindow value) {
      window = value;
      return this;
    }

    /** Disables the window: states are not limited. */
    public Builder withoutWindow() {
      unlimited = true;
      return this;
    }

    /** Sets the solver of pulses on physical devices. */
    public Builder solver(PulseSolver value) {
      solver = value;
      return this;
    }

    /** Sets the threads to use. */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /** Sets the seed of all draws. */
    public Builder seed(Seed value) {
      seed = value;
      return this;
    }

    /**
     * Sets stuck-at faults. A stuck cell conducts, consumes energy and counts its pulses, but its
     * state and parameters never change: not by pulses, idle time or the setters of this class.
     */
    public Builder stuck(StuckAtFaults value) {
      stuck = value;
      return this;
    }

    /**
     * Builds the bank: samples d2d values and sets cells to the model's rest state.
     *
     * @return the bank
     * @throws InvalidValueException if the variation names a parameter that the model does not
     *     have, or a cell is stuck outside the device's nominal bounds
     */
    public DeviceBank build() {
      return new DeviceBank(this);
    }
  }

  /** {@return the device model} */
  public DeviceModel model() {
    return cellModel.model();
  }

  /** {@return the d2d and c2c variation} */
  public Variation variation() {
    return variation;
  }

  /** {@return a short description of how pulses are solved, for reports} */
  public String solverDescription() {
    PulseSolver.Prepared solver = cellModel.solver();
    return solver == null ? "unit pulses, exact" : solver.description();
  }

  /** {@return the number of devices, at least 1} */
  public int cells() {
    return bankState.count;
  }

  /** {@return the conductances at the window's ends at nominal parameters [S]} */
  public ConductanceRange range() {
    return range;
  }

  /** {@return component 0 of a cell's state, in the model's unit} */
  public double state(int cell) {
    return bankState.states[0][checkCell(cell)];
  }

  /** {@return the value of a cell's parameter, by index in {@link DeviceModel#parameters()}} */
  public double parameter(int cell, int parameter) {
    return bankState.parameters[parameter][checkCell(cell)];
  }

  /** {@return the present parameters of a cell, in a new array} */
  public double[] parameters(int cell) {
    double[] parameters = new double[model().parameters().size()];
    Arrays.setAll(parameters, p -> parameter(cell, p));
    return parameters;
  }

  /**
   * {@return the d2d value of a cell's parameter, to which c2c variation is relative, by index in
   * {@link DeviceModel#parameters()}}
   */
  public double baseParameter(int cell, int parameter) {
    return bankState.baseParameters[parameter][checkCell(cell)];
  }

  /** {@return the number of programming pulses applied to a cell; a train counts each unit} */
  public long pulseCount(int cell) {
    return bankState.pulseCounts[checkCell(cell)];
  }

  /** {@return whether a cell is stuck; for evaluation only, as no periphery could tell} */
  public boolean stuck(int cell) {
    return bankState.stuck.get(checkCell(cell));
  }

  /** {@return the exact conductance of a cell at the read voltage, without disturbing it [S]} */
  public double conductanceSiemens(int cell) {
    checkCell(cell);
    return new CellAccessor(cellModel, bankState).load(cell).conductanceSiemens();
  }

  /**
   * Computes the exact conductances of several cells at the read voltage.
   *
   * @param siemens receives the conductances [S], in the order of {@code cells}
   */
  public void conductances(int[] cells, double[] siemens) {
    Require.minLength("siemens", siemens.length, cells.length);
    for (int cell : cells) {
      checkCell(cell);
    }
    conductances(cells.length, cells, siemens);
  }

  /** Computes the exact conductances of all cells at the read voltage [S]. */
  public void conductances(double[] siemens) {
    Require.minLength("siemens", siemens.length, bankState.count);
    conductances(bankState.count, null, siemens);
  }

  /** Computes conductances of given cells, or of all if they are null. */
  private void conductances(int count, int @Nullable [] cells, double[] siemens) {
    workers.forRange(
        count,
        1024,
        (from, to) -> {
          CellAccessor accessor = new CellAccessor(cellModel, bankState);
          for (int i = from; i < to; i++) {
            siemens[i] = accessor.load(cells == null ? i : cells[i]).conductanceSiemens();
          }
        });
  }

  /**
   * Sets the states of cells to given conductances. Parameters and pulse counters do not change;
   * stuck cells are skipped.
   *
   * @param siemens their conductances [S], inside {@link #range()}
   * @throws InvalidValueException if one lies outside the range or cannot be attained by its
   *     device; nothing is changed then
   */
  public void setConductances(int[] cells, double[] siemens) {
    Require.minLength("siemens", siemens.length, cells.length);
    double[] accepted = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      checkCell(cells[i]);
      accepted[i] = range.snapOrThrow("siemens[" + i + "]", siemens[i]);
    }
    double[] newStates = new double[cells.length];
    workers.forRange(
        cells.length,
        256,
        (from, to) -> {
          CellAccessor accessor = new CellAccessor(cellModel, bankState);
          for (int i = from; i < to; i++) {
            newStates[i] = accessor.load(cells[i]).stateAtConductance(accepted[i]);
          }
        });
    for (int i = 0; i < cells.length; i++) {
      if (!bankState.stuck.get(cells[i])) {
        bankState.states[0][cells[i]] = newStates[i];
      }
    }
  }

  /** Sets the state of a cell to a conductance [S] inside {@link #range()}, unless it is stuck. */
  public void setConductance(int cell, double siemens) {
    setConductances(new int[] {cell}, new double[] {siemens});
  }

  /** Sets component 0 of a cell's state, inside its physical bounds, unless the cell is stuck. */
  public void setState(int cell, double state) {
    checkCell(cell);
    DeviceModel model = cellModel.model();
    double[] parameters = new double[bankState.parameterCount];
    bankState.load(cell, new double[bankState.stateSize], parameters);
    Require.inRange("state", state, model.lowerState(parameters), model.upperState(parameters));
    if (!bankState.stuck.get(cell)) {
      bankState.states[0][cell] = state;
    }
  }

  /**
   * Draws every cell's c2c parameters uniformly inside their limits, as after long use. Stuck cells
   * are skipped.
   */
  public void randomizeCycleParameters(Seed drawSeed) {
    bankState.invalidateAnalysis();
    for (int cell = 0; cell < bankState.count; cell++) {
      if (bankState.stuck.get(cell)) {
        continue;
      }
      long key = Seed.key(drawSeed.value(), cell);
      for (int k = 0; k < bankState.parameterCount; k++) {
        Variation.CycleVariation cycleVariation = parameterVariations.get(k).cycle();
        double fraction =
            cycleVariation.lowerFraction()
                + (cycleVariation.upperFraction() - cycleVariation.lowerFraction())
                    * Seed.uniform(key, k);
        bankState.parameters[k][cell] = bankState.baseParameters[k][cell] * (1 + fraction);
      }
    }
  }

  /**
   * Applies pulses. The batch is validated before anything is changed. C2c variation is applied
   * after each programming pulse, so a pulse runs at the parameters left by the one before.
   *
   * @param batch the pulses
   * @param result receives charge, energy and outcome of each entry
   * @throws InvalidValueException if the batch is not valid; nothing is changed then
   */
  public void apply(PulseBatch batch, PulseResult result) {
    validate(batch);
    bankState.analyze(cellModel);
    result.reset(batch.size());
    int chunkSize = chunkSize(batch.size());
    workers.forRange(
        (batch.size() + chunkSize - 1) / chunkSize,
        1,
        (from, to) -> {
          BlockPulseKernel kernel = acquireKernel();
          kernel.apply(batch, from * chunkSize, Math.min(batch.size(), to * chunkSize), result);
          idleKernels.add(kernel);
        });
  }

  private BlockPulseKernel acquireKernel() {
    Optional<BlockPulseKernel> own =
        idleKernels.stream().filter(BlockPulseKernel::lastUsedByThisThread).findFirst();
    if (own.isPresent() && idleKernels.remove(own.get())) {
      return own.get();
    }
    BlockPulseKernel other = idleKernels.poll();
    return other == null ? new BlockPulseKernel(cellModel, bankState) : other;
  }

  /** A fast parallel check first; on failure the full one, which reports what is invalid. */
  private void validate(PulseBatch batch) {
    AtomicBoolean thorough = new AtomicBoolean();
    workers.forRange(
        batch.size(),
        1024,
        (from, to) -> {
          if (!batch.passesFastValidation(cellModel.model(), bankState.count, from, to)) {
            thorough.set(true);
          }
        });
    if (thorough.get()) {
      batch.validate(cellModel.model(), bankState.count);
    }
  }

  /** Entries per chunk: whole blocks where there are enough for all threads. */
  private int chunkSize(int entries) {
    int balanced = entries / (8 * workers.threads());
    return Math.max(MIN_CHUNK, Math.min(PulseSolver.Block.CAPACITY, balanced));
  }

  /** {@return the result of {@link #apply(PulseBatch, PulseResult)} as a new object} */
  public PulseResult apply(PulseBatch batch) {
    PulseResult result = new PulseResult();
    apply(batch, result);
    return result;
  }

  /**
   * Applies relaxation over idle time without pulses. Stuck cells are skipped.
   *
   * @param seconds idle time [s], at least 0
   * @param kelvin ambient temperature [K], above 0
   */
  public void advance(double seconds, double kelvin) {
    Require.nonNegative("seconds", seconds);
    Require.positive("kelvin", kelvin);
    bankState.invalidateAnalysis();
    workers.forRange(
        bankState.count,
        256,
        (from, to) -> {
          CellAccessor accessor = new CellAccessor(cellModel, bankState);
          for (int cell = bankState.stuck.nextClearBit(from);
              cell < to;
              cell = bankState.stuck.nextClearBit(cell + 1)) {
            accessor.load(cell).relax(seconds, kelvin).store(cell);
          }
        });
  }

  /** {@return a snapshot of the complete mutable state, an immutable copy} */
  public BankSnapshot snapshot() {
    return new BankSnapshot(model().name(), bankState.copy());
  }

  /**
   * Restores a snapshot of a bank of the same model and size.
   *
   * @throws InvalidValueException if it is of another model or size; nothing is changed then
   */
  public void restore(BankSnapshot snapshot) {
    String model = model().name();
    Require.that(
        snapshot.model().equals(model), "snapshot model", "must be " + model, snapshot.model());
    bankState.restore(snapshot.state());
  }

  private int checkCell(int cell) {
    return Require.index("cell", cell, bankState.count);
  }
}
