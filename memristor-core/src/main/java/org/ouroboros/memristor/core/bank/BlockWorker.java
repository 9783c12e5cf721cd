package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseBlock;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Applies pulses to cells in blocks: gathers the cells' columns into lanes, solves the pulses,
 * clamps states to the window, applies the c2c variation and scatters the results. A train stays in
 * its block until its last unit pulse. The result of a cell does not depend on the other lanes. Not
 * thread-safe; one instance per thread.
 */
final class BlockWorker {

  private static final int SIZE = PulseBlock.CAPACITY;

  /** The bits of any NaN without its sign are greater. */
  private static final long INFINITY_BITS = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private static final byte FREE = PulseOutcome.FREE.code();
  private static final byte STOPPED_LOWER = PulseOutcome.STOPPED_LOWER.code();
  private static final byte STOPPED_UPPER = PulseOutcome.STOPPED_UPPER.code();
  private static final byte UNSOLVED = PulseOutcome.UNSOLVED.code();

  private final CellPhysics physics;
  private final CellArrays cells;
  private final DeviceModel model;
  private final OperatingPoint point;
  private final PulseSolver.@Nullable BlockSolver solver;
  private final CycleSteps.Stepper cycles;

  private final PulseBlock block;
  private final int[] entry = new int[SIZE];
  private final int[] cell = new int[SIZE];
  private final long[] unitsLeft = new long[SIZE];
  private final double[] charge = new double[SIZE];

  /** Codes of outcomes; storing references would cost GC write barriers. */
  private final byte[] outcome = new byte[SIZE];

  private final double[] joules = new double[SIZE];

  /** Whether the cells in the lanes are contiguous in the bank. */
  private boolean neighbours;

  private final double[][] before;
  private final double[][] anchors;
  private final long[] cellKey = new long[SIZE];
  private final long[] pulseNumber = new long[SIZE];
  private final double[] ratio = new double[SIZE];
  private final double[] upperBound = new double[SIZE];
  private final double[] lowerBound = new double[SIZE];
  private final double[] x;
  private final double[] p;
  private long lastThread;

  BlockWorker(CellPhysics physics, CellArrays cells) {
    this.physics = physics;
    this.cells = cells;
    model = physics.model();
    point = model.operatingPoint();
    solver = physics.solver() == null ? null : physics.solver().blockSolver();
    cycles = physics.cycles().new Stepper();
    block = new PulseBlock(model);
    before = new double[cells.stateSize][SIZE];
    anchors = new double[cells.parameterCount][SIZE];
    x = block.newState();
    p = block.newParameters();
  }

  /** Returns whether the current thread was the last one to use this kernel. */
  boolean servedThisThread() {
    return lastThread == Thread.currentThread().getId();
  }

  /** Applies the entries {@code from} (inclusive) to {@code to} (exclusive) of a batch. */
  void apply(PulseBatch batch, int from, int to, PulseResult result) {
    lastThread = Thread.currentThread().getId();
    boolean uniform =
        model instanceof PhysicalDevice
            && cells.stuck.isEmpty()
            && batch.allRectangularPulses(from, to);
    if (!uniform) {
      applyMixed(batch, from, to, result);
      return;
    }
    boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
    for (int begin = from; begin < to; begin += SIZE) {
      int size = Math.min(SIZE, to - begin);
      batch.copyRectangular(begin, size, cell, block);
      runOnce(begin, size, programming, result);
    }
  }

  /** Applies consecutive entries of one rectangular pulse each. */
  private void runOnce(int firstEntry, int loaded, boolean programming, PulseResult result) {
    for (int slot = 0; slot < loaded; slot++) {
      entry[slot] = firstEntry + slot;
    }
    load(loaded);
    int size = pulse(loaded, programming, result);
    if (size < loaded) {
      // Unsolved entries have been swapped out of the block.
      store(size, result);
      return;
    }
    storeCells(size);
    double[] volts = block.volts();
    for (int slot = 0; slot < size; slot++) {
      joules[slot] = volts[slot] * charge[slot];
    }
    result.set(firstEntry, size, charge, joules, outcome);
  }

  /** Applies entries that may be trains, empty pulses or pulses on stuck cells. */
  private void applyMixed(PulseBatch batch, int from, int to, PulseResult result) {
    boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
    boolean response = model instanceof PulseResponseDevice;
    boolean byUnits = batch.isTrain() || response;
    double unit = point.unitPulseSeconds();
    int size = 0;
    for (int i = from; i < to; i++) {
      double volts = batch.volts(i);
      double seconds = byUnits ? unit : batch.seconds(i, unit);
      long units = byUnits ? batch.units(i, unit) : 1;
      if (response && !programming) {
        units = 0;
      }
      if (volts == 0 || seconds == 0 || units == 0) {
        result.set(i, 0, 0, PulseOutcome.FREE);
        continue;
      }
      if (cells.stuck.get(batch.cell(i))) {
        heat(batch, i, seconds * units, programming ? units : 0, result);
        continue;
      }
      entry[size] = i;
      cell[size] = batch.cell(i);
      unitsLeft[size] = units;
      block.volts()[size] = volts;
      block.seconds()[size++] = seconds;
      if (size == SIZE) {
        run(size, programming, result);
        size = 0;
      }
    }
    run(size, programming, result);
  }

