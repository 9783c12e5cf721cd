package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.flow.TabulatedFlow;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Many devices of one model. States, parameters, d2d anchors and pulse counters are primitive
 * arrays, cell after cell; this is the only thing in a simulation that changes.
 *
 * <p>What a pulse does to a cell depends on that cell, its pulse counter and the bank's seed alone,
 * so the number of threads, the order of a batch and its partition never change a bit.
 *
 * <p>Not thread-safe: one caller at a time; the bank itself uses its {@link Workers}.
 */
public final class DeviceBank {

  /** Fewer cells than this are not worth a second thread. */
  private static final int GRAIN = 16;

  /** Draws a redraw of a limited normal number may take before the spread is called impossible. */
  private static final int MAX_REDRAWS = 100_000;

  private final DeviceModel model;
  private final Variation variation;
  private final Variation.Spread[] spreads;
  private final CycleSteps cycles;
  private final @Nullable Window window;
  private final PulseSolver.@Nullable Prepared solver;
  private final Workers workers;
  private final OperatingPoint point;
  private final SiemensRange range;
  private final int stateSize;
  private final int parameterCount;
  private final int cells;
  private long seed;
  private final double[] states;
  private final double[] parameters;
  private final double[] anchors;
  private final long[] pulses;
  private final BitSet stuck = new BitSet();

  private DeviceBank(Builder builder) {
    model = builder.model;
    variation = builder.variation;
    spreads = variation.forModel(model).toArray(new Variation.Spread[0]);
    cycles = new CycleSteps(List.of(spreads));
    window = builder.free ? null : builder.window;
    solver =
        model instanceof PhysicalDevice physical
            ? builder.solver.prepare(physical, SolverDomain.of(model, variation, builder.window))
            : null;
    workers = builder.workers;
    point = model.operatingPoint();
    range = builder.window.siemens(model);
    cells = builder.cells;
    seed = builder.seed.value();
    stateSize = model.stateSize();
    parameterCount = spreads.length;
    states = new double[cells * stateSize];
    parameters = new double[cells * parameterCount];
    anchors = new double[cells * parameterCount];
    pulses = new long[cells];
    workers.forRange(cells, 256, this::draw);
    System.arraycopy(anchors, 0, parameters, 0, anchors.length);
    double[] p = new double[parameterCount];
    for (int cell = 0; cell < cells; cell++) {
      System.arraycopy(parameters, cell * parameterCount, p, 0, parameterCount);
      System.arraycopy(model.restState(p), 0, states, cell * stateSize, stateSize);
    }
    stick(builder.stuck.states(cells, builder.window, builder.seed.at("stuck")));
  }

  private void stick(double[] stuckStates) {
    double[] nominal = model.nominalParameters();
    for (int cell = 0; cell < cells; cell++) {
      if (!Double.isNaN(stuckStates[cell])) {
        Require.within(
            "state of stuck cell " + cell,
            stuckStates[cell],
            model.lowerState(nominal),
            model.upperState(nominal));
        states[cell * stateSize] = stuckStates[cell];
        stuck.set(cell);
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
    return model;
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
    return solver == null ? "unit pulses, exact" : solver.description();
  }

  /**
   * How many devices there are.
   *
   * @return at least 1
   */
  public int cells() {
    return cells;
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
    return states[checkCell(cell) * stateSize];
  }

  /**
   * A parameter of a cell as it is now.
   *
   * @param cell the cell
   * @param parameter the parameter's place in {@link DeviceModel#parameters()}
   * @return its value
   */
  public double parameter(int cell, int parameter) {
    return parameters[checkCell(cell) * parameterCount + parameter];
  }

  /**
   * A parameter of a cell as it was drawn, the centre of its c2c change.
   *
   * @param cell the cell
   * @param parameter the parameter's place in {@link DeviceModel#parameters()}
   * @return its d2d value
   */
  public double anchor(int cell, int parameter) {
    return anchors[checkCell(cell) * parameterCount + parameter];
  }

  /**
   * How many programming pulses a cell has seen; a train counts each unit.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long pulses(int cell) {
    return pulses[checkCell(cell)];
  }

  /**
   * Whether a cell is stuck, for judging results: a periphery cannot know.
   *
   * @param cell the cell
   * @return whether nothing moves it
   */
  public boolean stuck(int cell) {
    return stuck.get(checkCell(cell));
  }

  /**
   * Conductance of a cell at the reading voltage, exact and without disturbing it.
   *
   * @param cell the cell
   * @return the conductance [S]
   */
  public double conductanceSiemens(int cell) {
    checkCell(cell);
    return new Cell().load(cell).conductance();
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
          Cell scratch = new Cell();
          for (int i = from; i < to; i++) {
            siemens[i] = scratch.load(which[i]).conductance();
          }
        });
  }

