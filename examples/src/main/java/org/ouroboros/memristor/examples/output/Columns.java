package org.ouroboros.memristor.examples.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;

/**
 * The columns of a table, a CSV file and a JSON array with one row for each object; methods that
 * add some return this. A column has a title in the table, a name in the CSV file and a key in
 * JSON; it is left out of those for which its name is empty. A JSON key {@code a/b} is the key b of
 * an object a.
 *
 * <p>Values are numbers, booleans, texts, JSON nodes, {@link Proportion} (in CSV three columns:
 * value and 95 % Wilson interval), {@link SummaryStatistics} (in CSV four columns), or {@link
 * Optional}; an empty one is an empty field in CSV and is left out of JSON.
 *
 * @param <T> type of the objects
 */
public final class Columns<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Column<T>(
      String title,
      List<String> csv,
      String json,
      Function<T, ?> value,
      Function<T, String> text) {}

  private final List<Column<T>> columns = new ArrayList<>();

  /** Adds a column of the table: its title and the text of an object. */
  public Columns<T> text(String title, Function<T, String> text) {
    return add(title, "", "", text, text);
  }

  /** Adds a column of the files: its name in CSV, its key in JSON and the value of an object. */
  public Columns<T> data(String csv, String json, Function<T, ?> value) {
    return add("", csv, json, value, row -> "", "");
  }

  /** Adds a column whose value the table shows as it is. */
  public Columns<T> value(String title, String csv, String json, Function<T, ?> value) {
    return add(title, csv, json, value, row -> String.valueOf(value.apply(row)), "");
  }

  /**
   * Adds a column of numbers, which the table shows with three significant digits.
   *
   * @param title title in the table, with the unit
   * @param csv name in CSV
   * @param json key in JSON
   * @param unit factor to the unit of the table
   * @param value the number of an object
   */
  public Columns<T> number(
      String title, String csv, String json, double unit, Function<T, Double> value) {
    return add(
        title, csv, json, value, row -> ReportFormat.significant(unit * value.apply(row), 3), "");
  }

  /** Adds a column of proportions, which the table shows in percent with their intervals. */
  public Columns<T> proportion(
      String title, String csv, String json, Function<T, Proportion> value) {
    Function<T, String> text = row -> ReportFormat.interval(value.apply(row));
    return add(title, csv, json, value, text, "", "_wilson95_lower", "_wilson95_upper");
  }

  /**
   * Adds a column of statistics, of which the table shows mean, median and 95th percentile.
   *
   * @param title title in the table, with the unit
   * @param csv prefix of the names in CSV
   * @param json key in JSON
   * @param unit factor to the unit of the table
   * @param value the statistics of an object
   */
  public Columns<T> statistics(
      String title, String csv, String json, double unit, Function<T, SummaryStatistics> value) {
    Function<T, String> text = row -> ReportFormat.statistics(value.apply(row), unit);
    return add(title, csv, json, value, text, "_mean", "_median", "_percentile95", "_total");
  }

  /**
   * Adds a column of the table for each of {@link ReportFormat#TOLERANCES}; its title is the
   * tolerance and a suffix.
   */
  public Columns<T> hitRates(
      String suffix, RelativeDifference form, Function<T, Accuracy> accuracy) {
    for (double tolerance : ReportFormat.TOLERANCES) {
      text(
          ReportFormat.percent(tolerance) + suffix,
          row -> ReportFormat.percent(accuracy.apply(row).withinTolerance(form, tolerance)));
    }
    return this;
  }

  /**
   * Adds the expected calibration error to the table, and the {@linkplain ReportFormat#calibration
   * entries of a calibration} to JSON; the calibrations must be known.
   */
  public Columns<T> calibration(Function<T, Calibration> calibration) {
    text(
        "expected calibration error [points]",
        row -> ReportFormat.fixed(100 * calibration.apply(row).expectedCalibrationError(), 2));
    for (String key : List.of("binning", "expectedError", "bins")) {
      data("", key, row -> ReportFormat.calibration(calibration.apply(row)).get(key));
    }
    return this;
  }

  private Columns<T> add(
      String title,
      String csv,
      String json,
      Function<T, ?> value,
      Function<T, String> text,
      String... suffixes) {
    List<String> names =
        csv.isEmpty() ? List.of() : Arrays.stream(suffixes).map(csv::concat).toList();
    columns.add(new Column<>(title, names, json, value, text));
    return this;
  }

  /** {@return the table with the given rows and the columns that have a title} */
  public TextTable table(Iterable<T> rows) {
    List<Column<T>> shown = columns.stream().filter(column -> !column.title().isEmpty()).toList();
    TextTable table = new TextTable(shown.stream().map(Column::title).toList());
    rows.forEach(row -> table.add(shown.stream().map(column -> column.text().apply(row)).toList()));
    return table;
  }

  /** Writes the CSV file with the given rows, atomically. */
  public void write(Path file, Iterable<T> rows) {
    DataFile.write(file, out -> print(new OutputStreamWriter(out, StandardCharsets.UTF_8), rows));
  }

  /** Prints the CSV file with the given rows. */
  public void print(Appendable out, Iterable<T> rows) {
    List<Column<T>> written = columns.stream().filter(column -> !column.csv().isEmpty()).toList();
    CsvTable.print(
        out,
        written.stream().flatMap(column -> column.csv().stream()).toList(),
        () ->
            StreamSupport.stream(rows.spliterator(), false)
                .<Iterable<?>>map(row -> fields(written, row))
                .iterator());
  }

  private static <T> List<Object> fields(List<Column<T>> columns, T row) {
    List<Object> fields = new ArrayList<>();
    columns.forEach(column -> fields.addAll(fields(column.value().apply(row))));
    return fields;
  }

  private static List<?> fields(Object value) {
    if (value instanceof Optional<?> optional) {
      return List.of(optional.isPresent() ? optional.get() : "");
    }
    if (value instanceof Proportion proportion) {
      return List.of(proportion.value(), proportion.lower(), proportion.upper());
    }
    return value instanceof SummaryStatistics statistics
        ? List.of(
            statistics.mean(), statistics.median(), statistics.percentile95(), statistics.total())
        : List.of(value);
  }

  /** {@return a new JSON array with an object for each row} */
  public ArrayNode json(Iterable<T> rows) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> nodes.add(json(row)));
    return nodes;
  }

  /** {@return a new JSON object of one row} */
  public ObjectNode json(T row) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Column<T> column : columns) {
      Object value = column.value().apply(row);
      if (column.json().isEmpty() || value.equals(Optional.empty())) {
        continue;
      }
      int slash = column.json().indexOf('/');
      ObjectNode node = slash < 0 ? root : root.withObject("/" + column.json().substring(0, slash));
      node.set(column.json().substring(slash + 1), node(value));
    }
    return root;
  }

  private static JsonNode node(Object value) {
    if (value instanceof Optional<?> optional) {
      return node(optional.orElseThrow());
    }
    if (value instanceof JsonNode node) {
      return node;
    }
    if (value instanceof Proportion proportion) {
      return ReportFormat.proportion(proportion);
    }
    return value instanceof SummaryStatistics statistics
        ? ReportFormat.statistics(statistics)
        : JSON.valueToTree(value);
  }
}
