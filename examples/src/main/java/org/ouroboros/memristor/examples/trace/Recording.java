package org.ouroboros.memristor.examples.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.ouroboros.memristor.core.validation.Require;

/** Table of numbers with named columns, filled row by row. */
public final class Recording {

  private final List<String> header;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * Makes an empty table.
   *
   * @param header the names of the columns, with their units
   */
  public Recording(List<String> header) {
    this.header = List.copyOf(header);
  }

  /**
   * Returns the names of the columns.
   *
   * @return an immutable list
   */
  public List<String> header() {
    return header;
  }

  /**
   * Returns the number of rows.
   *
   * @return at least 0
   */
  public int rowCount() {
    return rows.size();
  }

  void add(double... row) {
    Require.length("row", row.length, header.size());
    rows.add(row);
  }

  /**
   * Returns a column.
   *
   * @param name its name
   * @return a new array
   */
  public double[] column(String name) {
    int index = header.indexOf(name);
    Require.that(index >= 0, "column", "must be one of " + header, name);
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  /**
   * Selects the rows that have a value in a column.
   *
   * @param name the column's name
   * @param value the value
   * @return a table of these rows
   */
  public Recording where(String name, double value) {
    int index = header.indexOf(name);
    Recording selected = new Recording(header);
    rows.stream().filter(row -> row[index] == value).forEach(selected.rows::add);
    return selected;
  }

  /**
   * Writes all rows; whole numbers without a decimal point, non-finite values as empty fields.
   *
   * @param printer receives one record per row
   * @throws IOException if writing fails
   */
  public void writeRows(CSVPrinter printer) throws IOException {
    for (double[] row : rows) {
      for (double value : row) {
        printer.print(Double.isFinite(value) ? text(value) : "");
      }
      printer.println();
    }
  }

  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