  /** Computes the charge through a stuck cell, which conducts but does not switch. */
  private void heat(PulseBatch batch, int i, double seconds, long pulses, PulseResult result) {
    int which = batch.cell(i);
    double volts = batch.volts(i);
    cells.load(which, x, p);
    double amperes =
        model instanceof PhysicalDevice physical
            ? physical.currentAmperes(volts, x, p)
            : volts * model.conductanceSiemens(point.readVolts(), x, p);
    cells.pulses[which] += pulses;
    if (Double.isFinite(amperes)) {
      result.set(i, amperes * seconds, volts * amperes * seconds, PulseOutcome.FREE);
    } else {
      result.set(i, 0, 0, PulseOutcome.UNSOLVED);
    }
  }

  /** Gathers the columns of the cells in the first lanes. */
  private void load(int size) {
    neighbours = neighbours(size);
    block.parametersInDomain(cells.inDomain());
    for (int k = 0; k < before.length; k++) {
      take(size, cells.states[k], block.states(k));
    }
    CycleSteps cycles = physics.cycles();
    for (int k = 0; k < anchors.length; k++) {
      if (cycles.move(k)) {
        take(size, cells.anchors[k], anchors[k]);
        take(size, cells.parameters[k], block.parameters(k));
      } else if (cells.uniform(k)) {
        Arrays.fill(block.parameters(k), 0, size, cells.parameters[k][0]);
      } else {
        take(size, cells.parameters[k], block.parameters(k));
      }
    }
    Arrays.fill(charge, 0, size, 0);
    int[] cell = this.cell;
    for (int slot = 0; slot < size; slot++) {
      pulseNumber[slot] = cells.pulses[cell[slot]];
    }
    if (cycles.move()) {
      for (int slot = 0; slot < size; slot++) {
        cellKey[slot] = Seed.key(cells.seed, cell[slot]);
      }
    }
  }

  /** Returns whether the cells in the first lanes are contiguous, so that columns can be copied. */
  private boolean neighbours(int size) {
    int[] cell = this.cell;
    int first = cell[0];
    int differences = 0;
    for (int slot = 0; slot < size; slot++) {
      differences |= cell[slot] - first - slot;
    }
    return differences == 0;
  }

  private void take(int size, double[] column, double[] slots) {
    int[] cell = this.cell;
    if (neighbours) {
      System.arraycopy(column, cell[0], slots, 0, size);
      return;
    }
    for (int slot = 0; slot < size; slot++) {
      slots[slot] = column[cell[slot]];
    }
  }

  /** Scatters the cells of the first lanes and writes their results. */
  private void store(int size, PulseResult result) {
    storeCells(size);
    for (int slot = 0; slot < size; slot++) {
      report(slot, result);
    }
  }

  private void storeCells(int size) {
    for (int k = 0; k < before.length; k++) {
      give(size, block.states(k), cells.states[k]);
    }
    for (int k = 0; k < anchors.length; k++) {
      if (physics.cycles().move(k)) {
        give(size, block.parameters(k), cells.parameters[k]);
      }
    }
    int[] cell = this.cell;
    for (int slot = 0; slot < size; slot++) {
      cells.pulses[cell[slot]] = pulseNumber[slot];
    }
  }

  private void give(int size, double[] slots, double[] column) {
    int[] cell = this.cell;
    if (neighbours) {
      System.arraycopy(slots, 0, column, cell[0], size);
      return;
    }
    for (int slot = 0; slot < size; slot++) {
      column[cell[slot]] = slots[slot];
    }
  }

  private void storeOne(int slot, PulseResult result) {
    for (int k = 0; k < before.length; k++) {
      cells.states[k][cell[slot]] = block.states(k)[slot];
    }
    for (int k = 0; k < anchors.length; k++) {
      if (physics.cycles().move(k)) {
        cells.parameters[k][cell[slot]] = block.parameters(k)[slot];
      }
    }
    cells.pulses[cell[slot]] = pulseNumber[slot];
    report(slot, result);
  }

  private void report(int slot, PulseResult result) {
    double volts = block.volts()[slot];
    result.set(entry[slot], charge[slot], volts * charge[slot], PulseOutcome.of(outcome[slot]));
  }

  /** Moves the last lane to that of a finished entry. */
  private void replace(int slot, int last) {
    neighbours = false;
    if (slot == last) {
      return;
    }
    block.move(last, slot);
    entry[slot] = entry[last];
    cell[slot] = cell[last];
    unitsLeft[slot] = unitsLeft[last];
    charge[slot] = charge[last];
    outcome[slot] = outcome[last];
    pulseNumber[slot] = pulseNumber[last];
    cellKey[slot] = cellKey[last];
    for (double[] column : before) {
      column[slot] = column[last];
    }
    for (double[] column : anchors) {
      column[slot] = column[last];
    }
  }

