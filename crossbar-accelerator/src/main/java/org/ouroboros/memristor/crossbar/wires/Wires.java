package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;
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

  /** The lines without a source; all others are driven. Immutable. */
  public static final class FloatingLines {
    /** Every line is driven; a grounded line is driven at 0 V. */
    public static final FloatingLines NONE = new FloatingLines(new int[0], new int[0]);

    private final int[] rows;
    private final int[] columns;

    private FloatingLines(int[] rows, int[] columns) {
      this.rows = rows;
      this.columns = columns;
    }

    /**
     * {@return lines by their indices}
     *
     * @param rows floating rows, in any order; copied
     * @param columns floating columns, in any order; copied
     */
    public static FloatingLines of(int[] rows, int[] columns) {
      return new FloatingLines(rows.clone(), columns.clone());
    }

    /**
     * {@return all lines but one row and one column, as when a single cell is selected}
     *
     * @param rows number of rows
     * @param columns number of columns
     * @param row the driven row
     * @param column the driven column
     */
    public static FloatingLines allBut(int rows, int columns, int row, int column) {
      return new FloatingLines(others(rows, row), others(columns, column));
    }

    private static int[] others(int count, int kept) {
      int[] others = new int[Math.max(0, count - 1)];
      Arrays.setAll(others, i -> i < kept ? i : i + 1);
      return others;
    }

    boolean isAny() {
      return rows.length + columns.length > 0;
    }

    boolean[] rows(int count) {
      return marked("floating row", rows, count);
    }

    boolean[] columns(int count) {
      return marked("floating column", columns, count);
    }

    private static boolean[] marked(String name, int[] lines, int count) {
      boolean[] marked = new boolean[count];
      for (int line : lines) {
        Require.that(line >= 0 && line < count, name, "must lie in [0, " + (count - 1) + "]", line);
        marked[line] = true;
      }
      return marked;
    }
  }

  /**
   * Terminations of a line. Between a connected end and its source (or virtual ground) are one
   * segment of the line and the resistance given here, of a driver or a sense amplifier.
   *
   * @param firstOhms at the end next to index 0 (a row's left, a column's top) [ohm], at least 0;
   *     or {@link #OPEN}
   * @param lastOhms at the other end [ohm], at least 0; or {@link #OPEN}
   */
  public record LineEnds(double firstOhms, double lastOhms) {
    /** The resistance of an end that is not connected. */
    public static final double OPEN = Double.POSITIVE_INFINITY;

    /** Connected at index 0, without driver resistance. */
    public static final LineEnds FIRST = new LineEnds(0, OPEN);

    /** Connected at the last index, without driver resistance. */
    public static final LineEnds LAST = new LineEnds(OPEN, 0);

    /** Connected at both ends, without driver resistance. */
    public static final LineEnds BOTH = new LineEnds(0, 0);

    public LineEnds {
      Require.that(firstOhms >= 0, "firstOhms", "must be at least 0", firstOhms);
      Require.that(lastOhms >= 0, "lastOhms", "must be at least 0", lastOhms);
      Require.that(
          firstOhms < OPEN || lastOhms < OPEN, "lastOhms", "must be finite at one end", lastOhms);
    }

    /**
     * {@return these terminations with another resistance at the connected ends}
     *
     * @param ohms resistance of a driver or a sense amplifier [ohm], finite and at least 0
     */
    public LineEnds withOhms(double ohms) {
      Require.nonNegative("ohms", ohms);
      return new LineEnds(firstOhms < OPEN ? ohms : OPEN, lastOhms < OPEN ? ohms : OPEN);
    }

    /** Whether a line of zero segment resistance is at the voltage of its source. */
    boolean isTied() {
      return firstOhms == 0 || lastOhms == 0;
    }
  }
}
