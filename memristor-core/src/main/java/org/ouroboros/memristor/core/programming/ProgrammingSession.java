package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The access of a strategy to the cells that it programs: every read and every pulse goes through a
 * session, which records its cost. Cells are numbered from 0; they are all cells of the array or a
 * block of them, see {@link ProgrammingStrategy#supportsBlocks()}; {@link #arrayCell} maps them to
 * array cells.
 *
 * <p>Not thread-safe.
 */
public final class ProgrammingSession {
  private final BlockAccess access;
  private final ProgrammingTargets targets;
  private final @Nullable ProgrammingSession parent;
  private final Budget.Limits stageLimits;

  /** The cost at the start of the stage; null without limits of the stage. */
  private final @Nullable ProgrammingCost stageStart;

  private final @Nullable CellOutcome[] outcomes;

  /** Outcomes reported by the last stage for unfinished cells. */
  private final @Nullable CellOutcome[] stageOutcomes;

  /** The pulses as applied, where the schedule changes their lengths. */
  private final PulsePlan appliedPlan = new PulsePlan();

  private int finishedCells;
  private boolean verified;

  ProgrammingSession(BlockAccess access, ProgrammingTargets targets) {
    this(access, targets, null, Budget.Limits.UNLIMITED);
  }

  private ProgrammingSession(
      BlockAccess access,
      ProgrammingTargets targets,
      @Nullable ProgrammingSession parent,
      Budget.Limits limits) {
    this.access = access;
    this.targets = targets;
    this.parent = parent;
    stageLimits = limits;
    stageStart = limits.isUnlimited() ? null : access.costSnapshot();
    outcomes = new CellOutcome[targets.cells()];
    stageOutcomes = new CellOutcome[targets.cells()];
  }

  /** {@return the targets of the cells, snapped to the array's range} */
  public ProgrammingTargets targets() {
    return targets;
  }

  /** {@return seed, progress and cancellation of the run} */
  public RunContext context() {
    return access.programmingRun().context();
  }

  /** {@return the limits per cell and for the array} */
  public Budget budget() {
    return access.programmingRun().task().budget();
  }

  /**
   * {@return whether the run was cancelled} Strategies must use this method, or {@link #verify},
   * instead of the run's cancellation, so that a resumed run takes the same course.
   */
  public boolean cancelled() {
    return access.cancelled();
  }

  /** {@return the device model of the cells} */
  public DeviceModel model() {
    return access.programmingRun().array().model();
  }

  /** {@return the range that cells can be programmed to; noisy readings may lie outside} */
  public ConductanceRange conductanceRange() {
    return access.programmingRun().array().conductanceRange();
  }

  /** {@return read noise and timing of the array's periphery} */
  public PeripheryParameters periphery() {
    return access.programmingRun().array().periphery();
  }

  /** {@return the number of cells, at least 1} */
  public int cells() {
    return targets.cells();
  }

  /** {@return the number of bit lines of the array} */
  public int columns() {
    return access.programmingRun().array().columns();
  }

  /** {@return the index of a cell in the array, row times {@link #columns()} plus column} */
  public int arrayCell(int cell) {
    return access.arrayCell(cell);
  }

  /** {@return a new ascending array of the unfinished cells, those without outcome} */
  public int[] unfinishedCells() {
    int[] unfinished = new int[cells() - finishedCells];
    int n = 0;
    for (int cell = 0; cell < outcomes.length; cell++) {
      if (outcomes[cell] == null) {
        unfinished[n++] = cell;
      }
    }
    return unfinished;
  }

  /**
   * Reads cells without evaluating the readings.
   *
   * @param cells the cells, without duplicates
   */
  public void read(int[] cells) {
    access.read(cells);
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
    int[] cells = unfinishedCells();
    boolean cancelled = access.cancelled();
    if (!cancelled) {
      boolean reusesReadings = !verified && parent != null;
      access.read(
          reusesReadings
              ? Arrays.stream(cells).filter(cell -> !access.readingValid(cell)).toArray()
              : cells);
    }
    verified = true;
    for (int cell : cells) {
      if (!cancelled && targets.isWithinTolerance(cell, access.reading(cell))) {
        finish(cell, CellOutcome.CONVERGED);
      }
    }
    finishExhausted(cancelled);
    access.reportFinished(rootSession().finishedCells);
    return unfinishedCells();
  }

  /**
   * Ends cells that have reached a limit, without reading: all cells once the array has reached one
   * or the run is cancelled. For strategies that apply several pulses between reads.
   *
   * @return the cells that are still unfinished, ascending; empty when all are finished
   */
  public int[] enforceBudget() {
    finishExhausted(access.cancelled());
    access.reportFinished(rootSession().finishedCells);
    return unfinishedCells();
  }

  private void finishExhausted(boolean cancelled) {
    Budget.Limits limits = budget().cellLimits();
    boolean arrayExhausted = access.programmingRun().arrayCost().isExhausted();
    for (int cell : unfinishedCells()) {
      if (cancelled) {
        finishInAllStages(cell, CellOutcome.CANCELLED);
      } else if (arrayExhausted || access.cost().reaches(limits, access.arrayCell(cell))) {
        finishInAllStages(cell, CellOutcome.BUDGET_SPENT);
      } else if (stageStart != null
          && access.cost().reaches(stageLimits, access.arrayCell(cell), stageStart, cell)) {
        setOutcome(cell, CellOutcome.BUDGET_SPENT);
      }
    }
  }

  /** {@return the last reading of a cell [S]; NaN before its first} */
  public double reading(int cell) {
    return access.reading(cell);
  }

  /** {@return the outcome of a cell's last pulse; FREE before its first} */
  public PulseResult.Outcome lastOutcome(int cell) {
    return access.lastOutcome(cell);
  }

  /** {@return the voltage of a cell's last pulse [V]; 0 before its first} */
  public double lastVolts(int cell) {
    return access.lastVolts(cell);
  }

  /**
   * {@return the length of a cell's last pulse as applied [s]; 0 before its first} It differs from
   * the requested length where {@link Schedule.Kind#GROUPED} lets cells share one pulse.
   */
  public double lastSeconds(int cell) {
    return access.lastSeconds(cell);
  }

  /** {@return the number of pulses of a cell in this run} */
  public long pulses(int cell) {
    return access.cost().pulses(access.arrayCell(cell));
  }

  /**
   * {@return the last reading, clamped to {@link #conductanceRange()} [S]; NaN before the first}
   */
  public double clampedReading(int cell) {
    return conductanceRange().clamp(access.reading(cell));
  }

  /**
   * Adds the request of each cell to a mapper: from its {@link #clampedReading} to its target,
   * within its tolerance.
   *
   * @param cells the cells; each has been read
   * @param requests receives the requests
   */
  public void addRequests(int[] cells, PulseRequests requests) {
    for (int cell : cells) {
      requests.add(cell, clampedReading(cell), targets.siemens(cell), targets.tolerance(cell));
    }
  }

  /**
   * Applies rectangular pulses. Entries of 0 s or 0 V are ignored and cost nothing. A rectangular
   * pulse counts as one; on a {@link PulseResponseDevice} it counts as a train of unit pulses.
   *
   * @param plan pulses of unfinished cells, without duplicates; in ascending order cells of a row
   *     share their time where the schedule allows it
   */
  public void pulse(PulsePlan plan) {
    apply(plan.asBatch());
  }

  /**
   * Applies rectangular pulses as {@link #pulse(PulsePlan)} does.
   *
   * @param cells the unfinished cells to pulse, without duplicates
   * @param volts voltage of each [V]
   * @param seconds length of each [s]
   */
  public void pulse(int[] cells, double[] volts, double[] seconds) {
    apply(PulseBatch.rectangular(cells, volts, seconds));
  }

  /**
   * Applies trains of unit pulses.
   *
   * @param cells the unfinished cells to pulse, without duplicates
   * @param volts voltage of each [V]
   * @param unitPulses number of unit pulses of each
   */
  public void train(int[] cells, double[] volts, int[] unitPulses) {
    apply(PulseBatch.trains(cells, volts, unitPulses));
  }

  private void apply(PulseBatch pulses) {
    for (int i = 0; i < pulses.size(); i++) {
      int cell = pulses.cell(i);
      if (cell >= 0 && cell < outcomes.length) {
        if (outcomes[cell] != null) {
          throw new InvalidValueException("cell", "must be unfinished", cell);
        }
        stageOutcomes[cell] = null;
      }
    }
    access.apply(pulses);
  }

  /**
   * {@return a plan with the lengths that were applied, for {@link PulseMapper#observe}: the plan
   * itself, except for {@link Schedule.Kind#GROUPED}, which lets cells share one pulse; valid until
   * the next call}
   *
   * @param plan the last pulse of each cell; may lack cells that have finished since
   */
  public PulsePlan asApplied(PulsePlan plan) {
    if (!access.isGrouped()) {
      return plan;
    }
    appliedPlan.reset(plan);
    for (int i = 0; i < plan.size(); i++) {
      double seconds = plan.seconds(i) == 0 ? 0 : lastSeconds(plan.cell(i));
      appliedPlan.set(i, plan.volts(i), seconds, plan.predictedSuccess(i));
    }
    return appliedPlan;
  }

  /**
   * Measures matrix-vector products of the whole array, each in the time of a read. Only for a
   * strategy that does not {@linkplain ProgrammingStrategy#supportsBlocks() program blocks}.
   *
   * @param inputVolts row voltages, vector by vector, of magnitudes up to the read voltage [V]
   * @param batch number of vectors
   * @param amperes receives the column currents, vector by vector [A]
   */
  public void multiply(double[] inputVolts, int batch, double[] amperes) {
    access.multiply(inputVolts, batch, amperes);
  }

  /**
   * Finishes a cell.
   *
   * @param cell an unfinished cell
   * @param outcome its outcome
   * @throws InvalidValueException if the cell does not exist or is finished, or if it is to
   *     converge without a reading within its tolerance after its last pulse
   */
  public void finish(int cell, CellOutcome outcome) {
    Require.inRange("cell", cell, 0, cells() - 1);
    Require.that(outcomes[cell] == null, "cell", "must be unfinished", cell);
    Require.that(
        outcome != CellOutcome.CONVERGED
            || (access.readingValid(cell) && targets.isWithinTolerance(cell, access.reading(cell))),
        "outcome of cell " + cell,
        "must be based on a reading within the tolerance",
        outcome);
    if (outcome == CellOutcome.CONVERGED || outcome == CellOutcome.CANCELLED) {
      finishInAllStages(cell, outcome);
    } else {
      setOutcome(cell, outcome);
    }
  }

  private void setOutcome(int cell, CellOutcome outcome) {
    outcomes[cell] = outcome;
    finishedCells++;
  }

  /** Finishes a cell in this session and in all sessions of which it is a stage. */
  private void finishInAllStages(int cell, CellOutcome outcome) {
    for (ProgrammingSession session = this; session != null; session = session.parent) {
      session.setOutcome(cell, outcome);
    }
  }

  private ProgrammingSession rootSession() {
    return parent == null ? this : parent.rootSession();
  }

  /**
   * Runs another strategy on the unfinished cells. Cells that it brings to their targets have
   * converged. All others remain unfinished for the next stage, whatever their outcome; if there is
   * none, that outcome is final.
   *
   * @param strategy the strategy
   * @param limits limits of a cell's cost in this stage, besides the budget
   */
  public void runStage(ProgrammingStrategy strategy, Budget.Limits limits) {
    ProgrammingSession session = new ProgrammingSession(access, targets, this, limits);
    for (int cell = 0; cell < outcomes.length; cell++) {
      CellOutcome outcome = outcomes[cell];
      if (outcome != null) {
        session.setOutcome(cell, outcome);
      }
    }
    strategy.write(session);
    for (int cell : unfinishedCells()) {
      stageOutcomes[cell] = session.outcome(cell);
    }
  }

  /** The outcome of a cell so far; unverified without reading after its last pulse. */
  CellOutcome outcome(int cell) {
    CellOutcome outcome = outcomes[cell];
    CellOutcome effective = outcome == null ? stageOutcomes[cell] : outcome;
    return effective == null ? CellOutcome.UNVERIFIED : effective;
  }
}
