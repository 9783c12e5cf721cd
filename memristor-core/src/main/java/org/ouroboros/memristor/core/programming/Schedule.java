package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Which cells of an array are programmed concurrently; it determines the delay of the array. Only
 * {@link Kind#GROUPED} changes pulses.
 *
 * @param kind which cells share their time
 * @param maxLengthRatio largest ratio of pulse lengths in a group, at least 1; used by {@link
 *     Kind#GROUPED} only
 */
public record Schedule(Kind kind, double maxLengthRatio) {
  /** Which cells share their time. */
  public enum Kind {
    /** None: the delay of the array is the sum over its cells. */
    CELL_BY_CELL,
    /**
     * All cells of a row. They are read concurrently; pulses of one voltage start together and each
     * column ends its own, so a voltage takes as long as its longest pulse. Voltages are applied
     * one after the other, those of the last used polarity first. Rows follow each other.
     */
    ROW_PARALLEL,
    /**
     * As row-parallel, but a row has one pulse generator and no column can end early: cells whose
     * pulses have one voltage and lengths within the ratio form a group and all receive its median
     * length. Groups follow each other.
     */
    GROUPED
  }

  /** One cell after the other. */
  public static final Schedule CELL_BY_CELL = new Schedule(Kind.CELL_BY_CELL, 1);

  /** One row after the other. */
  public static final Schedule ROW_PARALLEL = new Schedule(Kind.ROW_PARALLEL, 1);

  public Schedule {
    Require.that(
        maxLengthRatio >= 1 && maxLengthRatio < Double.POSITIVE_INFINITY,
        "maxLengthRatio",
        "must be at least 1 and finite",
        maxLengthRatio);
  }

  /**
   * {@return the schedule of rows in which cells with similar pulses share one pulse}
   *
   * @param maxLengthRatio largest ratio of pulse lengths in a group
   */
  public static Schedule grouped(double maxLengthRatio) {
    return new Schedule(Kind.GROUPED, maxLengthRatio);
  }
}
