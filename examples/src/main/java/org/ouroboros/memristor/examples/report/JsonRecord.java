package org.ouroboros.memristor.examples.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.ouroboros.memristor.core.io.WholeFile;

/**
 * Records as JSON. Each begins with {@code "schema"} and {@code "version"}; keys stand in the order
 * in which they were put, doubles as the shortest text that reads back to the same bits, lines end
 * with a line feed on every system.
 */
public final class JsonRecord {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonRecord() {}

  /**
   * Starts a record.
   *
   * @param schema its kind, for example {@code ouroboros/demo-report}
   * @param version the schema's version
   * @return the record, to be filled
   */
  public static ObjectNode of(String schema, int version) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema).put("version", version);
  }

  /**
   * Writes a file.
   *
   * @param file its place; whole or as before
   * @param record the record
   */
  public static void write(Path file, ObjectNode record) {
    WholeFile.writeText(file, out -> out.write(text(record)));
  }

  /**
   * The record as text.
   *
   * @param record the record
   * @return indented JSON with a line feed at its end
   */
  public static String text(ObjectNode record) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(record) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
