package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.run.Run;

/**
 * One run of a strategy on an array: every read and every pulse goes through here, is counted,
 * timed and charged to its cell. Not thread-safe.
 */
public final class ProgrammingSession {

  private final ProgrammableArray array;
  private final ProgrammingTargets targets;
  private final Budget budget;
  private final Run run;
  private final Ledger ledger;
  private final @Nullable CellOutcome[] outcomes;
  private final double[] readings;
  private final boolean[] fresh;
  private final PulseOutcome[] lastPulse;
  private final PulseResult result = new PulseResult();
  private int settled;
  private long draw;

  ProgrammingSession(ProgrammableArray array, ProgrammingTargets targets, Budget budget, Run run) {
    Require.that(
        targets.cells() == array.cells(),
        "targets",
        "must be one per cell, " + array.cells(),
        targets.cells());
    this.array = array;
    this.targets = accepted(array, targets);
    this.budget = budget;
    this.run = run;
    this.ledger = new Ledger(array.cells());
    this.outcomes = new CellOutcome[array.cells()];
    this.readings = new double[array.cells()];
    this.fresh = new boolean[array.cells()];
    this.lastPulse = new PulseOutcome[array.cells()];
    Arrays.fill(readings, Double.NaN);
    Arrays.fill(lastPulse, PulseOutcome.FREE);
    this.draw = run.seed().at("read").value();
  }

  private static ProgrammingTargets accepted(ProgrammableArray array, ProgrammingTargets targets) {
    double[] siemens = new double[targets.cells()];
    double[] tolerance = new double[targets.cells()];
    for (int i = 0; i < siemens.length; i++) {
      siemens[i] = array.range().accept("target siemens[" + i + "]", targets.siemens(i));
      tolerance[i] = targets.tolerance(i);
    }
    return new ProgrammingTargets(siemens, tolerance);
  }

  /**
   * Where the cells shall go.
   *
   * @return the targets, snapped to the array's range
   */
  public ProgrammingTargets targets() {
    return targets;
  }

  /**
   * Seed, progress and cancellation of the run.
   *
   * @return the run
   */
  public Run run() {
    return run;
  }

  /**
   * The device in each cell.
   *
   * @return its model
   */
  public DeviceModel model() {
    return array.model();
  }

  /**
   * Conductances that cells can be brought to. Noisy readings may lie outside.
   *
   * @return the array's range [S]
   */
  public SiemensRange range() {
    return array.range();
  }

  /**
   * How cells are read.
   *
   * @return the array's read path
   */
  public ReadPath readPath() {
    return array.readPath();
  }

  /**
   * Number of cells.
   *
   * @return at least 1
   */
  public int cells() {
    return array.cells();
  }

  /**
   * The cells that have no outcome yet.
   *
   * @return a new array, ascending
   */
  public int[] open() {
    int[] open = new int[cells() - settled];
    int n = 0;
    for (int cell = 0; cell < outcomes.length; cell++) {
      if (outcomes[cell] == null) {
        open[n++] = cell;
      }
    }
    return open;
  }

  /**
   * Reads cells, without judging them.
   *
   * @param cells the cells
   */
  public void read(int[] cells) {
    double[] siemens = new double[cells.length];
    array.read(cells, draw++, siemens);
    ReadPath path = array.readPath();
    double readVolts = array.model().operatingPoint().readVolts();
    for (int i = 0; i < cells.length; i++) {
      readings[cells[i]] = siemens[i];
      fresh[cells[i]] = true;
      double joules = readVolts * readVolts * siemens[i] * path.readSeconds();
      ledger.addRead(cells[i], path.readSeconds(), joules);
    }
  }

