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
 * Many devices of one model. States, parameters, d2d anchors and pulse counters are primitive
 * arrays, cell after cell; this is the only thing in a simulation that changes.
 *
 * <p>What a pulse does to a cell depends on that cell, its pulse counter and the bank's seed alone,
 * so the number of threads, the order of a batch and its partition never change a bit.
 *
 * <p>The bank itself uses its {@link Workers}. Several callers may pulse and read at once as long
 * as each has cells of its own; for all else, one caller at a time.
 */
public final class DeviceBank {

  /** Fewer cells than this are not worth a second thread. */
  private static final int GRAIN = 16;

  private final CellPhysics physics;
  private final CellArrays cells;
  private final Variation variation;
  private final List<Variation.Spread> spreads;
  private final SiemensRange range;
  private final Workers workers;

  /**
   * Scratch between batches; what a worker did before never shows in a result. A thread takes the
   * one that it had before, if it can: that one is in its core's cache.
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
   * Starts the description of a bank.
   *
   * @param model the device model
   * @param cells how many devices, at least 1
   * @return a builder: no variation, the model's usual window, tabulated flow, one thread, seed 1
   */
  public static Builder of(DeviceModel model, int cells) {
    return new Builder(model, Require.atLeast("cells", cells, 1));
  }

  /** Describes a bank. */
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
     * Sets how devices differ.
     *
     * @param value the variation
     * @return this
     */
    public Builder variation(Variation value) {
      variation = value;
      return this;
    }

    /**
     * Sets the window that the periphery keeps.
     *
     * @param value the window
     * @return this
     */
    public Builder window(Window value) {
      window = value;
      return this;
    }

    /**
     * Lets the physics run free: no window stops the state.
     *
     * @return this
     */
    public Builder withoutWindow() {
      free = true;
      return this;
    }

    /**
     * Sets how pulses on physical devices are solved.
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
     * Sets the seed of everything that is drawn.
     *
     * @param value the seed
     * @return this
     */
    public Builder seed(Seed value) {
      seed = value;
      return this;
    }

    /**
     * Breaks cells. A stuck cell conducts, takes energy and counts its pulses, but neither its
     * state nor its parameters ever change: not by pulses, not over idle time, and not by what sets
     * cells directly, for no programmer could either.
     *
     * @param value which cells are stuck, and where
     * @return this
     */
    public Builder stuck(StuckCells value) {
      stuck = value;
      return this;
    }

    /**
     * Makes the bank: d2d values are drawn, cells rest at the window's lower end.
     *
     * @return the bank
     * @throws InvalidValueException if the variation names a parameter that the model has not, or a
     *     cell is stuck outside the device's nominal bounds
     */
    public DeviceBank build() {
      return new DeviceBank(this);
    }
  }

  /**
   * The device model.
   *
   * @return the model
   */
  public DeviceModel model() {
    return physics.model();
  }

  /**
   * How devices differ.
   *
   * @return the variation
   */
  public Variation variation() {
    return variation;
  }

  /**
   * The solver's description, or how pulse-response devices are applied.
   *
   * @return a few words for reports
   */
  public String solverDescription() {
    PulseSolver.Prepared solver = physics.solver();
    return solver == null ? "unit pulses, exact" : solver.description();
  }

  /**
   * How many devices there are.
   *
   * @return at least 1
   */
  public int cells() {
    return cells.count;
  }

  /**
   * Conductances at the window's ends at nominal parameters.
   *
   * @return the range [S]
   */
  public SiemensRange range() {
    return range;
  }

  /**
   * Component 0 of a cell's state.
   *
   * @param cell the cell
   * @return its value in the model's unit
   */
  public double state(int cell) {
    return cells.states[0][checkCell(cell)];
  }

  /**
   * A parameter of a cell as it is now.
   *
   * @param cell the cell
   * @param parameter the parameter's place in {@link DeviceModel#parameters()}
   * @return its value
   */
  public double parameter(int cell, int parameter) {
    return cells.parameters[parameter][checkCell(cell)];
  }

  /**
   * A parameter of a cell as it was drawn, the centre of its c2c change.
   *
   * @param cell the cell
   * @param parameter the parameter's place in {@link DeviceModel#parameters()}
   * @return its d2d value
   */
  public double anchor(int cell, int parameter) {
    return cells.anchors[parameter][checkCell(cell)];
  }

  /**
   * How many programming pulses a cell has seen; a train counts each unit.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long pulses(int cell) {
    return cells.pulses[checkCell(cell)];
  }

  /**
   * Whether a cell is stuck, for judging results: a periphery cannot know.
   *
   * @param cell the cell
   * @return whether nothing moves it
   */
  public boolean stuck(int cell) {
    return cells.stuck.get(checkCell(cell));
  }

  /**
   * Conductance of a cell at the reading voltage, exact and without disturbing it.
   *
   * @param cell the cell
   * @return the conductance [S]
   */
  public double conductanceSiemens(int cell) {
    checkCell(cell);
    return new CellWorker(physics, cells).load(cell).conductance();
  }

  /**
   * Conductances of several cells at the reading voltage, exact.
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
   * Conductances of all cells at the reading voltage, exact.
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
   * Puts cells to conductances, as if by an ideal programmer. Parameters and counters stay, and
   * stuck cells stay altogether.
   *
   * @param which the cells
   * @param siemens their conductances [S], inside {@link #range()}
   * @throws InvalidValueException if one lies outside the range, or outside what its device can
   *     have; nothing is changed then
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
   * Puts a cell to a conductance, as if by an ideal programmer; a stuck cell stays.
   *
   * @param cell the cell
   * @param siemens its conductance [S], inside {@link #range()}
   */
  public void setConductance(int cell, double siemens) {
    setConductances(new int[] {cell}, new double[] {siemens});
  }

  /**
   * Puts component 0 of a cell's state; a stuck cell stays.
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
   * Puts every cell's c2c parameters to a value uniform inside their limits, as if the devices had
   * been in use for long. Stuck cells keep theirs.
   *
   * @param drawSeed the seed of the draws
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
   * Applies pulses. The whole batch is checked before anything is changed. Programming pulses take
   * their steps of the c2c walk after the pulse, so that a pulse runs at the parameters which the
   * one before left.
   *
   * @param batch the pulses
   * @param result receives energy, charge and outcome of each entry
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

  /** Most batches pass a quick check that threads share; the thorough one names what is wrong. */
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

  /** How many entries stay together: whole blocks, where there are enough for all threads. */
  private int part(int entries) {
    int enough = entries / (8 * workers.threads());
    return Math.max(GRAIN, Math.min(PulseBlock.CAPACITY, enough));
  }

  /**
   * Applies pulses and answers what they did.
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
   * Lets time pass without pulses. Stuck cells do not notice.
   *
   * @param seconds how long [s], at least 0
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
   * Takes a snapshot of all that changes.
   *
   * @return an immutable copy
   */
  public BankSnapshot snapshot() {
    return cells.snapshot(physics.model().name());
  }

  /**
   * Goes back to a snapshot of a bank of the same model and size.
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
