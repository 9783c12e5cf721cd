package org.ouroboros.memristor.examples.output;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * CSV tables: one header row whose names contain the units, commas, line feeds, and numbers that
 * parse to the same bits.
 */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private CsvTable() {}

  /** Prints a table; each row has a field for each column of the header. */
  static void print(Appendable out, List<String> header, Iterable<? extends Iterable<?>> rows) {
    try {
      CSVPrinter printer = new CSVPrinter(out, FORMAT);
      printer.printRecord(header);
      for (Iterable<?> row : rows) {
        printer.printRecord(row);
      }
      if (out instanceof Writer) {
        printer.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Columns of numbers with their line numbers in the file. Immutable. */
  public static final class Numbers {
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> locations = new ArrayList<>();
    private final List<String> header;

    private Numbers(List<String> header) {
      this.header = header;
    }

    /** {@return the number of rows} */
    public int rows() {
      return rows.size();
    }

    /** {@return the number of a row and column, from 0, which may be NaN or infinite} */
    public double at(int row, int column) {
      return rows.get(row)[column];
    }

    /** {@return table, line and column of a field for messages} */
    public String field(int row, int column) {
      return locations.get(row) + " " + header.get(column);
    }
  }

  /**
   * {@return columns of numbers from a file}
   *
   * @param name name of the argument in messages, for example {@code --in}
   * @param file the file
   * @param header the required names of the columns, in that order
   * @throws InvalidValueException if the file does not exist, has other columns, a row with too few
   *     or too many fields, or a field that is not a number; the message contains the line
   */
  public static Numbers readNumbers(String name, Path file, List<String> header) {
    String text = DataFile.read(name, file, in -> decode(name, in.readAllBytes()));
    try (Reader reader = new StringReader(text);
        CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      return numbers(name, parser, header);
    } catch (IOException | UncheckedIOException e) {
      Throwable reported = e.getCause() instanceof CSVException cause ? cause : e;
      throw new InvalidValueException(
          name, "must be CSV", oneLine(String.valueOf(reported.getMessage())));
    }
  }

  private static Numbers numbers(String name, CSVParser parser, List<String> header) {
    Numbers numbers = new Numbers(header);
    boolean first = true;
    for (CSVRecord record : parser) {
      if (first) {
        List<String> found = record.stream().map(String::strip).toList();
        Require.that(found.equals(header), name, "must have the columns " + header, found);
        first = false;
      } else {
        String location = name + " line " + parser.getCurrentLineNumber();
        numbers.locations.add(location);
        numbers.rows.add(row(location, record, header));
      }
    }
    Require.that(!first, name, "must have the columns " + header, "an empty file");
    return numbers;
  }

  private static double[] row(String location, CSVRecord record, List<String> header) {
    Require.that(
        record.size() == header.size(),
        location,
        "must have " + header.size() + " fields",
        record.size());
    double[] row = new double[header.size()];
    for (int c = 0; c < row.length; c++) {
      try {
        row[c] = Double.parseDouble(record.get(c));
      } catch (NumberFormatException e) {
        throw new InvalidValueException(
            location + " " + header.get(c), "must be a number", "'" + oneLine(record.get(c)) + "'");
      }
    }
    return row;
  }

  private static String decode(String name, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidValueException(name, "must be text in UTF-8", "other bytes");
    }
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 77) + "...";
  }
}
