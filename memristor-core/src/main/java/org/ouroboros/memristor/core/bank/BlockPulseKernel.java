package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.random.SplitMix;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Applies pulses to cells in blocks: gathers the cells' columns into lanes, solves the pulses,
 * clamps states to the window, applies the c2c variation and scatters the results. A train stays in
 * its block until its last unit pulse. The result of a cell does not depend on the other lanes. Not
 * thread-safe; one instance per thread.
 */
final class BlockPulseKernel {
  private static final int SIZE = PulseSolver.Block.CAPACITY;

  /** The bits of any NaN without its sign are greater. */
  private static final long INFINITY_BITS = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private static final byte FREE = PulseResult.Outcome.FREE.code();
  private static final byte STOPPED_LOWER = PulseResult.Outcome.STOPPED_LOWER.code();
  private static final byte STOPPED_UPPER = PulseResult.Outcome.STOPPED_UPPER.code();
  private static final byte UNSOLVED = PulseResult.Outcome.UNSOLVED.code();

  private final CellModel cellModel;
  private final BankState bankState;
  private final DeviceModel model;
  private final OperatingPoint point;
  private final PulseSolver.@Nullable BlockSolver solver;
  private final CycleVariationKernel.Updater cycleUpdater;

  // Inputs, one lane for each pulse.
  private final PulseSolver.Block block;
  private final int[] entry = new int[SIZE];
  private final int[] cell = new int[SIZE];
  private final long[] remainingUnits = new long[SIZE];
  private final long[] pulseNumber = new long[SIZE];
  private final double[][] startStates;
  private final double[][] baseParameters;

  /** Whether the cells in the lanes are contiguous in the bank. */
  private boolean contiguous;

  // Results, one lane for each pulse.
  private final double[] totalCoulombs = new double[SIZE];
  private final double[] joules = new double[SIZE];

  /** Codes of outcomes; storing references would cost GC write barriers. */
  private final byte[] outcome = new byte[SIZE];

  // Workspace.
  private final long[] cellKey = new long[SIZE];
  private final double[] traversedFraction = new double[SIZE];
  private final double[] upperBound = new double[SIZE];
  private final double[] lowerBound = new double[SIZE];
  private final double[] cellState;
  private final double[] cellParameters;
  private long lastThreadId;

  BlockPulseKernel(CellModel cellModel, BankState bankState) {
    this.cellModel = cellModel;
    this.bankState = bankState;
    model = cellModel.model();
    point = model.operatingPoint();
    solver = cellModel.solver() == null ? null : cellModel.solver().blockSolver();
    cycleUpdater = cellModel.cycleVariation().new Updater();
    block = new PulseSolver.Block(model);
    startStates = new double[bankState.stateSize][SIZE];
    baseParameters = new double[bankState.parameterCount][SIZE];
    cellState = block.newState();
    cellParameters = block.newParameters();
  }

  /** Returns whether the current thread was the last one to use this kernel. */
  boolean lastUsedByThisThread() {
    return lastThreadId == Thread.currentThread().getId();
  }

  /** Applies the entries {@code from} (inclusive) to {@code to} (exclusive) of a batch. */
  void apply(PulseBatch batch, int fromEntry, int toEntry, PulseResult result) {
    lastThreadId = Thread.currentThread().getId();
    boolean uniform =
        model instanceof PhysicalDevice
            && bankState.stuck.isEmpty()
            && batch.allRectangularPulses(fromEntry, toEntry);
    if (!uniform) {
      applyMixed(batch, fromEntry, toEntry, result);
      return;
    }
    boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
    for (int firstEntry = fromEntry; firstEntry < toEntry; firstEntry += SIZE) {
      int size = Math.min(SIZE, toEntry - firstEntry);
      batch.copyRectangular(firstEntry, size, cell, block.volts(), block.seconds());
      applyRectangular(firstEntry, size, programming, result);
    }
  }

