package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.run.Run;

/**
 * The cells that a strategy writes: every read and every pulse goes through here, is counted, timed
 * and charged to its cell. Cells are numbered from 0; they are all cells of the array or a block of
 * them, see {@link ProgrammingStrategy#writesBlocks()}, and {@link #place} tells which.
 *
 * <p>Not thread-safe: one strategy, one session.
 */
public final class ProgrammingSession {

  private final CellBook book;
  private final ProgrammingTargets targets;
  private final @Nullable ProgrammingSession parent;
  private final Allowance allowance;
  private final @Nullable CellOutcome[] outcomes;

  /** How the last stage left cells that are still open. */
  private final @Nullable CellOutcome[] left;

  private int settled;
  private boolean begun;

  ProgrammingSession(CellBook book, ProgrammingTargets targets) {
    this(book, targets, null, Limits.NONE);
  }

  private ProgrammingSession(
      CellBook book,
      ProgrammingTargets targets,
      @Nullable ProgrammingSession parent,
      Limits limits) {
    this.book = book;
    this.targets = targets;
    this.parent = parent;
    allowance = new Allowance(book, limits);
    outcomes = new CellOutcome[targets.cells()];
    left = new CellOutcome[targets.cells()];
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
    return book.programming().run();
  }

  /**
   * What the run may cost.
   *
   * @return the budget per cell and for the array
   */
  public Budget budget() {
    return book.programming().task().budget();
  }

  /**
   * Whether the run is to stop here. Ask this, or {@link #verify}, and not the run itself: a run
   * that is resumed must come by the same way as before.
   *
   * @return whether it was cancelled
   */
  public boolean cancelled() {
    return book.cancelled();
  }

  /**
   * The device in each cell.
   *
   * @return its model
   */
  public DeviceModel model() {
    return book.programming().array().model();
  }

  /**
   * Conductances that cells can be brought to. Noisy readings may lie outside.
   *
   * @return the array's range [S]
   */
  public SiemensRange range() {
    return book.programming().array().range();
  }

  /**
   * How cells are read.
   *
   * @return the array's read path
   */
  public ReadPath readPath() {
    return book.programming().array().readPath();
  }

  /**
   * Number of cells.
   *
   * @return at least 1
   */
  public int cells() {
    return targets.cells();
  }

  /**
   * Number of bit lines of the array.
   *
   * @return at least 1
   */
  public int columns() {
    return book.programming().array().columns();
  }