  /**
   * Reads the open cells and judges them: those within their tolerance have converged; those whose
   * budget is spent end as such. Once the run is cancelled nothing is read any more and all open
   * cells end as cancelled.
   *
   * @return the cells that are still open, ascending; empty when all is done
   */
  public int[] verify() {
    int[] cells = open();
    boolean cancelled = run.cancellation().requested();
    if (!cancelled) {
      read(cells);
    }
    for (int cell : cells) {
      if (cancelled) {
        settle(cell, CellOutcome.CANCELLED);
      } else if (targets.hit(cell, readings[cell])) {
        settle(cell, CellOutcome.CONVERGED);
      } else if (ledger.spent(cell, budget)) {
        settle(cell, CellOutcome.BUDGET_SPENT);
      }
    }
    run.progress().update("programming", settled, cells());
    return open();
  }

  /**
   * The last reading of a cell.
   *
   * @param cell the cell
   * @return the conductance as read [S]; NaN before its first reading
   */
  public double reading(int cell) {
    return readings[cell];
  }

  /**
   * What became of a cell's last pulse: the driver sees when the window stops it.
   *
   * @param cell the cell
   * @return the outcome; FREE before its first pulse
   */
  public PulseOutcome lastPulse(int cell) {
    return lastPulse[cell];
  }

  /**
   * Applies rectangular pulses. Entries of 0 s or 0 V are no pulses and cost nothing. A rectangular
   * pulse counts as one; on a {@link PulseResponseDevice}, which knows unit pulses only, it counts
   * as the train that it is.
   *
   * @param cells the cells, none twice and none with an outcome
   * @param volts voltage of each [V]
   * @param seconds length of each [s]
   */
  public void pulse(int[] cells, double[] volts, double[] seconds) {
    apply(PulseBatch.rectangular(cells, volts, seconds));
  }

  /**
   * Applies trains of unit pulses.
   *
   * @param cells the cells, none twice and none with an outcome
   * @param volts voltage of each [V]
   * @param units number of unit pulses of each
   */
  public void train(int[] cells, double[] volts, int[] units) {
    apply(PulseBatch.trains(cells, volts, units));
  }

  private void apply(PulseBatch batch) {
    for (int i = 0; i < batch.size(); i++) {
      int cell = batch.cell(i);
      if (cell >= 0 && cell < outcomes.length && outcomes[cell] != null) {
        throw new InvalidValueException("cell", "must still be open", cell);
      }
    }
    array.apply(batch, result);
    double unitSeconds = model().operatingPoint().unitPulseSeconds();
    boolean byUnits = batch.isTrain() || model() instanceof PulseResponseDevice;
    for (int i = 0; i < batch.size(); i++) {
      double seconds = batch.seconds(i, unitSeconds);
      if (seconds == 0 || batch.volts(i) == 0) {
        continue;
      }
      long count = byUnits ? batch.units(i, unitSeconds) : 1;
      double time = seconds + count * array.readPath().settleSeconds();
      ledger.addPulse(batch.cell(i), count, time, result.joules(i));
      lastPulse[batch.cell(i)] = result.outcome(i);
      fresh[batch.cell(i)] = false;
    }
  }

  /**
   * Ends a cell.
   *
   * @param cell an open cell
   * @param outcome how it ends
   * @throws InvalidValueException if the cell does not exist or has ended, or if it is said to have
   *     converged without a reading within its tolerance after its last pulse
   */
  public void settle(int cell, CellOutcome outcome) {
    Require.within("cell", cell, 0, cells() - 1);
    Require.that(outcomes[cell] == null, "cell", "must still be open", cell);
    Require.that(
        outcome != CellOutcome.CONVERGED || (fresh[cell] && targets.hit(cell, readings[cell])),
        "outcome of cell " + cell,
        "must rest on a reading within the tolerance",
        outcome);
    outcomes[cell] = outcome;
    settled++;
  }

  /** Cells that the strategy left open were written without a reading afterwards. */
  ProgrammingReport report() {
    CellOutcome[] ended = new CellOutcome[outcomes.length];
    for (int cell = 0; cell < ended.length; cell++) {
      CellOutcome outcome = outcomes[cell];
      ended[cell] = outcome == null ? CellOutcome.UNVERIFIED : outcome;
    }
    double[] reached = new double[cells()];
    array.conductances(reached);
    return new ProgrammingReport(targets, ended, reached, readings.clone(), ledger);
  }
}
