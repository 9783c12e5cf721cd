package org.ouroboros.memristor.core.programming;

/**
 * What an array shall be brought to, at what cost, in what order.
 *
 * @param targets where each cell shall go
 * @param budget what it may cost
 * @param schedule which cells are worked on at once
 */
public record ProgrammingTask(ProgrammingTargets targets, Budget budget, Schedule schedule) {

  /**
   * A task whose cells are written one after the other.
   *
   * @param targets where each cell shall go
   * @param budget what it may cost
   */
  public ProgrammingTask(ProgrammingTargets targets, Budget budget) {
    this(targets, budget, Schedule.CELL_BY_CELL);
  }

  /**
   * The same task in another order.
   *
   * @param other which cells are worked on at once
   * @return the task
   */
  public ProgrammingTask with(Schedule other) {
    return new ProgrammingTask(targets, budget, other);
  }
}
