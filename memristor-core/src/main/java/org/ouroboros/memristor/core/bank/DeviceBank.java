package org.ouroboros.memristor.core.bank;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseBlock;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.flow.TabulatedFlow;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;

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
  private static final int GRAIN = 16;

  private final CellPhysics physics;
  private final CellArrays cells;
  private final Variation variation;
  private final List<Variation.Spread> spreads;
  private final SiemensRange range;
  private final Workers workers;

  /**
   * Kernels that are kept between batches; they carry no state from one to the next. A thread
   * prefers the one that it used last, which is in its core's cache.
   */
  private final Queue<BlockWorker> idleWorkers = new ConcurrentLinkedQueue<>();

  private DeviceBank(Builder builder) {
    DeviceModel model = builder.model;
    variation = builder.variation;
    spreads = variation.forModel(model);
    workers = builder.workers;
    range = builder.window.siemens(model);
    SolverDomain domain = SolverDomain.of(model, variation, builder.window);
    PulseSolver.Prepared solver =
        model instanceof PhysicalDevice physical ? builder.solver.prepare(physical, domain) : null;
    physics =
        new CellPhysics(
            model, solver, domain, builder.free ? null : builder.window, new CycleSteps(spreads));
    cells = new CellArrays(builder.cells, model.stateSize(), spreads.size(), builder.seed.value());
    DeviceDraws draws = new DeviceDraws(model.parameters(), spreads, builder.seed.at("d2d"));
    workers.forRange(cells.count, 256, (from, to) -> draws.fill(cells.anchors, from, to));
    for (int k = 0; k < cells.parameterCount; k++) {
      System.arraycopy(cells.anchors[k], 0, cells.parameters[k], 0, cells.count);
    }
    rest(model);
    stick(model, builder.stuck.states(cells.count, builder.window, builder.seed.at("stuck")));
  }

  private void rest(DeviceModel model) {
    double[] x = new double[cells.stateSize];
    double[] p = new double[cells.parameterCount];
    for (int cell = 0; cell < cells.count; cell++) {
      cells.load(cell, x, p);
      double[] rest = model.restState(p);
      for (int k = 0; k < x.length; k++) {
        cells.states[k][cell] = rest[k];
      }
    }
  }

  private void stick(DeviceModel model, double[] stuckStates) {
    double[] nominal = model.nominalParameters();
    for (int cell = 0; cell < cells.count; cell++) {
      if (!Double.isNaN(stuckStates[cell])) {
        Require.within(
            "state of stuck cell " + cell,
            stuckStates[cell],
            model.lowerState(nominal),
            model.upperState(nominal));
        cells.states[0][cell] = stuckStates[cell];
        cells.stuck.set(cell);
      }
    }
  }

  /**
   * Returns a builder with these defaults: no variation, the model's default window, the tabulated
   * solver, one thread, seed 1, no stuck cells.
   *
   * @param model the device model
   * @param cells number of devices, at least 1
   * @return the builder
   */
  public static Builder of(DeviceModel model, int cells) {
    return new Builder(model, Require.atLeast("cells", cells, 1));
  }

  /** Builder of a bank. */
  public static final class Builder {
    private final DeviceModel model;
    private final int cells;
    private Variation variation = Variation.NONE;
    private Window window;
    private boolean free;
    private PulseSolver solver = TabulatedFlow.usual();
    private Workers workers = Workers.single();
    private Seed seed = new Seed(1);
    private StuckCells stuck = StuckCells.NONE;

    private Builder(DeviceModel model, int cells) {
      this.model = model;
      this.cells = cells;
      this.window = model.window();
    }

    /**
     * Sets the d2d and c2c variation.
     *
     * @param value the variation
     * @return this
     */
    public Builder variation(Variation value) {
      variation = value;
      return this;
    }

    /**
     * Sets the window that the periphery enforces.
     *
     * @param value the window
     * @return this
     */
    public Builder window(Window value) {
      window = value;
      return this;
    }

    /**
     * Disables the window: states are not limited.
     *
     * @return this
     */
    public Builder withoutWindow() {
      free = true;
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
     * Sets the threads to use.
     *
     * @param value the workers
     * @return this
     */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /**
     * Sets the seed of all draws.
     *
     * @param value the seed
     * @return this
     */
    public Builder seed(Seed value) {
      seed = value;
      return this;
    }

    /**
     * Sets stuck-at faults. A stuck cell conducts, consumes energy and counts its pulses, but its
     * state and parameters never change: not by pulses, idle time or the setters of this class.
     *
     * @param value the stuck cells and their states
     * @return this
     */
    public Builder stuck(StuckCells value) {
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

  /**
   * Returns the device model.
   *
   * @return the model
   */
  public DeviceModel model() {
    return physics.model();
  }

  /**
   * Returns the d2d and c2c variation.
   *
   * @return the variation
   */
  public Variation variation() {
    return variation;
  }

  /**
   * Returns a short description of how pulses are solved.
   *
   * @return the description, for reports
   */
  public String solverDescription() {
    PulseSolver.Prepared solver = physics.solver();
    return solver == null ? "unit pulses, exact" : solver.description();
  }

  /**
   * Returns the number of devices.
   *
   * @return at least 1
   */
  public int cells() {
    return cells.count;
  }

  /**
   * Returns the conductances at the window's ends at nominal parameters.
   *
   * @return the range [S]
   */
  public SiemensRange range() {
    return range;
  }

  /**
   * Returns component 0 of a cell's state.
   *
   * @param cell the cell
   * @return its value in the model's unit
   */
  public double state(int cell) {
    return cells.states[0][checkCell(cell)];
  }

  /**
   * Returns the present value of a parameter of a cell.
   *
   * @param cell the cell
   * @param parameter index in {@link DeviceModel#parameters()}
   * @return its value
   */
  public double parameter(int cell, int parameter) {
    return cells.parameters[parameter][checkCell(cell)];
  }

  /**
   * Returns the d2d value of a parameter of a cell, to which c2c variation is relative.
   *
   * @param cell the cell
   * @param parameter index in {@link DeviceModel#parameters()}
   * @return its d2d value
   */
  public double anchor(int cell, int parameter) {
    return cells.anchors[parameter][checkCell(cell)];
  }

  /**
   * Returns the number of programming pulses applied to a cell; a train counts each unit.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long pulses(int cell) {
    return cells.pulses[checkCell(cell)];
  }

  /**
   * Returns whether a cell is stuck; for evaluation only, as no periphery could tell.
   *
   * @param cell the cell
   * @return whether it is stuck
   */
  public boolean stuck(int cell) {
    return cells.stuck.get(checkCell(cell));
  }

  /**
   * Returns the exact conductance of a cell at the read voltage, without disturbing it.
   *
   * @param cell the cell
   * @return the conductance [S]
   */
  public double conductanceSiemens(int cell) {
    checkCell(cell);
    return new CellWorker(physics, cells).load(cell).conductance();
  }

  /**
   * Computes the exact conductances of several cells at the read voltage.
   *
   * @param which the cells
   * @param siemens receives the conductances [S], in the order of {@code which}
   */
  public void conductances(int[] which, double[] siemens) {
    Require.capacity("siemens", siemens.length, which.length);
    for (int cell : which) {
      checkCell(cell);
    }
    workers.forRange(
        which.length,
        1024,
        (from, to) -> {
          CellWorker worker = new CellWorker(physics, cells);
          for (int i = from; i < to; i++) {
            siemens[i] = worker.load(which[i]).conductance();
          }
        });
  }

  /**
   * Computes the exact conductances of all cells at the read voltage.
   *
   * @param siemens receives the conductances [S]
   */
  public void conductances(double[] siemens) {
    Require.capacity("siemens", siemens.length, cells.count);
    workers.forRange(
        cells.count,
        1024,
        (from, to) -> {
          CellWorker worker = new CellWorker(physics, cells);
          for (int cell = from; cell < to; cell++) {
            siemens[cell] = worker.load(cell).conductance();
          }
        });
  }

  /**
   * Sets the states of cells to given conductances. Parameters and pulse counters do not change;
   * stuck cells are skipped.
   *
   * @param which the cells
   * @param siemens their conductances [S], inside {@link #range()}
   * @throws InvalidValueException if one lies outside the range or cannot be attained by its
   *     device; nothing is changed then
   */
  public void setConductances(int[] which, double[] siemens) {
    Require.capacity("siemens", siemens.length, which.length);
    double[] accepted = new double[which.length];
    for (int i = 0; i < which.length; i++) {
      checkCell(which[i]);
      accepted[i] = range.accept("siemens[" + i + "]", siemens[i]);
    }
    double[] wanted = new double[which.length];
    workers.forRange(
        which.length,
        256,
        (from, to) -> {
          CellWorker worker = new CellWorker(physics, cells);
          for (int i = from; i < to; i++) {
            wanted[i] = worker.load(which[i]).stateOf(accepted[i]);
          }
        });
    for (int i = 0; i < which.length; i++) {
      if (!cells.stuck.get(which[i])) {
        cells.states[0][which[i]] = wanted[i];
      }
    }
  }

  /**
   * Sets the state of a cell to a given conductance; a stuck cell is skipped.
   *
   * @param cell the cell
   * @param siemens its conductance [S], inside {@link #range()}
   */
  public void setConductance(int cell, double siemens) {
    setConductances(new int[] {cell}, new double[] {siemens});
  }

  /**
   * Sets component 0 of a cell's state; a stuck cell is skipped.
   *
   * @param cell the cell
   * @param state its value, inside the device's physical bounds
   */
  public void setState(int cell, double state) {
    checkCell(cell);
    DeviceModel model = physics.model();
    double[] p = new double[cells.parameterCount];
    cells.load(cell, new double[cells.stateSize], p);
    Require.within("state", state, model.lowerState(p), model.upperState(p));
    if (!cells.stuck.get(cell)) {
      cells.states[0][cell] = state;
    }
  }

  /**
   * Draws every cell's c2c parameters uniformly inside their limits, as after long use. Stuck cells
   * are skipped.
   *
   * @param drawSeed seed of the draws
   */
  public void randomizeCycle(Seed drawSeed) {
    cells.parametersChange();
    for (int cell = 0; cell < cells.count; cell++) {
      if (cells.stuck.get(cell)) {
        continue;
      }
      long key = Seed.key(drawSeed.value(), cell);
      for (int k = 0; k < cells.parameterCount; k++) {
        Variation.CycleChange change = spreads.get(k).cycle();
        double fraction =
            change.lowerFraction()
                + (change.upperFraction() - change.lowerFraction()) * Seed.unit(key, k);
        cells.parameters[k][cell] = cells.anchors[k][cell] * (1 + fraction);
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
    cells.survey(physics);
    result.reset(batch.size());
    int part = part(batch.size());
    workers.forRange(
        (batch.size() + part - 1) / part,
        1,
        (from, to) -> {
          BlockWorker worker = takeWorker();
          worker.apply(batch, from * part, Math.min(batch.size(), to * part), result);
          idleWorkers.add(worker);
        });
  }

  private BlockWorker takeWorker() {
    Optional<BlockWorker> own =
        idleWorkers.stream().filter(BlockWorker::servedThisThread).findFirst();
    if (own.isPresent() && idleWorkers.remove(own.get())) {
      return own.get();
    }
    BlockWorker other = idleWorkers.poll();
    return other == null ? new BlockWorker(physics, cells) : other;
  }

  /** A fast parallel check first; on failure the full one, which reports what is invalid. */
  private void validate(PulseBatch batch) {
    AtomicBoolean thorough = new AtomicBoolean();
    workers.forRange(
        batch.size(),
        1024,
        (from, to) -> {
          if (!batch.plainlyValid(physics.model(), cells.count, from, to)) {
            thorough.set(true);
          }
        });
    if (thorough.get()) {
      batch.validate(physics.model(), cells.count);
    }
  }

  /** Entries per chunk: whole blocks where there are enough for all threads. */
  private int part(int entries) {
    int enough = entries / (8 * workers.threads());
    return Math.max(GRAIN, Math.min(PulseBlock.CAPACITY, enough));
  }

  /**
   * Applies pulses and returns their result.
   *
   * @param batch the pulses
   * @return a new result
   */
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
    cells.parametersChange();
    workers.forRange(
        cells.count,
        256,
        (from, to) -> {
          CellWorker worker = new CellWorker(physics, cells);
          for (int cell = cells.stuck.nextClearBit(from);
              cell < to;
              cell = cells.stuck.nextClearBit(cell + 1)) {
            worker.load(cell).relax(seconds, kelvin).store(cell);
          }
        });
  }

  /**
   * Returns a snapshot of the complete mutable state.
   *
   * @return an immutable copy
   */
  public BankSnapshot snapshot() {
    return cells.snapshot(physics.model().name());
  }

  /**
   * Restores a snapshot of a bank of the same model and size.
   *
   * @param snapshot the snapshot
   * @throws InvalidValueException if it is of another model or size; nothing is changed then
   */
  public void restore(BankSnapshot snapshot) {
    cells.restore(snapshot, physics.model().name());
  }

  private int checkCell(int cell) {
    if (cell < 0 || cell >= cells.count) {
      throw new InvalidValueException("cell", "must lie in [0, " + (cells.count - 1) + "]", cell);
    }
    return cell;
  }
}
