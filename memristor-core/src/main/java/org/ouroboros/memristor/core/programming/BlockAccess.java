package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.internal.random.RandomStreams;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Array access of a block of cells: performs reads and pulses on the array, or replays them from
 * the log, and records their cost. Cells are numbered within the block; cost and array use array
 * cells.
 *
 * <p>The noise of a reading is a function of the array cell and of the number of its earlier reads,
 * so it does not depend on how the array is divided into blocks.
 */
final class BlockAccess {
  private final ProgrammingRun programmingRun;
  private final int[] arrayCells;
  private final BlockReplayLog log;
  private final RowDelayModel rowDelays;
  private final PulseResult result = new PulseResult();
  private final double[] readings;
  private final boolean[] readingValid;
  private final PulseResult.Outcome[] lastOutcome;
  private final double[] lastVolts;
  private final double[] lastSeconds;
  private final double settlingSeconds;
  private final long readKey;
  private int reportedFinished;
  private double[] readBuffer = new double[0];
  private int[] pulsedArrayCells = new int[0];
  private long[] pulseCounts = new long[0];

  BlockAccess(ProgrammingRun programmingRun, int[] arrayCells, BlockReplayLog log) {
    this.programmingRun = programmingRun;
    this.arrayCells = arrayCells;
    this.log = log;
    int cells = arrayCells.length;
    ProgrammableArray array = programmingRun.array();
    settlingSeconds = array.periphery().settlingSeconds();
    rowDelays =
        new RowDelayModel(
            programmingRun.task().schedule(), array.periphery(), array.columns(), arrayCells);
    readings = new double[cells];
    readingValid = new boolean[cells];
    lastOutcome = new PulseResult.Outcome[cells];
    lastVolts = new double[cells];
    lastSeconds = new double[cells];
    Arrays.fill(readings, Double.NaN);
    Arrays.fill(lastOutcome, PulseResult.Outcome.FREE);
    readKey = programmingRun.context().seed().at(RandomStreams.READ).value();
  }

  ProgrammingRun programmingRun() {
    return programmingRun;
  }

  ProgrammingCost cost() {
    return programmingRun.cost();
  }

  /** The present cost of the block's cells. */
  ProgrammingCost costSnapshot() {
    return cost().snapshot(arrayCells);
  }

  int cells() {
    return arrayCells.length;
  }

  int arrayCell(int cell) {
    if (cell < 0 || cell >= arrayCells.length) {
      throw new InvalidValueException(
          "cell", "must lie in [0, " + (arrayCells.length - 1) + "]", cell);
    }
    return arrayCells[cell];
  }

  double reading(int cell) {
    return readings[cell];
  }

  boolean readingValid(int cell) {
    return readingValid[cell];
  }

  PulseResult.Outcome lastOutcome(int cell) {
    return lastOutcome[cell];
  }

  double lastVolts(int cell) {
    return lastVolts[cell];
  }

  double lastSeconds(int cell) {
    return lastSeconds[cell];
  }

  /** Delay of the block under a row schedule; unused for cell-by-cell. */
  ProgrammingCost.Delay delay() {
    return rowDelays.delay();
  }

  /** Whether to stop here. A resumed run first replays what the cancelled run had recorded. */
  boolean cancelled() {
    boolean stop = !log.hasNext() && programmingRun.context().cancellation().requested();
    if (stop) {
      log.close();
    }
    return stop;
  }

  /** Reports the number of finished cells of the block. */
  void reportFinished(int finishedCells) {
    programmingRun.addFinished(finishedCells - reportedFinished);
    reportedFinished = finishedCells;
  }

  /** Reads cells; those with the fewest earlier reads first, as their number selects the noise. */
  void read(int[] cells) {
    ProgrammingCost cost = cost();
    int[] remaining = cells;
    while (remaining.length > 0) {
      long fewestReads = Long.MAX_VALUE;
      long mostReads = 0;
      for (int cell : remaining) {
        long reads = cost.reads(arrayCell(cell));
        fewestReads = Math.min(fewestReads, reads);
        mostReads = Math.max(mostReads, reads);
      }
      int[] deferred = {};
      int[] selected = remaining;
      if (mostReads > fewestReads) {
        long fewest = fewestReads;
        selected = filter(remaining, cell -> cost.reads(arrayCells[cell]) == fewest);
        deferred = filter(remaining, cell -> cost.reads(arrayCells[cell]) > fewest);
      }
      readBatch(selected, fewestReads);
      remaining = deferred;
    }
    if (rowsShareTime()) {
      rowDelays.addReads(cells);
    }
  }

  private static int[] filter(int[] cells, IntPredicate condition) {
    return Arrays.stream(cells).filter(condition).toArray();
  }

