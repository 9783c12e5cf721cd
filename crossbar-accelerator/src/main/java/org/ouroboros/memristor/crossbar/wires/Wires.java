package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.core.check.Require;

/**
 * The wires of an array. Rows are word lines, columns are bit lines; a segment lies between
 * neighbouring cells and one between a connected end and its cell.
 *
 * @param rowOhms a segment of a row [ohm], finite and at least 0
 * @param columnOhms a segment of a column [ohm], finite and at least 0
 * @param rowEnds how rows are connected
 * @param columnEnds how columns are connected
 */
public record Wires(double rowOhms, double columnOhms, LineEnds rowEnds, LineEnds columnEnds) {

  /** Wires without resistance. */
  public static final Wires IDEAL = of(0, 0);

  public Wires {
    Require.nonNegative("rowOhms", rowOhms);
    Require.nonNegative("columnOhms", columnOhms);
  }

  /**
   * Rows driven from their left end, columns sensed at their bottom end.
   *
   * @param rowOhms a segment of a row [ohm], finite and at least 0
   * @param columnOhms a segment of a column [ohm], finite and at least 0
   * @return the wires
   */
  public static Wires of(double rowOhms, double columnOhms) {
    return new Wires(rowOhms, columnOhms, LineEnds.FIRST, LineEnds.LAST);
  }

  /**
   * The same wires with rows connected otherwise.
   *
   * @param ends the ends of every row
   * @return the wires
   */
  public Wires withRowEnds(LineEnds ends) {
    return new Wires(rowOhms, columnOhms, ends, columnEnds);
  }

  /**
   * The same wires with columns connected otherwise.
   *
   * @param ends the ends of every column
   * @return the wires
   */
  public Wires withColumnEnds(LineEnds ends) {
    return new Wires(rowOhms, columnOhms, rowEnds, ends);
  }

  /**
   * Whether every cell sees exactly what its lines are driven with, as long as they are driven.
   *
   * @return true without any resistance
   */
  public boolean isIdeal() {
    return rowOhms == 0 && columnOhms == 0 && rowEnds.isTied() && columnEnds.isTied();
  }

  /**
   * The wires of the same array with rows and columns exchanged.
   *
   * @return the wires
   */
  public Wires exchanged() {
    return new Wires(
        /* rowOhms= */ columnOhms,
        /* columnOhms= */ rowOhms,
        /* rowEnds= */ columnEnds,
        /* columnEnds= */ rowEnds);
  }
}