  /** Applies unit pulses, or one rectangular pulse, until all entries of the block are finished. */
  private void run(int loaded, boolean programming, PulseResult result) {
    int size = loaded;
    load(size);
    while (size > 0) {
      size = pulse(size, programming, result);
      int done = 0;
      for (int slot = 0; slot < size; slot++) {
        if (--unitsLeft[slot] == 0) {
          done++;
        }
      }
      if (done == size) {
        store(size, result);
        return;
      }
      for (int slot = size - 1; slot >= 0 && done > 0; slot--) {
        if (unitsLeft[slot] == 0) {
          storeOne(slot, result);
          replace(slot, --size);
          done--;
        }
      }
    }
  }

  /** Applies one pulse to the cells in the first lanes; returns how many were solved. */
  private int pulse(int loaded, boolean programming, PulseResult result) {
    for (int k = 0; k < before.length; k++) {
      System.arraycopy(block.states(k), 0, before[k], 0, loaded);
    }
    block.resize(loaded);
    if (solver != null) {
      solver.pulses(block);
    } else {
      respond(loaded);
    }
    int size = settle(loaded, result);
    if (programming) {
      walk(size);
    }
    return size;
  }

  private void respond(int size) {
    PulseResponseDevice device = (PulseResponseDevice) model;
    for (int slot = 0; slot < size; slot++) {
      block.copyState(slot, x);
      block.copyParameters(slot, p);
      double volts = block.volts()[slot];
      double siemens = model.conductanceSiemens(point.readVolts(), x, p);
      block.coulombs()[slot] = volts * siemens * block.seconds()[slot];
      device.step(point.polarity(volts), x, p);
      block.putState(slot, x);
    }
  }

  /** Adds charges and clamps states to the window; unsolved entries are removed from the block. */
  private int settle(int loaded, PulseResult result) {
    int size = loaded;
    Window window = physics.window();
    double lower = window == null ? Double.NEGATIVE_INFINITY : window.lowerState();
    double upper = window == null ? Double.POSITIVE_INFINITY : window.upperState();
    double[] states = block.states(0);
    double[] coulombs = block.coulombs();
    if (!allSolved(loaded)) {
      for (int slot = size - 1; slot >= 0; slot--) {
        if (Double.isNaN(coulombs[slot])) {
          for (int k = 0; k < before.length; k++) {
            block.states(k)[slot] = before[k][slot];
          }
          outcome[slot] = UNSOLVED;
          storeOne(slot, result);
          coulombs[slot] = coulombs[size - 1];
          replace(slot, --size);
        }
      }
    }
    double[] sums = charge;
    for (int slot = 0; slot < size; slot++) {
      sums[slot] += coulombs[slot];
    }
    for (int slot = 0; slot < size; slot++) {
      double state = states[slot];
      byte what = FREE;
      if (state < lower) {
        states[slot] = lower;
        what = STOPPED_LOWER;
      } else if (state > upper) {
        states[slot] = upper;
        what = STOPPED_UPPER;
      }
      outcome[slot] = what;
    }
    return size;
  }

  /** Returns whether no charge is NaN; branch-free. */
  private boolean allSolved(int size) {
    double[] coulombs = block.coulombs();
    long least = 0;
    for (int slot = 0; slot < size; slot++) {
      least |= INFINITY_BITS - (Double.doubleToRawLongBits(coulombs[slot]) & Long.MAX_VALUE);
    }
    return least >= 0;
  }

  /** Applies one c2c change to the parameters, drawn at (cell, pulse number). */
  private void walk(int size) {
    if (physics.cycles().move()) {
      if (physics.cycles().followTheWay()) {
        travel(size);
      }
      Seed.keys(cellKey, pulseNumber, size, cycles.keys());
      cycles.step(block, size, ratio, anchors, cells.positiveAnchors());
    }
    for (int slot = 0; slot < size; slot++) {
      pulseNumber[slot]++;
    }
  }

  /** Computes the fraction of the distance to the state's bound that each pulse traversed, or 0. */
  private void travel(int size) {
    block.resize(size);
    model.stateBounds(true, block, upperBound);
    model.stateBounds(false, block, lowerBound);
    double[] states = block.states(0);
    double[] starts = before[0];
    double[] volts = block.volts();
    double setVolts = point.setVolts();
    for (int slot = 0; slot < size; slot++) {
      boolean set = volts[slot] * setVolts > 0;
      double way = (set ? upperBound[slot] : lowerBound[slot]) - starts[slot];
      double gone = states[slot] - starts[slot];
      ratio[slot] = (set ? way > 0 : way < 0) ? gone / way : 0;
    }
  }
}
