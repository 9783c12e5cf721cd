package org.ouroboros.memristor.models.characterization;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.validation.Require;

/** Table of numbers with named columns: the result of a characterisation. */
public final class Recording {
  private final List<String> header;
  private final List<double[]> rows = new ArrayList<>();

  Recording(List<String> header) {
    this.header = List.copyOf(header);
  }

  /** {@return the names of the columns, with their units; immutable} */
  public List<String> header() {
    return header;
  }

  /** {@return the number of rows} */
  public int rowCount() {
    return rows.size();
  }

  /** {@return a copy of a row, counted from 0} */
  public double[] row(int index) {
    return rows.get(index).clone();
  }

  void add(double... row) {
    Require.length("row", row.length, header.size());
    rows.add(row);
  }

  /** {@return a column, by its name, in a new array} */
  public double[] column(String name) {
    int index = index(name);
    return rows.stream().mapToDouble(row -> row[index]).toArray();
  }

  /** {@return a table of the rows that have a value in a column} */
  public Recording where(String name, double value) {
    int index = index(name);
    Recording selected = new Recording(header);
    rows.stream().filter(row -> row[index] == value).forEach(selected.rows::add);
    return selected;
  }

  private int index(String name) {
    int index = header.indexOf(name);
    Require.that(index >= 0, "column", "must be one of " + header, name);
    return index;
  }
}
