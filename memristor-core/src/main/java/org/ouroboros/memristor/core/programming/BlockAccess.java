package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResult;
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
  private final PulseOutcome[] lastOutcome;
  private final double[] lastVolts;
  private final double[] lastSeconds;
  private final long readKey;
  private int reportedFinished;
  private double[] readBuffer = new double[0];

  BlockAccess(ProgrammingRun programmingRun, int[] arrayCells, BlockReplayLog log) {
    this.programmingRun = programmingRun;
    this.arrayCells = arrayCells;
    this.log = log;
    int cells = arrayCells.length;
    ProgrammableArray array = programmingRun.array();
    rowDelays =
        new RowDelayModel(
            programmingRun.task().schedule(), array.periphery(), array.columns(), arrayCells);
    readings = new double[cells];
    readingValid = new boolean[cells];
    lastOutcome = new PulseOutcome[cells];
    lastVolts = new double[cells];
    lastSeconds = new double[cells];
    Arrays.fill(readings, Double.NaN);
    Arrays.fill(lastOutcome, PulseOutcome.FREE);
    readKey = programmingRun.context().seed().at("read").value();
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
    return arrayCells[checkCell(cell)];
  }

  double reading(int cell) {
    return readings[cell];
  }

  boolean readingValid(int cell) {
    return readingValid[cell];
  }

  PulseOutcome lastOutcome(int cell) {
    return lastOutcome[cell];
  }

  double lastVolts(int cell) {
    return lastVolts[cell];
  }

  double lastSeconds(int cell) {
    return lastSeconds[cell];
  }

  /** Delay of the block under a row schedule; unused for cell-by-cell. */
  DelayBreakdown delay() {
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

  private int checkCell(int cell) {
    if (cell < 0 || cell >= arrayCells.length) {
      throw new InvalidValueException(
          "cell", "must lie in [0, " + (arrayCells.length - 1) + "]", cell);
    }
    return cell;
  }

  private int[] toArrayCells(int[] cells) {
    int[] mapped = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      mapped[i] = arrayCells[checkCell(cells[i])];
    }
    return mapped;
  }

  void read(int[] cells) {
    if (cells.length == 0) {
      return;
    }
    if (rowsShareTime()) {
      rowDelays.addReads(toArrayCells(cells));
    }
    ProgrammingCost cost = cost();
    int[] remaining = cells;
    while (remaining.length > 0) {
      long fewestReads = Long.MAX_VALUE;
      for (int cell : remaining) {
        fewestReads = Math.min(fewestReads, cost.reads(arrayCell(cell)));
      }
      int[] selected = new int[remaining.length];
      int[] deferred = new int[remaining.length];
      int count = 0;
      for (int i = 0; i < remaining.length; i++) {
        if (cost.reads(arrayCells[remaining[i]]) == fewestReads) {
          selected[count++] = remaining[i];
        } else {
          deferred[i - count] = remaining[i];
        }
      }
      deferred = Arrays.copyOf(deferred, remaining.length - count);
      readBatch(
          count == remaining.length ? remaining : Arrays.copyOf(selected, count), fewestReads);
      remaining = deferred;
    }
  }

  /** Reads cells with equal numbers of earlier reads. */
  private void readBatch(int[] cells, long previousReads) {
    int count = cells.length;
    if (readBuffer.length < count) {
      readBuffer = new double[count];
    }
    long key = log.isEnabled() ? BlockReplayLog.requestHash(cells, readBuffer, readBuffer, 0) : 0;
    if (log.hasNext()) {
      log.replay(key, readBuffer, count);
    } else {
      programmingRun.array().read(toArrayCells(cells), readKey + previousReads, readBuffer);
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

  /** Applies rectangular pulses. */
  void pulse(int[] cells, double[] volts, double[] seconds) {
    double[] lengths =
        isGrouped() ? rowDelays.groupLengths(toArrayCells(cells), volts, seconds) : seconds;
    apply(cells, PulseBatch.rectangular(toArrayCells(cells), volts, lengths));
  }

  void train(int[] cells, double[] volts, int[] unitPulses) {
    int[] counts = unitPulses;
    if (isGrouped()) {
      double[] lengths = Arrays.stream(unitPulses).asDoubleStream().toArray();
      double[] shared = rowDelays.groupLengths(toArrayCells(cells), volts, lengths);
      counts = Arrays.stream(shared).mapToInt(length -> (int) length).toArray();
    }
    apply(cells, PulseBatch.trains(toArrayCells(cells), volts, counts));
  }

  private boolean rowsShareTime() {
    return programmingRun.task().schedule().kind() != Schedule.Kind.CELL_BY_CELL;
  }

  private boolean isGrouped() {
    return programmingRun.task().schedule().kind() == Schedule.Kind.GROUPED;
  }

  private void apply(int[] cells, PulseBatch batch) {
    int size = cells.length;
    if (size == 0) {
      return;
    }
    ProgrammableArray array = programmingRun.array();
    double unitSeconds = array.model().operatingPoint().unitPulseSeconds();
    boolean countsUnitPulses = batch.isTrain() || array.model().hasUnitPulses();
    double[] volts = new double[size];
    double[] seconds = new double[size];
    long[] counts = new long[size];
    for (int i = 0; i < size; i++) {
      volts[i] = batch.volts(i);
      seconds[i] = batch.seconds(i, unitSeconds);
      counts[i] =
          volts[i] == 0 || seconds[i] == 0
              ? 0
              : countsUnitPulses ? batch.unitPulses(i, unitSeconds) : 1;
    }
    long key = log.isEnabled() ? BlockReplayLog.requestHash(cells, volts, seconds, size) : 0;
    if (log.hasNext()) {
      log.replay(key, result, size);
    } else {
      array.apply(batch, result);
      log.record(key, result);
    }
    double settlingSeconds = array.periphery().settlingSeconds();
    for (int i = 0; i < size; i++) {
      if (counts[i] > 0) {
        recordPulse(cells[i], volts[i], seconds[i], counts[i], i);
        double addedSeconds = seconds[i] + counts[i] * settlingSeconds;
        programmingRun
            .arrayCost()
            .add(counts[i], addedSeconds, result.coulombs(i), result.joules(i));
      }
    }
    if (rowsShareTime()) {
      rowDelays.addPulses(toArrayCells(cells), volts, seconds, counts);
    }
  }

  private void recordPulse(int cell, double volts, double seconds, long count, int i) {
    int arrayCell = arrayCells[cell];
    cost().addPulse(arrayCell, count, seconds, result.coulombs(i), result.joules(i));
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
      long draw = programmingRun.context().seed().at("product").value() + cost.products();
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
