package org.ouroboros.memristor.crossbar.wires;

import java.util.Arrays;
import org.ouroboros.memristor.core.validation.Require;

/** The lines without a source; all others are driven. Immutable. */
public final class FloatingLines {

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
