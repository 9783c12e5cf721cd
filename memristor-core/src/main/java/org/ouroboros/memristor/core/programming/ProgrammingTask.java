package org.ouroboros.memristor.core.programming;

/**
 * A programming task: targets, budget and schedule.
 *
 * @param targets the target of each cell
 * @param budget limits of the cost
 * @param schedule which cells are programmed concurrently
 */
public record ProgrammingTask(ProgrammingTargets targets, Budget budget, Schedule schedule) {

  /**
   * A task that programs one cell after the other.
   *
   * @param targets the target of each cell
   * @param budget limits of the cost
   */
  public ProgrammingTask(ProgrammingTargets targets, Budget budget) {
    this(targets, budget, Schedule.CELL_BY_CELL);
  }

  /**
   * {@return this task with another schedule}
   *
   * @param other the schedule
   */
  public ProgrammingTask with(Schedule other) {
    return new ProgrammingTask(targets, budget, other);
  }
}