  /**
   * Where a cell stands in the array.
   *
   * @param cell the cell
   * @return its index there: row times {@link #columns()} plus column
   */
  public int place(int cell) {
    return book.place(cell);
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
   * @param cells the cells, none twice
   */
  public void read(int[] cells) {
    book.read(cells);
  }

  /**
   * Reads the open cells and judges them: those within their tolerance have converged; those whose
   * budget is spent end as such, and all of them once the array's is. Once the run is cancelled
   * nothing is read any more and all open cells end as cancelled.
   *
   * <p>At the beginning of a strategy that takes over from another, readings that no pulse has
   * outdated are judged as they are.
   *
   * @return the cells that are still open, ascending; empty when all is done
   */
  public int[] verify() {
    int[] cells = open();
    boolean cancelled = book.cancelled();
    if (!cancelled) {
      book.read(begun || parent == null ? cells : outdated(cells));
    }
    begun = true;
    for (int cell : cells) {
      if (!cancelled && targets.hit(cell, book.reading(cell))) {
        settle(cell, CellOutcome.CONVERGED);
      }
    }
    endSpent(cancelled);
    book.progress(whole().settled);
    return open();
  }

  /**
   * Ends cells without a reading: those whose budget is spent, and all of them once the array's is
   * or the run is cancelled. For strategies that give several pulses between readings.
   *
   * @return the cells that are still open, ascending; empty when all is done
   */
  public int[] affordable() {
    endSpent(book.cancelled());
    book.progress(whole().settled);
    return open();
  }

  private void endSpent(boolean cancelled) {
    Limits limits = budget().cell();
    boolean arraySpent = book.programming().purse().isSpent();
    for (int cell : open()) {
      if (cancelled) {
        endForGood(cell, CellOutcome.CANCELLED);
      } else if (arraySpent || book.ledger().spent(book.place(cell), limits)) {
        endForGood(cell, CellOutcome.BUDGET_SPENT);
      } else if (allowance.isSpent(cell)) {
        end(cell, CellOutcome.BUDGET_SPENT);
      }
    }
  }

  private int[] outdated(int[] cells) {
    int[] outdated = new int[cells.length];
    int n = 0;
    for (int cell : cells) {
      if (!book.fresh(cell)) {
        outdated[n++] = cell;
      }
    }
    return Arrays.copyOf(outdated, n);
  }

  /**
   * The last reading of a cell.
   *
   * @param cell the cell
   * @return the conductance as read [S]; NaN before its first reading
   */
  public double reading(int cell) {
    return book.reading(cell);
  }

  /**
   * What became of a cell's last pulse: the driver sees when the window stops it.
   *
   * @param cell the cell
   * @return the outcome; FREE before its first pulse
   */
  public PulseOutcome lastPulse(int cell) {
    return book.lastPulse(cell);
  }

  /**
   * Voltage of a cell's last pulse.
   *
   * @param cell the cell
   * @return the voltage [V]; 0 before its first pulse
   */
  public double lastVolts(int cell) {
    return book.lastVolts(cell);
  }

  /**
   * Length of a cell's last pulse as it was given, which is not what was asked for where {@link
   * Schedule.Kind#GROUPED} lets cells share one pulse.
   *
   * @param cell the cell
   * @return the length [s]; 0 before its first pulse
   */
  public double lastSeconds(int cell) {
    return book.lastSeconds(cell);
  }

  /**
   * Pulses that a cell has seen in this run.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long pulses(int cell) {
    return book.ledger().pulses(book.place(cell));
  }

  /**
   * Applies rectangular pulses. Entries of 0 s or 0 V are no pulses and cost nothing. A rectangular
   * pulse counts as one; on a {@link PulseResponseDevice}, which knows unit pulses only, it counts
   * as the train that it is.
   *
   * @param cells the cells, none twice and none with an outcome; in ascending order cells of a row
   *     share their time where the schedule lets them
   * @param volts voltage of each [V]
   * @param seconds length of each [s]
   */
  public void pulse(int[] cells, double[] volts, double[] seconds) {
    checkOpen(cells);
    book.pulse(cells, volts, seconds);
  }

  /**
   * Applies trains of unit pulses.
   *
   * @param cells the cells, none twice and none with an outcome
   * @param volts voltage of each [V]
   * @param units number of unit pulses of each
   */
  public void train(int[] cells, double[] volts, int[] units) {
    checkOpen(cells);
    book.train(cells, volts, units);
  }

  private void checkOpen(int[] cells) {
    for (int cell : cells) {
      if (cell >= 0 && cell < outcomes.length) {
        if (outcomes[cell] != null) {
          throw new InvalidValueException("cell", "must still be open", cell);
        }
        left[cell] = null;
      }
    }
  }

  /**
   * Measures products of the whole array with vectors of row voltages, each in the time of a read.
   * Only for a strategy that does not {@linkplain ProgrammingStrategy#writesBlocks() write blocks}.
   *
   * @param inputVolts row voltages, vector after vector, of magnitudes up to the read voltage [V]
   * @param batch how many vectors
   * @param amperes receives the column currents, vector after vector [A]
   */
  public void multiply(double[] inputVolts, int batch, double[] amperes) {
    book.multiply(inputVolts, batch, amperes);
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
        outcome != CellOutcome.CONVERGED
            || (book.fresh(cell) && targets.hit(cell, book.reading(cell))),
        "outcome of cell " + cell,
        "must rest on a reading within the tolerance",
        outcome);
    if (outcome == CellOutcome.CONVERGED || outcome == CellOutcome.CANCELLED) {
      endForGood(cell, outcome);
    } else {
      end(cell, outcome);
    }
  }

  private void end(int cell, CellOutcome outcome) {
    outcomes[cell] = outcome;
    settled++;
  }

  /** Ends a cell here and wherever this session is a stage of. */
  private void endForGood(int cell, CellOutcome outcome) {
    for (ProgrammingSession session = this; session != null; session = session.parent) {
      session.end(cell, outcome);
    }
  }

  private ProgrammingSession whole() {
    return parent == null ? this : parent.whole();
  }

  /**
   * Lets another strategy work on the cells that are open. Those that it brings to their targets
   * have converged. All others, whatever it says of them, stay open for what comes next; if nothing
   * does, its word stands.
   *
   * @param strategy the strategy
   * @param limits what a cell may spend in this stage, besides the budget
   */
  public void stage(ProgrammingStrategy strategy, Limits limits) {
    ProgrammingSession session = new ProgrammingSession(book, targets, this, limits);
    for (int cell = 0; cell < outcomes.length; cell++) {
      CellOutcome outcome = outcomes[cell];
      if (outcome != null) {
        session.end(cell, outcome);
      }
    }
    strategy.write(session);
    for (int cell : open()) {
      left[cell] = session.verdict(cell);
    }
  }

  /** How a cell has ended so far. Written without a reading afterwards, it is unverified. */
  CellOutcome verdict(int cell) {
    CellOutcome outcome = outcomes[cell];
    CellOutcome word = outcome == null ? left[cell] : outcome;
    return word == null ? CellOutcome.UNVERIFIED : word;
  }
}
