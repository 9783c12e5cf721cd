package org.ouroboros.memristor.crossbar;

/** Which lines of an array are driven. */
enum Direction {
  /** Rows are driven, columns are sensed. */
  FORWARD,
  /** Columns are driven, rows are sensed. */
  TRANSPOSED
}
