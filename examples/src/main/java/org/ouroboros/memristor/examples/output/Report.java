package org.ouroboros.memristor.examples.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.mapper.Population;

/**
 * A report: a text for the terminal, and a folder with an HTML page, a JSON file, CSV files and
 * plots. Parts appear in the order in which they are added, by methods that return this. It
 * contains no times, thread counts or paths: equal results give equal bytes.
 */
public final class Report {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String jsonFile;
  private final ObjectNode json;
  private final HtmlPage page;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, Consumer<Path>> dataFiles = new LinkedHashMap<>();
  private final Map<String, Consumer<Path>> plots = new LinkedHashMap<>();
  private String pendingHeading = "";

  /**
   * Creates a report without content.
   *
   * @param title title of the page
   * @param jsonFile name of the JSON file
   * @param schema schema of the JSON document, for example {@code ouroboros/demo-report}; its
   *     version is 1
   * @param seed the seed of the run
   */
  public Report(String title, String jsonFile, String schema, long seed) {
    this.jsonFile = jsonFile;
    page = new HtmlPage(title);
    json = JsonNodeFactory.instance.objectNode().put("schema", schema).put("version", 1);
    json.set("provenance", ReportFormat.provenance(seed));
  }

  /** {@return the JSON document, to which entries can be added; it has schema and provenance} */
  public ObjectNode json() {
    return json;
  }

  /** Adds the name of the protocol and the devices to the settings and to JSON. */
  public Report population(String protocol, Population population) {
    json.put("protocol", protocol).put("deviceModel", population.model().name());
    json.put("variation", population.variation().name()).put("pulses", "rectangular");
    json.put("devices", population.count());
    return setting("device", population.model().name())
        .setting("variation", population.variation().name())
        .setting("devices", population.count())
        .setting("seed", json.get("provenance").get("seed"));
  }

  /** Adds name and value of a setting to the page. */
  public Report setting(String name, Object value) {
    settings.put(name, value.toString());
    return this;
  }

  /** Adds a heading to the page; it is left out if nothing follows before the next heading. */
  public Report heading(String heading) {
    pendingHeading = heading;
    return this;
  }

  /** Adds a table, unless it has no rows. */
  public Report table(TextTable table) {
    if (!table.rows().isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(table.text());
      writeHeading();
      page.table(table);
    }
    return this;
  }

  /** Adds a sentence about the tables before it. */
  public Report legend(String legend) {
    text.append(legend).append('\n');
    return paragraph(legend);
  }

  /** Adds a paragraph to the page. */
  public Report paragraph(String paragraph) {
    writeHeading();
    page.paragraph(paragraph);
    return this;
  }

  /** Adds a CSV file: its name, columns and rows. */
  public <T> Report csv(String file, Columns<T> columns, Iterable<T> rows) {
    dataFiles.put(file, path -> columns.write(path, rows));
    return this;
  }

  /**
   * Adds a plot as a PNG file with a caption, unless plots are not {@linkplain Plots#available
   * possible}.
   */
  public Report plot(String file, String caption, Consumer<Path> draw) {
    if (Plots.available()) {
      writeHeading();
      page.image(file, caption);
      plots.put(file, draw);
    }
    return this;
  }

  private void writeHeading() {
    if (!pendingHeading.isEmpty()) {
      page.heading(pendingHeading);
      pendingHeading = "";
    }
  }

  /** {@return the tables and sentences, for a terminal} */
  public String text() {
    return text.toString();
  }

  /** Writes all files into a folder, created if missing; the page is {@code index.html}. */
  public void write(Path folder) {
    List<String> links = new ArrayList<>(List.of(jsonFile));
    links.addAll(dataFiles.keySet());
    heading("Settings");
    if (!settings.isEmpty()) {
      writeHeading();
      page.values(settings);
    }
    page.heading("Data");
    page.links(links);
    writeJson(folder.resolve(jsonFile));
    dataFiles.forEach((file, content) -> content.accept(folder.resolve(file)));
    DataFile.writeText(folder.resolve("index.html"), out -> out.write(page.html()));
    plots.forEach((file, draw) -> draw.accept(folder.resolve(file)));
  }

  /**
   * Writes the JSON document only: indented, keys in the order in which they were added, doubles as
   * the shortest text that parses to the same bits.
   *
   * @param file the file, replaced atomically
   */
  public void writeJson(Path file) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    DataFile.write(
        file,
        out -> out.write((MAPPER.writer(printer).writeValueAsString(json) + "\n").getBytes(UTF_8)));
  }
}
