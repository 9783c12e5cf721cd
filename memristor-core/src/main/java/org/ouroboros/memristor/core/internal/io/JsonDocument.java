package org.ouroboros.memristor.core.internal.io;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.ouroboros.memristor.core.io.DataFile;

/**
 * JSON documents that begin with {@code "schema"} and {@code "version"}. Keys are written in
 * insertion order, doubles as the shortest text that parses to the same bits, and lines end with a
 * line feed on every system.
 */
public final class JsonDocument {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonDocument() {}

  /** {@return a document of a schema such as {@code ouroboros/demo-report}, and its version} */
  public static ObjectNode of(String schema, int version) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema).put("version", version);
  }

  /** Writes a document to a file, atomically. */
  public static void write(Path file, ObjectNode document) {
    DataFile.writeText(file, out -> out.write(text(document)));
  }

  /** {@return a document as indented JSON that ends with a line feed} */
  public static String text(ObjectNode document) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