  /** Applies consecutive entries of one rectangular pulse each. */
  private void applyRectangular(
      int firstEntry, int loaded, boolean programming, PulseResult result) {
    for (int lane = 0; lane < loaded; lane++) {
      entry[lane] = firstEntry + lane;
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
    for (int lane = 0; lane < size; lane++) {
      joules[lane] = volts[lane] * totalCoulombs[lane];
    }
    result.set(firstEntry, size, totalCoulombs, joules, outcome);
  }

  /** Applies entries that may be trains, empty pulses or pulses on stuck cells. */
  private void applyMixed(PulseBatch batch, int fromEntry, int toEntry, PulseResult result) {
    boolean programming = batch.kind() == PulseBatch.Kind.PROGRAMMING;
    boolean isPulseResponse = model.hasUnitPulses();
    boolean byUnits = batch.isTrain() || isPulseResponse;
    double unitSeconds = point.unitPulseSeconds();
    int size = 0;
    for (int i = fromEntry; i < toEntry; i++) {
      double volts = batch.volts(i);
      double seconds = byUnits ? unitSeconds : batch.seconds(i, unitSeconds);
      long units = byUnits ? batch.unitPulses(i, unitSeconds) : 1;
      if (isPulseResponse && !programming) {
        units = 0;
      }
      if (volts == 0 || seconds == 0 || units == 0) {
        result.set(i, 0, 0, PulseResult.Outcome.FREE);
        continue;
      }
      if (bankState.stuck.get(batch.cell(i))) {
        conductOnly(batch, i, seconds * units, programming ? units : 0, result);
        continue;
      }
      entry[size] = i;
      cell[size] = batch.cell(i);
      remainingUnits[size] = units;
      block.volts()[size] = volts;
      block.seconds()[size++] = seconds;
      if (size == SIZE) {
        applyUnits(size, programming, result);
        size = 0;
      }
    }
    applyUnits(size, programming, result);
  }

  /** Computes the charge through a stuck cell, which conducts but does not switch. */
  private void conductOnly(
      PulseBatch batch, int entryIndex, double seconds, long pulseCount, PulseResult result) {
    int arrayCell = batch.cell(entryIndex);
    double volts = batch.volts(entryIndex);
    bankState.load(arrayCell, cellState, cellParameters);
    double amperes =
        model instanceof PhysicalDevice physical
            ? physical.currentAmperes(volts, cellState, cellParameters)
            : volts * model.conductanceSiemens(point.readVolts(), cellState, cellParameters);
    bankState.pulseCounts[arrayCell] += pulseCount;
    if (Double.isFinite(amperes)) {
      result.set(
          entryIndex, amperes * seconds, volts * amperes * seconds, PulseResult.Outcome.FREE);
    } else {
      result.set(entryIndex, 0, 0, PulseResult.Outcome.UNSOLVED);
    }
  }

  /** Gathers the columns of the cells in the first lanes. */
  private void load(int size) {
    contiguous = isContiguous(size);
    block.setParametersInDomain(bankState.inDomain());
    for (int k = 0; k < startStates.length; k++) {
      gather(size, bankState.states[k], block.states(k));
    }
    CycleVariationKernel cycleVariation = cellModel.cycleVariation();
    for (int k = 0; k < baseParameters.length; k++) {
      if (cycleVariation.varies(k)) {
        gather(size, bankState.baseParameters[k], baseParameters[k]);
        gather(size, bankState.parameters[k], block.parameters(k));
      } else if (bankState.uniform(k)) {
        Arrays.fill(block.parameters(k), 0, size, bankState.parameters[k][0]);
      } else {
        gather(size, bankState.parameters[k], block.parameters(k));
      }
    }
    Arrays.fill(totalCoulombs, 0, size, 0);
    int[] cell = this.cell;
    for (int lane = 0; lane < size; lane++) {
      pulseNumber[lane] = bankState.pulseCounts[cell[lane]];
    }
    if (cycleVariation.anyVaries()) {
      for (int lane = 0; lane < size; lane++) {
        cellKey[lane] = Seed.key(bankState.seed, cell[lane]);
      }
    }
  }

  /** Returns whether the cells in the first lanes are contiguous, so that columns can be copied. */
  private boolean isContiguous(int size) {
    int[] cell = this.cell;
    int first = cell[0];
    int differences = 0;
    for (int lane = 0; lane < size; lane++) {
      differences |= cell[lane] - first - lane;
    }
    return differences == 0;
  }

  private void gather(int size, double[] column, double[] lanes) {
    int[] cell = this.cell;
    if (contiguous) {
      System.arraycopy(column, cell[0], lanes, 0, size);
      return;
    }
    for (int lane = 0; lane < size; lane++) {
      lanes[lane] = column[cell[lane]];
    }
  }

  /** Scatters the cells of the first lanes and writes their results. */
  private void store(int size, PulseResult result) {
    storeCells(size);
    for (int lane = 0; lane < size; lane++) {
      writeResult(lane, result);
    }
  }

  private void storeCells(int size) {
    for (int k = 0; k < startStates.length; k++) {
      scatter(size, block.states(k), bankState.states[k]);
    }
    for (int k = 0; k < baseParameters.length; k++) {
      if (cellModel.cycleVariation().varies(k)) {
        scatter(size, block.parameters(k), bankState.parameters[k]);
      }
    }
    int[] cell = this.cell;
    for (int lane = 0; lane < size; lane++) {
      bankState.pulseCounts[cell[lane]] = pulseNumber[lane];
    }
  }

  private void scatter(int size, double[] lanes, double[] column) {
    int[] cell = this.cell;
    if (contiguous) {
      System.arraycopy(lanes, 0, column, cell[0], size);
      return;
    }
    for (int lane = 0; lane < size; lane++) {
      column[cell[lane]] = lanes[lane];
    }
  }

  private void storeLane(int lane, PulseResult result) {
    for (int k = 0; k < startStates.length; k++) {
      bankState.states[k][cell[lane]] = block.states(k)[lane];
    }
    for (int k = 0; k < baseParameters.length; k++) {
      if (cellModel.cycleVariation().varies(k)) {
        bankState.parameters[k][cell[lane]] = block.parameters(k)[lane];
      }
    }
    bankState.pulseCounts[cell[lane]] = pulseNumber[lane];
    writeResult(lane, result);
  }

  private void writeResult(int lane, PulseResult result) {
    double coulombs = totalCoulombs[lane];
    double laneJoules = block.volts()[lane] * coulombs;
    result.set(entry[lane], coulombs, laneJoules, PulseResult.Outcome.of(outcome[lane]));
  }

  /** Moves the last lane to that of a finished entry. */
  private void removeLane(int lane, int lastLane) {
    contiguous = false;
    if (lane == lastLane) {
      return;
    }
    block.copyEntry(lastLane, lane);
    entry[lane] = entry[lastLane];
    cell[lane] = cell[lastLane];
    remainingUnits[lane] = remainingUnits[lastLane];
    totalCoulombs[lane] = totalCoulombs[lastLane];
    outcome[lane] = outcome[lastLane];
    pulseNumber[lane] = pulseNumber[lastLane];
    cellKey[lane] = cellKey[lastLane];
    for (double[] column : startStates) {
      column[lane] = column[lastLane];
    }
    for (double[] column : baseParameters) {
      column[lane] = column[lastLane];
    }
  }

  /** Applies unit pulses, or one rectangular pulse, until all entries of the block are finished. */
  private void applyUnits(int loaded, boolean programming, PulseResult result) {
    int size = loaded;
    load(size);
    while (size > 0) {
      size = pulse(size, programming, result);
      int finished = 0;
      for (int lane = 0; lane < size; lane++) {
        if (--remainingUnits[lane] == 0) {
          finished++;
        }
      }
      if (finished == size) {
        store(size, result);
        return;
      }
      for (int lane = size - 1; lane >= 0 && finished > 0; lane--) {
        if (remainingUnits[lane] == 0) {
          storeLane(lane, result);
          removeLane(lane, --size);
          finished--;
        }
      }
    }
  }

  /** Applies one pulse to the cells in the first lanes; returns how many were solved. */
  private int pulse(int loaded, boolean programming, PulseResult result) {
    for (int k = 0; k < startStates.length; k++) {
      System.arraycopy(block.states(k), 0, startStates[k], 0, loaded);
    }
    block.resize(loaded);
    if (solver != null) {
      solver.pulses(block);
    } else {
      applyResponse(loaded);
    }
    int size = clampToWindow(loaded, result);
    if (programming) {
      advanceCycle(size);
    }
    return size;
  }

  private void applyResponse(int size) {
    PulseResponseDevice responseDevice = (PulseResponseDevice) model;
    for (int lane = 0; lane < size; lane++) {
      block.copyState(lane, cellState);
      block.copyParameters(lane, cellParameters);
      double volts = block.volts()[lane];
      double siemens = model.conductanceSiemens(point.readVolts(), cellState, cellParameters);
      block.coulombs()[lane] = volts * siemens * block.seconds()[lane];
      responseDevice.step(point.polarity(volts), cellState, cellParameters);
      block.storeState(lane, cellState);
    }
  }

  /** Adds charges and clamps states to the window; unsolved entries are removed from the block. */
  private int clampToWindow(int loaded, PulseResult result) {
    int size = loaded;
    StateWindow window = cellModel.window();
    double lower = window == null ? Double.NEGATIVE_INFINITY : window.lowerState();
    double upper = window == null ? Double.POSITIVE_INFINITY : window.upperState();
    double[] states = block.states(0);
    double[] coulombs = block.coulombs();
    if (!allSolved(loaded)) {
      for (int lane = size - 1; lane >= 0; lane--) {
        if (Double.isNaN(coulombs[lane])) {
          for (int k = 0; k < startStates.length; k++) {
            block.states(k)[lane] = startStates[k][lane];
          }
          outcome[lane] = UNSOLVED;
          storeLane(lane, result);
          coulombs[lane] = coulombs[size - 1];
          removeLane(lane, --size);
        }
      }
    }
    double[] totals = totalCoulombs;
    for (int lane = 0; lane < size; lane++) {
      totals[lane] += coulombs[lane];
    }
    for (int lane = 0; lane < size; lane++) {
      double state = states[lane];
      byte laneOutcome = FREE;
      if (state < lower) {
        states[lane] = lower;
        laneOutcome = STOPPED_LOWER;
      } else if (state > upper) {
        states[lane] = upper;
        laneOutcome = STOPPED_UPPER;
      }
      outcome[lane] = laneOutcome;
    }
    return size;
  }

  /** Returns whether no charge is NaN; branch-free. */
  private boolean allSolved(int size) {
    double[] coulombs = block.coulombs();
    long signs = 0;
    for (int lane = 0; lane < size; lane++) {
      signs |= INFINITY_BITS - (Double.doubleToRawLongBits(coulombs[lane]) & Long.MAX_VALUE);
    }
    return signs >= 0;
  }

  /** Applies one c2c change to the parameters, drawn at (cell, pulse number). */
  private void advanceCycle(int size) {
    if (cellModel.cycleVariation().anyVaries()) {
      if (cellModel.cycleVariation().usesTraversedFraction()) {
        computeTraversedFractions(size);
      }
      SplitMix.keys(cellKey, pulseNumber, size, cycleUpdater.keys());
      cycleUpdater.update(
          block, size, traversedFraction, baseParameters, bankState.nonNegativeBase());
    }
    for (int lane = 0; lane < size; lane++) {
      pulseNumber[lane]++;
    }
  }

  /** Computes the fraction of the distance to the state's bound that each pulse traversed, or 0. */
  private void computeTraversedFractions(int size) {
    model.stateBounds(true, block.parameters(), size, upperBound);
    model.stateBounds(false, block.parameters(), size, lowerBound);
    double[] states = block.states(0);
    double[] initial = startStates[0];
    double[] volts = block.volts();
    double setVolts = point.setVolts();
    for (int lane = 0; lane < size; lane++) {
      boolean isSet = volts[lane] * setVolts > 0;
      double available = (isSet ? upperBound[lane] : lowerBound[lane]) - initial[lane];
      double displacement = states[lane] - initial[lane];
      traversedFraction[lane] =
          (isSet ? available > 0 : available < 0) ? displacement / available : 0;
    }
  }
}
