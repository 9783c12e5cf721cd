package org.ouroboros.memristor.core.programming;

/**
 * A programming task: targets, budget and schedule.
 *
 * @param targets the target of each cell
 * @param budget limits of the cost
 * @param schedule which cells are programmed concurrently
 */
public record ProgrammingTask(ProgrammingTargets targets, Budget budget, Schedule schedule) {
  /** A task that programs one cell after the other. */
  public ProgrammingTask(ProgrammingTargets targets, Budget budget) {
    this(targets, budget, Schedule.CELL_BY_CELL);
  }

  /** {@return this task with another schedule} */
  public ProgrammingTask withSchedule(Schedule newSchedule) {
    return new ProgrammingTask(targets, budget, newSchedule);
  }
}
