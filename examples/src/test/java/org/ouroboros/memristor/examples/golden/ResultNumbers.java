package org.ouroboros.memristor.examples.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The numbers in a command's results, in the order in which they stand there, without anything that
 * is called by a name: files, keys, columns, strategies. So all of these may be renamed, as long as
 * the numbers stay in their places.
 */
final class ResultNumbers {

  /** What made a record, and the number of its schema's version: no results. */
  private static final Set<String> NO_RESULTS = Set.of("provenance", "version");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*([eE][-+]?\\d+)?|NaN|Infinity)");

  private ResultNumbers() {}

  /** All JSON and CSV files of a folder, whatever they are called. */
  static void addFolder(Path folder, Bits bits) {
    List<String> digests;
    try (Stream<Path> files = Files.list(folder)) {
      digests =
          files
              .filter(file -> file.toString().endsWith(".json") || file.toString().endsWith(".csv"))
              .map(ResultNumbers::digest)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    digests.forEach(bits::addDigest);
  }

  private static String digest(Path file) {
    Bits bits = new Bits();
    try {
      if (file.toString().endsWith(".json")) {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
          if (!NO_RESULTS.contains(entry.getKey())) {
            add(entry.getValue(), bits);
          }
        }
      } else {
        addCsv(Files.readString(file), bits);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bits.hex();
  }

  private static void add(JsonNode node, Bits bits) {
    if (node.isNumber()) {
      bits.add(node.asDouble());
    } else if (node.isNull()) {
      bits.add(Double.NaN);
    } else {
      node.forEach(child -> add(child, bits));
    }
  }

  /** A table as text. */
  static void addCsv(String text, Bits bits) {
    try (Reader reader = new StringReader(text);
        CSVParser records = CSVFormat.DEFAULT.parse(reader)) {
      for (CSVRecord record : records) {
        for (String value : record) {
          if (NUMBER.matcher(value).matches()) {
            bits.add(Double.parseDouble(value));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
