package org.ouroboros.memristor.examples.output;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.validation.Require;

/** A table of text; the first column is left-aligned, the others are right-aligned. */
public final class TextTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /** Creates a table with the given names of columns. */
  public TextTable(List<String> header) {
    this.header = List.copyOf(header);
  }

  /** Adds a row, one text for each column. */
  public void add(List<String> cells) {
    Require.length("cells", cells.size(), header.size());
    rows.add(List.copyOf(cells));
  }

  /** {@return the names of the columns} */
  public List<String> header() {
    return header;
  }

  /** {@return a copy of the rows} */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** {@return lines of equal width for a terminal, each ending with a line feed} */
  public String text() {
    int[] widths = new int[header.size()];
    widen(widths, header);
    rows.forEach(row -> widen(widths, row));
    StringBuilder text = new StringBuilder();
    line(text, widths, header);
    for (int c = 0; c < widths.length; c++) {
      text.append(c == 0 ? "" : "  ").append("-".repeat(widths[c]));
    }
    text.append('\n');
    rows.forEach(row -> line(text, widths, row));
    return text.toString();
  }

  private static void widen(int[] widths, List<String> row) {
    for (int c = 0; c < widths.length; c++) {
      widths[c] = Math.max(widths[c], row.get(c).length());
    }
  }

  private static void line(StringBuilder text, int[] widths, List<String> row) {
    for (int c = 0; c < widths.length; c++) {
      String padding = " ".repeat(widths[c] - row.get(c).length());
      text.append(c == 0 ? "" : "  ");
      text.append(c == 0 ? row.get(c) + padding : padding + row.get(c));
    }
    text.append('\n');
  }
}