  /** Reads cells with equal numbers of earlier reads. */
  private void readBatch(int[] cells, long previousReads) {
    int count = cells.length;
    if (readBuffer.length < count) {
      readBuffer = new double[count];
    }
    long key = log.isEnabled() ? BlockReplayLog.requestHash(cells) : 0;
    if (log.hasNext()) {
      log.replay(key, readBuffer, count);
    } else {
      int[] onArray = new int[count];
      for (int i = 0; i < count; i++) {
        onArray[i] = arrayCells[cells[i]];
      }
      programmingRun.array().read(onArray, readKey + previousReads, readBuffer);
      log.record(key, readBuffer, count);
    }
    PeripheryParameters periphery = programmingRun.array().periphery();
    double readVolts = programmingRun.array().model().operatingPoint().readVolts();
    double perSiemens = readVolts * readVolts * periphery.readSeconds();
    for (int i = 0; i < count; i++) {
      int cell = cells[i];
      readings[cell] = readBuffer[i];
      readingValid[cell] = true;
      double joules = perSiemens * readBuffer[i];
      cost().addRead(arrayCells[cell], joules);
      programmingRun.arrayCost().add(0, periphery.readSeconds(), 0, joules);
    }
  }

  private boolean rowsShareTime() {
    return programmingRun.task().schedule().kind() != Schedule.Kind.CELL_BY_CELL;
  }

  /** Whether the schedule changes the lengths of pulses. */
  boolean isGrouped() {
    return programmingRun.task().schedule().kind() == Schedule.Kind.GROUPED;
  }

  /** Applies pulses to cells of the block, with the lengths that the schedule gives them. */
  void apply(PulseBatch requested) {
    int size = requested.size();
    if (size == 0) {
      return;
    }
    if (pulsedArrayCells.length < size) {
      pulsedArrayCells = new int[size];
      pulseCounts = new long[size];
    }
    for (int i = 0; i < size; i++) {
      pulsedArrayCells[i] = arrayCell(requested.cell(i));
    }
    PulseBatch pulses =
        isGrouped() ? requested.withLengths(rowDelays.groupLengths(requested)) : requested;
    ProgrammableArray array = programmingRun.array();
    double unitSeconds = array.model().operatingPoint().unitPulseSeconds();
    long key = log.isEnabled() ? BlockReplayLog.requestHash(pulses, unitSeconds) : 0;
    if (log.hasNext()) {
      log.replay(key, result, size);
    } else {
      array.apply(pulses.withCells(pulsedArrayCells), result);
      log.record(key, result);
    }
    boolean countsUnitPulses = pulses.isTrain() || array.model().hasUnitPulses();
    for (int i = 0; i < size; i++) {
      double volts = pulses.volts(i);
      double seconds = pulses.seconds(i, unitSeconds);
      pulseCounts[i] =
          volts == 0 || seconds == 0 ? 0 : countsUnitPulses ? pulses.unitPulses(i, unitSeconds) : 1;
      if (pulseCounts[i] > 0) {
        recordPulse(pulses.cell(i), volts, seconds, i);
      }
    }
    if (rowsShareTime()) {
      rowDelays.addPulses(pulses, unitSeconds, pulseCounts);
    }
  }

  /** Records the cost and the outcome of the pulse of an entry. */
  private void recordPulse(int cell, double volts, double seconds, int i) {
    int arrayCell = pulsedArrayCells[i];
    long count = pulseCounts[i];
    cost().addPulse(arrayCell, count, seconds, result.coulombs(i), result.joules(i));
    programmingRun
        .arrayCost()
        .add(count, seconds + count * settlingSeconds, result.coulombs(i), result.joules(i));
    if (lastVolts[cell] * volts < 0) {
      cost().addPolaritySwitch(arrayCell);
    }
    lastVolts[cell] = volts;
    lastSeconds[cell] = seconds;
    lastOutcome[cell] = result.outcome(i);
    readingValid[cell] = false;
  }

  /** Measures matrix-vector products of the whole array. */
  void multiply(double[] inputVolts, int batch, double[] amperes) {
    ProgrammableArray array = programmingRun.array();
    Require.that(
        arrayCells.length == array.cells(),
        "strategy",
        "must program the array as a whole to measure products",
        "blockwise");
    int outputs = batch * array.columns();
    ProgrammingCost cost = cost();
    long key = Seed.key(batch, inputVolts.length);
    double[] joules = new double[1];
    if (log.hasNext()) {
      log.replay(key, amperes, outputs);
      log.replay(key, joules, 1);
    } else {
      long draw =
          programmingRun.context().seed().at(RandomStreams.PRODUCT).value() + cost.products();
      array.product().multiply(inputVolts, batch, draw, amperes);
      joules[0] = productJoules(inputVolts, batch);
      log.record(key, amperes, outputs);
      log.record(key, joules, 1);
    }
    cost.addProducts(batch, joules[0]);
    programmingRun.arrayCost().add(0, batch * array.periphery().readSeconds(), 0, joules[0]);
  }

  /** The sum of squared row voltages times row conductances, for the time of a read each. */
  private double productJoules(double[] inputVolts, int batch) {
    ProgrammableArray array = programmingRun.array();
    double[] all = new double[array.cells()];
    array.conductances(all);
    double watts = 0;
    for (int row = 0; row < array.rows(); row++) {
      double rowSiemens = 0;
      for (int column = 0; column < array.columns(); column++) {
        rowSiemens += all[row * array.columns() + column];
      }
      for (int b = 0; b < batch; b++) {
        double volts = inputVolts[b * array.rows() + row];
        watts += volts * volts * rowSiemens;
      }
    }
    return watts * array.periphery().readSeconds();
  }
}
