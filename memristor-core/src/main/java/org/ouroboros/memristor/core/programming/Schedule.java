package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.check.Require;

/**
 * Which cells of an array are worked on at once, and so how long an array takes. Only {@link
 * Kind#GROUPED} changes a pulse.
 *
 * @param kind which cells share their time
 * @param likeness in a group the longest pulse is at most this many times as long as the shortest,
 *     at least 1; matters to {@link Kind#GROUPED} only
 */
public record Schedule(Kind kind, double likeness) {

  /** Which cells share their time. */
  public enum Kind {
    /** None: the delay of the array is the sum over its cells. */
    CELL_BY_CELL,
    /**
     * All cells of a row. They are read at once; pulses of one voltage begin together and each
     * column ends its own, so a voltage takes as long as its longest pulse. Voltages follow each
     * other, those of the polarity used last first. Rows follow each other.
     */
    ROW_PARALLEL,
    /**
     * As row-parallel, but there is one pulse generator for a row and no column can end early:
     * cells of like pulses, of one voltage and with lengths up to the likeness apart, all get the
     * pulse whose length is in the middle, and groups follow each other.
     */
    GROUPED
  }

  /** One cell after the other. */
  public static final Schedule CELL_BY_CELL = new Schedule(Kind.CELL_BY_CELL, 1);

  /** One row after the other. */
  public static final Schedule ROW_PARALLEL = new Schedule(Kind.ROW_PARALLEL, 1);

  public Schedule {
    Require.that(
        likeness >= 1 && likeness < Double.POSITIVE_INFINITY,
        "likeness",
        "must be at least 1 and finite",
        likeness);
  }

  /**
   * Rows in which like pulses are one pulse.
   *
   * @param likeness the longest pulse of a group is at most this many times as long as the shortest
   * @return the schedule
   */
  public static Schedule grouped(double likeness) {
    return new Schedule(Kind.GROUPED, likeness);
  }
}
