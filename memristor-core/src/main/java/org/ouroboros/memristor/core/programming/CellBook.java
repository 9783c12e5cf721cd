package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Array access of a block of cells: performs reads and pulses on the array, or replays them from
 * the log, and records their cost. Cells are numbered within the block; cost and array use array
 * cells.
 *
 * <p>The noise of a reading is a function of the array cell and of the number of its earlier reads,
 * so it does not depend on how the array is divided into blocks.
 */
final class CellBook {

  private final Programming programming;
  private final int[] places;
  private final JournalPage page;
  private final RowClock clock;
  private final PulseResult result = new PulseResult();
  private final double[] readings;
  private final boolean[] fresh;
  private final PulseOutcome[] lastPulse;
  private final double[] lastVolts;
  private final double[] lastSeconds;
  private final long readKey;
  private int settled;
  private double[] siemens = new double[0];

  CellBook(Programming programming, int[] places, JournalPage page) {
    this.programming = programming;
    this.places = places;
    this.page = page;
    int cells = places.length;
    ProgrammableArray array = programming.array();
    clock = new RowClock(programming.task().schedule(), array.readPath(), array.columns(), places);
    readings = new double[cells];
    fresh = new boolean[cells];
    lastPulse = new PulseOutcome[cells];
    lastVolts = new double[cells];
    lastSeconds = new double[cells];
    Arrays.fill(readings, Double.NaN);
    Arrays.fill(lastPulse, PulseOutcome.FREE);
    readKey = programming.run().seed().at("read").value();
  }

  Programming programming() {
    return programming;
  }

  Ledger ledger() {
    return programming.ledger();
  }

  int cells() {
    return places.length;
  }

  int place(int cell) {
    return places[check(cell)];
  }

  double reading(int cell) {
    return readings[cell];
  }

  boolean fresh(int cell) {
    return fresh[cell];
  }

  PulseOutcome lastPulse(int cell) {
    return lastPulse[cell];
  }

  double lastVolts(int cell) {
    return lastVolts[cell];
  }

  double lastSeconds(int cell) {
    return lastSeconds[cell];
  }

  /** Delay of the block under a row schedule; unused for cell-by-cell. */
  Delay delay() {
    return clock.delay();
  }

  /** Whether to stop here. A resumed run first replays what the cancelled run had recorded. */
  boolean cancelled() {
    boolean stop = !page.knows() && programming.run().cancellation().requested();
    if (stop) {
      page.close();
    }
    return stop;
  }

  /** Reports the number of finished cells of the block. */
  void progress(int settledCells) {
    programming.progress(settledCells - settled);
    settled = settledCells;
  }

  private int check(int cell) {
    if (cell < 0 || cell >= places.length) {
      throw new InvalidValueException("cell", "must lie in [0, " + (places.length - 1) + "]", cell);
    }
    return cell;
  }

