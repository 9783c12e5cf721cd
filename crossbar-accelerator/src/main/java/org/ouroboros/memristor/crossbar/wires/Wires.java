package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Resistive wires of an array. Rows are word lines, columns are bit lines; there is one segment
 * between neighbouring cells and one between a connected end and its cell.
 *
 * @param rowOhms resistance of a row segment [ohm], finite and at least 0
 * @param columnOhms resistance of a column segment [ohm], finite and at least 0
 * @param rowEnds terminations of the rows
 * @param columnEnds terminations of the columns
 */
public record Wires(double rowOhms, double columnOhms, LineEnds rowEnds, LineEnds columnEnds) {

  /** Wires without resistance. */
  public static final Wires IDEAL = of(0, 0);

  public Wires {
    Require.nonNegative("rowOhms", rowOhms);
    Require.nonNegative("columnOhms", columnOhms);
  }

  /**
   * {@return wires with rows driven at their left end and columns sensed at their bottom end}
   *
   * @param rowOhms resistance of a row segment [ohm], finite and at least 0
   * @param columnOhms resistance of a column segment [ohm], finite and at least 0
   */
  public static Wires of(double rowOhms, double columnOhms) {
    return new Wires(rowOhms, columnOhms, LineEnds.FIRST, LineEnds.LAST);
  }

  /**
   * {@return these wires with other row terminations}
   *
   * @param ends terminations of every row
   */
  public Wires withRowEnds(LineEnds ends) {
    return new Wires(rowOhms, columnOhms, ends, columnEnds);
  }

  /**
   * {@return these wires with other column terminations}
   *
   * @param ends terminations of every column
   */
  public Wires withColumnEnds(LineEnds ends) {
    return new Wires(rowOhms, columnOhms, rowEnds, ends);
  }

  /**
   * {@return whether every cell has exactly the source voltages of its lines, if these are driven}
   */
  public boolean isIdeal() {
    return rowOhms == 0 && columnOhms == 0 && rowEnds.isTied() && columnEnds.isTied();
  }
}