  /**
   * Conductances of all cells at the reading voltage, exact.
   *
   * @param siemens receives the conductances [S]
   */
  public void conductances(double[] siemens) {
    Require.capacity("siemens", siemens.length, cells);
    workers.forRange(
        cells,
        1024,
        (from, to) -> {
          Cell scratch = new Cell();
          for (int cell = from; cell < to; cell++) {
            siemens[cell] = scratch.load(cell).conductance();
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
          Cell scratch = new Cell();
          for (int i = from; i < to; i++) {
            wanted[i] = scratch.load(which[i]).stateOf(accepted[i]);
          }
        });
    for (int i = 0; i < which.length; i++) {
      if (!stuck.get(which[i])) {
        states[which[i] * stateSize] = wanted[i];
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
    double[] p = Arrays.copyOfRange(parameters, cell * parameterCount, (cell + 1) * parameterCount);
    Require.within("state", state, model.lowerState(p), model.upperState(p));
    if (!stuck.get(cell)) {
      states[cell * stateSize] = state;
    }
  }

  /**
   * Puts every cell's c2c parameters to a value uniform inside their limits, as if the devices had
   * been in use for long. Stuck cells keep theirs.
   *
   * @param drawSeed the seed of the draws
   */
  public void randomizeCycle(Seed drawSeed) {
    for (int cell = 0; cell < cells; cell++) {
      if (stuck.get(cell)) {
        continue;
      }
      long key = Seed.key(drawSeed.value(), cell);
      for (int k = 0; k < parameterCount; k++) {
        Variation.CycleChange change = spreads[k].cycle();
        double fraction =
            change.lowerFraction()
                + (change.upperFraction() - change.lowerFraction()) * Seed.unit(key, k);
        int i = cell * parameterCount + k;
        parameters[i] = anchors[i] * (1 + fraction);
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
    batch.validate(model, cells);
    result.reset(batch.size());
    workers.forRange(
        batch.size(),
        GRAIN,
        (from, to) -> {
          Cell scratch = new Cell();
          for (int i = from; i < to; i++) {
            int cell = batch.cell(i);
            scratch.load(cell).pulse(batch, i, cell, result).store(cell);
          }
        });
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
    workers.forRange(
        cells,
        256,
        (from, to) -> {
          Cell scratch = new Cell();
          for (int cell = stuck.nextClearBit(from);
              cell < to;
              cell = stuck.nextClearBit(cell + 1)) {
            scratch.load(cell);
            model.relax(seconds, kelvin, scratch.x, scratch.p);
            scratch.store(cell);
          }
        });
  }

  /**
   * Takes a snapshot of all that changes.
   *
   * @return an immutable copy
   */
  public BankSnapshot snapshot() {
    return new BankSnapshot(
        model.name(),
        seed,
        new double[][] {states.clone(), parameters.clone(), anchors.clone()},
        pulses.clone(),
        (BitSet) stuck.clone());
  }

  /**
   * Goes back to a snapshot of a bank of the same model and size.
   *
   * @param snapshot the snapshot
   * @throws InvalidValueException if it is of another model or size; nothing is changed then
   */
  public void restore(BankSnapshot snapshot) {
    Require.that(
        snapshot.model.equals(model.name()),
        "snapshot model",
        "must be " + model.name(),
        snapshot.model);
    Require.that(snapshot.cells == cells, "snapshot cells", "must be " + cells, snapshot.cells);
    Require.length("snapshot states", snapshot.states.length, states.length);
    Require.length("snapshot parameters", snapshot.parameters.length, parameters.length);
    seed = snapshot.seed;
    System.arraycopy(snapshot.states, 0, states, 0, states.length);
    System.arraycopy(snapshot.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(snapshot.anchors, 0, anchors, 0, anchors.length);
    System.arraycopy(snapshot.pulses, 0, pulses, 0, pulses.length);
    stuck.clear();
    stuck.or(snapshot.stuck);
  }

  private int checkCell(int cell) {
    if (cell < 0 || cell >= cells) {
      throw new InvalidValueException("cell", "must lie in [0, " + (cells - 1) + "]", cell);
    }
    return cell;
  }

  /** Draws the d2d values of a range of cells; each cell has a stream of its own. */
  private void draw(int from, int to) {
    List<Parameter> named = model.parameters();
    Seed d2d = new Seed(seed).at("d2d");
    for (int cell = from; cell < to; cell++) {
      UniformRandomProvider random = d2d.at(cell).stream();
      ZigguratSampler.NormalizedGaussian gauss = ZigguratSampler.NormalizedGaussian.of(random);
      for (int k = 0; k < parameterCount; k++) {
        anchors[cell * parameterCount + k] =
            draw(spreads[k].parameter(), named.get(k).nominal(), spreads[k].device(), gauss);
      }
    }
  }

  private static double draw(
      String name,
      double nominal,
      Variation.DeviceSpread spread,
      ZigguratSampler.NormalizedGaussian gauss) {
    if (spread.relativeSigma() == 0) {
      return nominal;
    }
    for (int i = 0; i < MAX_REDRAWS; i++) {
      double value = nominal * (1 + spread.relativeSigma() * gauss.sample());
      if (value >= spread.lower() && value <= spread.upper()) {
        return value;
      }
      if (spread.limit() == Variation.Limit.CLIP) {
        return value < spread.lower() ? spread.lower() : spread.upper();
      }
    }
    throw new InvalidValueException(
        "spread of " + name, "must allow draws around the nominal value " + nominal, spread);
  }

  /** The state and the parameters of one cell, as models see them. Scratch of one thread. */
  private final class Cell {
    private final double[] x = new double[stateSize];
    private final double[] p = new double[parameterCount];
    private final double[] before = new double[stateSize];
    private final KeyedGaussian gaussian = new KeyedGaussian();
    private PulseSolver.@Nullable CellSolver cellSolver;

    // Loops, because for a handful of values the call of arraycopy costs more than the copying.
    Cell load(int cell) {
      for (int k = 0; k < x.length; k++) {
        x[k] = states[cell * x.length + k];
      }
      for (int k = 0; k < p.length; k++) {
        p[k] = parameters[cell * p.length + k];
      }
      return this;
    }

    void store(int cell) {
      for (int k = 0; k < x.length; k++) {
        states[cell * x.length + k] = x[k];
      }
      for (int k = 0; k < p.length; k++) {
        parameters[cell * p.length + k] = p[k];
      }
    }

    double conductance() {
      return model.conductanceSiemens(point.readVolts(), x, p);
    }

    double stateOf(double siemens) {
      model.setConductance(siemens, point.readVolts(), x, p);
      return x[0];
    }

    Cell pulse(PulseBatch batch, int i, int cell, PulseResult result) {
      boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
      boolean byUnits = batch.isTrain() || model instanceof PulseResponseDevice;
      double volts = batch.volts(i);
      double unitSeconds =
          byUnits ? point.unitPulseSeconds() : batch.seconds(i, point.unitPulseSeconds());
      long units = byUnits ? batch.units(i, point.unitPulseSeconds()) : 1;
      boolean unmoved = model instanceof PulseResponseDevice && !programming;
      if (volts == 0 || unitSeconds == 0 || unmoved) {
        units = 0;
      }
      if (units > 0 && stuck.get(cell)) {
        pulses[cell] += programming ? units : 0;
        double charge = amperes(volts) * unitSeconds * units;
        boolean solved = Double.isFinite(charge);
        PulseOutcome outcome = solved ? PulseOutcome.FREE : PulseOutcome.UNSOLVED;
        result.set(i, solved ? charge : 0, solved ? volts * charge : 0, outcome);
        return this;
      }
      double charge = 0;
      PulseOutcome outcome = PulseOutcome.FREE;
      for (long n = 0; n < units; n++) {
        for (int k = 0; k < x.length; k++) {
          before[k] = x[k];
        }
        double part = unit(volts, unitSeconds);
        if (Double.isNaN(part)) {
          System.arraycopy(before, 0, x, 0, stateSize);
          outcome = PulseOutcome.UNSOLVED;
          break;
        }
        charge += part;
        outcome = stop();
        if (programming) {
          walk(cell, volts);
        }
      }
      result.set(i, charge, volts * charge, outcome);
      return this;
    }

    private double amperes(double volts) {
      return model instanceof PhysicalDevice physical
          ? physical.currentAmperes(volts, x, p)
          : volts * conductance();
    }

    private double unit(double volts, double seconds) {
      if (solver != null) {
        if (cellSolver == null) {
          cellSolver = solver.cellSolver();
        }
        return cellSolver.pulse(volts, seconds, x, p);
      }
      double charge = volts * conductance() * seconds;
      ((PulseResponseDevice) model).step(point.polarity(volts), x, p);
      return charge;
    }

    private PulseOutcome stop() {
      if (window == null || (x[0] >= window.lowerState() && x[0] <= window.upperState())) {
        return PulseOutcome.FREE;
      }
      boolean low = x[0] < window.lowerState();
      x[0] = low ? window.lowerState() : window.upperState();
      return low ? PulseOutcome.STOPPED_LOWER : PulseOutcome.STOPPED_UPPER;
    }

    /** One step of the c2c change, drawn at (cell, pulse number). */
    private void walk(int cell, double volts) {
      long pulse = pulses[cell]++;
      if (cycles.move()) {
        long key = Seed.key(Seed.key(seed, cell), pulse);
        double ratio = travelled(point.polarity(volts));
        cycles.step(key, ratio, p, anchors, cell * parameterCount, gaussian);
      }
    }

    /** The part of the way to the state's bound that the pulse went, 0 where there is no way. */
    private double travelled(Polarity polarity) {
      boolean set = polarity == Polarity.SET;
      double way = set ? model.upperState(p) - before[0] : before[0] - model.lowerState(p);
      double gone = set ? x[0] - before[0] : before[0] - x[0];
      return way > 0 ? gone / way : 0;
    }
  }
}