  private int[] placesOf(int[] cells) {
    int[] there = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      there[i] = places[check(cells[i])];
    }
    return there;
  }

  void read(int[] cells) {
    if (cells.length == 0) {
      return;
    }
    if (byRows()) {
      clock.read(placesOf(cells));
    }
    Ledger ledger = ledger();
    int[] waiting = cells;
    while (waiting.length > 0) {
      long least = Long.MAX_VALUE;
      for (int cell : waiting) {
        least = Math.min(least, ledger.reads(place(cell)));
      }
      int[] now = new int[waiting.length];
      int[] later = new int[waiting.length];
      int count = 0;
      for (int i = 0; i < waiting.length; i++) {
        if (ledger.reads(places[waiting[i]]) == least) {
          now[count++] = waiting[i];
        } else {
          later[i - count] = waiting[i];
        }
      }
      later = Arrays.copyOf(later, waiting.length - count);
      readTogether(count == waiting.length ? waiting : Arrays.copyOf(now, count), least);
      waiting = later;
    }
  }

  /** Reads cells with equal numbers of earlier reads. */
  private void readTogether(int[] cells, long before) {
    int count = cells.length;
    if (siemens.length < count) {
      siemens = new double[count];
    }
    long key = page.keeps() ? JournalPage.key(cells, siemens, siemens, 0) : 0;
    if (page.knows()) {
      page.recall(key, siemens, count);
    } else {
      programming.array().read(placesOf(cells), readKey + before, siemens);
      page.remember(key, siemens, count);
    }
    ReadPath path = programming.array().readPath();
    double readVolts = programming.array().model().operatingPoint().readVolts();
    double perSiemens = readVolts * readVolts * path.readSeconds();
    for (int i = 0; i < count; i++) {
      int cell = cells[i];
      readings[cell] = siemens[i];
      fresh[cell] = true;
      double joules = perSiemens * siemens[i];
      ledger().addRead(places[cell], joules);
      programming.purse().pay(0, path.readSeconds(), joules, 0);
    }
  }

  /** Applies rectangular pulses. */
  void pulse(int[] cells, double[] volts, double[] seconds) {
    double[] lengths = grouped() ? clock.shared(placesOf(cells), volts, seconds) : seconds;
    apply(cells, PulseBatch.rectangular(placesOf(cells), volts, lengths));
  }

  void train(int[] cells, double[] volts, int[] units) {
    int[] counts = units;
    if (grouped()) {
      double[] lengths = Arrays.stream(units).asDoubleStream().toArray();
      double[] shared = clock.shared(placesOf(cells), volts, lengths);
      counts = Arrays.stream(shared).mapToInt(length -> (int) length).toArray();
    }
    apply(cells, PulseBatch.trains(placesOf(cells), volts, counts));
  }

  private boolean byRows() {
    return programming.task().schedule().kind() != Schedule.Kind.CELL_BY_CELL;
  }

  private boolean grouped() {
    return programming.task().schedule().kind() == Schedule.Kind.GROUPED;
  }

  private void apply(int[] cells, PulseBatch batch) {
    int size = cells.length;
    if (size == 0) {
      return;
    }
    ProgrammableArray array = programming.array();
    double unitSeconds = array.model().operatingPoint().unitPulseSeconds();
    boolean byUnits = batch.isTrain() || array.model() instanceof PulseResponseDevice;
    double[] volts = new double[size];
    double[] seconds = new double[size];
    long[] counts = new long[size];
    for (int i = 0; i < size; i++) {
      volts[i] = batch.volts(i);
      seconds[i] = batch.seconds(i, unitSeconds);
      counts[i] = volts[i] == 0 || seconds[i] == 0 ? 0 : byUnits ? batch.units(i, unitSeconds) : 1;
    }
    long key = page.keeps() ? JournalPage.key(cells, volts, seconds, size) : 0;
    if (page.knows()) {
      page.recall(key, result, size);
    } else {
      array.apply(batch, result);
      page.remember(key, result);
    }
    double settleSeconds = array.readPath().settleSeconds();
    for (int i = 0; i < size; i++) {
      if (counts[i] > 0) {
        enter(cells[i], volts[i], seconds[i], counts[i], i);
        double time = seconds[i] + counts[i] * settleSeconds;
        programming.purse().pay(counts[i], time, result.joules(i), result.coulombs(i));
      }
    }
    if (byRows()) {
      clock.pulse(placesOf(cells), volts, seconds, counts);
    }
  }

  private void enter(int cell, double volts, double seconds, long count, int i) {
    int place = places[cell];
    ledger().addPulse(place, count, seconds, result.joules(i), result.coulombs(i));
    if (lastVolts[cell] * volts < 0) {
      ledger().addSwitch(place);
    }
    lastVolts[cell] = volts;
    lastSeconds[cell] = seconds;
    lastPulse[cell] = result.outcome(i);
    fresh[cell] = false;
  }

  /** Measures matrix-vector products of the whole array. */
  void multiply(double[] inputVolts, int batch, double[] amperes) {
    ProgrammableArray array = programming.array();
    Require.that(
        places.length == array.cells(),
        "strategy",
        "must program the array as a whole to measure products",
        "blockwise");
    int outputs = batch * array.columns();
    Ledger ledger = ledger();
    long key = Seed.key(batch, inputVolts.length);
    double[] joules = new double[1];
    if (page.knows()) {
      page.recall(key, amperes, outputs);
      page.recall(key, joules, 1);
    } else {
      long draw = programming.run().seed().at("product").value() + ledger.products();
      array.product().multiply(inputVolts, batch, draw, amperes);
      joules[0] = productJoules(inputVolts, batch);
      page.remember(key, amperes, outputs);
      page.remember(key, joules, 1);
    }
    ledger.addProducts(batch, joules[0]);
    programming.purse().pay(0, batch * array.readPath().readSeconds(), joules[0], 0);
  }

  /** The sum of squared row voltages times row conductances, for the time of a read each. */
  private double productJoules(double[] inputVolts, int batch) {
    ProgrammableArray array = programming.array();
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
    return watts * array.readPath().readSeconds();
  }
}
