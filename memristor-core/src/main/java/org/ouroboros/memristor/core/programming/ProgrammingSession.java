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
 * The access of a strategy to the cells that it programs: every read and every pulse goes through a
 * session, which records its cost. Cells are numbered from 0; they are all cells of the array or a
 * block of them, see {@link ProgrammingStrategy#writesBlocks()}; {@link #place} maps them to array
 * cells.
 *
 * <p>Not thread-safe.
 */
public final class ProgrammingSession {

  private final CellBook book;
  private final ProgrammingTargets targets;
  private final @Nullable ProgrammingSession parent;
  private final Allowance allowance;
  private final @Nullable CellOutcome[] outcomes;

  /** Outcomes reported by the last stage for unfinished cells. */
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

  /** {@return the targets of the cells, snapped to the array's range} */
  public ProgrammingTargets targets() {
    return targets;
  }

  /** {@return seed, progress and cancellation of the run} */
  public Run run() {
    return book.programming().run();
  }

  /** {@return the limits per cell and for the array} */
  public Budget budget() {
    return book.programming().task().budget();
  }

  /**
   * {@return whether the run was cancelled} Strategies must use this method, or {@link #verify},
   * instead of the run's cancellation, so that a resumed run takes the same course.
   */
  public boolean cancelled() {
    return book.cancelled();
  }

  /** {@return the device model of the cells} */
  public DeviceModel model() {
    return book.programming().array().model();
  }

  /**
   * {@return the range of conductances that cells can be programmed to; noisy readings may lie
   * outside}
   */
  public SiemensRange range() {
    return book.programming().array().range();
  }

  /** {@return read noise and timing of the array's periphery} */
  public ReadPath readPath() {
    return book.programming().array().readPath();
  }

  /** {@return the number of cells, at least 1} */
  public int cells() {
    return targets.cells();
  }

  /** {@return the number of bit lines of the array} */
  public int columns() {
    return book.programming().array().columns();
  }

  /**
   * {@return the index of a cell in the array, row times {@link #columns()} plus column}
   *
   * @param cell the cell
   */
  public int place(int cell) {
    return book.place(cell);
  }

  /** {@return a new ascending array of the unfinished cells, those without outcome} */
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
   * Reads cells without evaluating the readings.
   *
   * @param cells the cells, without duplicates
   */
  public void read(int[] cells) {
    book.read(cells);
  }

  /**
   * Reads the unfinished cells and compares them with their targets: cells within their tolerance
   * have converged; cells that have reached a limit end, and all cells once the array has reached
   * one. After a cancellation nothing is read, and all unfinished cells end as cancelled.
   *
   * <p>At the start of a subsequent stage, readings that are newer than the cell's last pulse are
   * reused.
   *
   * @return the cells that are still unfinished, ascending; empty when all are finished
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
   * Ends cells that have reached a limit, without reading: all cells once the array has reached one
   * or the run is cancelled. For strategies that apply several pulses between reads.
   *
   * @return the cells that are still unfinished, ascending; empty when all are finished
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
   * {@return the last reading of a cell [S]; NaN before its first}
   *
   * @param cell the cell
   */
  public double reading(int cell) {
    return book.reading(cell);
  }

  /**
   * {@return the outcome of a cell's last pulse, which includes whether the window stopped it; FREE
   * before its first}
   *
   * @param cell the cell
   */
  public PulseOutcome lastPulse(int cell) {
    return book.lastPulse(cell);
  }

  /**
   * {@return the voltage of a cell's last pulse [V]; 0 before its first}
   *
   * @param cell the cell
   */
  public double lastVolts(int cell) {
    return book.lastVolts(cell);
  }

  /**
   * {@return the length of a cell's last pulse as applied [s]; 0 before its first} It differs from
   * the requested length where {@link Schedule.Kind#GROUPED} lets cells share one pulse.
   *
   * @param cell the cell
   */
  public double lastSeconds(int cell) {
    return book.lastSeconds(cell);
  }

  /**
   * {@return the number of pulses of a cell in this run}
   *
   * @param cell the cell
   */
  public long pulses(int cell) {
    return book.ledger().pulses(book.place(cell));
  }

  /**
   * Applies rectangular pulses. Entries of 0 s or 0 V are ignored and cost nothing. A rectangular
   * pulse counts as one; on a {@link PulseResponseDevice} it counts as a train of unit pulses.
   *
   * @param cells the unfinished cells to pulse, without duplicates; in ascending order cells of a
   *     row share their time where the schedule allows it
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
   * @param cells the unfinished cells to pulse, without duplicates
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
          throw new InvalidValueException("cell", "must be unfinished", cell);
        }
        left[cell] = null;
      }
    }
  }

  /**
   * Measures matrix-vector products of the whole array, each in the time of a read. Only for a
   * strategy that does not {@linkplain ProgrammingStrategy#writesBlocks() program blocks}.
   *
   * @param inputVolts row voltages, vector by vector, of magnitudes up to the read voltage [V]
   * @param batch number of vectors
   * @param amperes receives the column currents, vector by vector [A]
   */
  public void multiply(double[] inputVolts, int batch, double[] amperes) {
    book.multiply(inputVolts, batch, amperes);
  }

  /**
   * Finishes a cell.
   *
   * @param cell an unfinished cell
   * @param outcome its outcome
   * @throws InvalidValueException if the cell does not exist or is finished, or if it is to
   *     converge without a reading within its tolerance after its last pulse
   */
  public void settle(int cell, CellOutcome outcome) {
    Require.within("cell", cell, 0, cells() - 1);
    Require.that(outcomes[cell] == null, "cell", "must be unfinished", cell);
    Require.that(
        outcome != CellOutcome.CONVERGED
            || (book.fresh(cell) && targets.hit(cell, book.reading(cell))),
        "outcome of cell " + cell,
        "must be based on a reading within the tolerance",
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

  /** Finishes a cell in this session and in all sessions of which it is a stage. */
  private void endForGood(int cell, CellOutcome outcome) {
    for (ProgrammingSession session = this; session != null; session = session.parent) {
      session.end(cell, outcome);
    }
  }

  private ProgrammingSession whole() {
    return parent == null ? this : parent.whole();
  }

  /**
   * Runs another strategy on the unfinished cells. Cells that it brings to their targets have
   * converged. All others remain unfinished for the next stage, whatever their outcome; if there is
   * none, that outcome is final.
   *
   * @param strategy the strategy
   * @param limits limits of a cell's cost in this stage, besides the budget
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

  /** The outcome of a cell so far; unverified without reading after its last pulse. */
  CellOutcome verdict(int cell) {
    CellOutcome outcome = outcomes[cell];
    CellOutcome word = outcome == null ? left[cell] : outcome;
    return word == null ? CellOutcome.UNVERIFIED : word;
  }
}
