package org.ouroboros.memristor.examples.output;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/** Matrix files: .npy (float64, C order) or, by the file name extension, .csv without a header. */
public final class MatrixFile {
  private MatrixFile() {}

  /**
   * Reads a matrix.
   *
   * @param name name of the file in error messages
   * @param file the file
   * @return its rows, at least one, all of one length
   * @throws InvalidValueException if it is not a matrix
   */
  public static double[][] read(String name, Path file) {
    double[][] rows = isCsv(file) ? readCsv(name, file) : NpyArray.read(name, file).rows(name);
    Require.that(
        rows.length > 0 && rows[0].length > 0, name, "must have rows and columns", "empty");
    return rows;
  }

  private static boolean isCsv(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private static double[][] readCsv(String name, Path file) {
    String text =
        DataFile.read(name, file, in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    List<double[]> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        double[] row = row(name + " line " + (i + 1), lines.get(i));
        int width = rows.isEmpty() ? row.length : rows.get(0).length;
        Require.length(name + " line " + (i + 1), row.length, width);
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static double[] row(String position, String line) {
    String[] fields = line.split(",", -1);
    double[] row = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      try {
        row[i] = Double.parseDouble(fields[i].strip());
      } catch (NumberFormatException e) {
        throw new InvalidValueException(
            position + " field " + (i + 1), "must be a number", "'" + fields[i].strip() + "'");
      }
    }
    return row;
  }

  /** Writes a matrix of at least one row to a file, atomically. */
  public static void write(Path file, double[][] rows) {
    if (!isCsv(file)) {
      NpyArray.of(rows).write(file);
      return;
    }
    StringBuilder text = new StringBuilder();
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        text.append(c == 0 ? "" : ",").append(row[c]);
      }
      text.append('\n');
    }
    DataFile.writeText(file, out -> out.write(text.toString()));
  }
}
