package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.check.InvalidValueException;

/**
 * A JSON object whose fields are asked for by name and kind; whatever is missing or of another kind
 * is refused with the place where it was looked for.
 *
 * @param place the file and the way to this object, for messages
 * @param node the object
 */
record JsonRecord(String place, JsonNode node) {

  private static final int SHOWN = 40;

  JsonRecord {
    if (!node.isObject()) {
      throw wrong(place, "must be an object", node);
    }
  }

  JsonRecord object(String field) {
    return new JsonRecord(place + "." + field, node.path(field));
  }

  List<JsonRecord> objects(String field) {
    List<JsonRecord> objects = new ArrayList<>();
    for (JsonNode entry : array(field)) {
      objects.add(new JsonRecord(place + "." + field + "[" + objects.size() + "]", entry));
    }
    return objects;
  }

  String text(String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw wrong(place + "." + field, "must be a text", value);
    }
    return value.textValue();
  }

  double number(String field) {
    return number(place + "." + field, node.path(field));
  }

  int integer(String field) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(place + "." + field, "must be a whole number of 32 bits", value);
    }
    return value.intValue();
  }

  long longInteger(String field) {
    JsonNode value = node.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(place + "." + field, "must be a whole number of 64 bits", value);
    }
    return value.longValue();
  }

  /** One of the names of an enum. */
  <E extends Enum<E>> E choice(String field, Class<E> kind) {
    String name = text(field);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    List<E> names = List.of(kind.getEnumConstants());
    throw new InvalidValueException(
        place + "." + field, "must be one of " + names, "'" + name + "'");
  }

  /** Matrices one after the other, each an array of rows. */
  List<double[][]> matrices(String field) {
    List<double[][]> matrices = new ArrayList<>();
    for (JsonNode matrix : array(field)) {
      String where = place + "." + field + "[" + matrices.size() + "]";
      double[][] rows = new double[array(where, matrix).size()][];
      for (int r = 0; r < rows.length; r++) {
        String row = where + "[" + r + "]";
        rows[r] = new double[array(row, matrix.get(r)).size()];
        for (int c = 0; c < rows[r].length; c++) {
          rows[r][c] = number(row + "[" + c + "]", matrix.get(r).get(c));
        }
      }
      matrices.add(rows);
    }
    return matrices;
  }

  private JsonNode array(String field) {
    return array(place + "." + field, node.path(field));
  }

  private static JsonNode array(String where, JsonNode value) {
    if (!value.isArray()) {
      throw wrong(where, "must be an array", value);
    }
    return value;
  }

  private static double number(String where, JsonNode value) {
    if (!value.isNumber()) {
      throw wrong(where, "must be a number", value);
    }
    return value.doubleValue();
  }

  private static InvalidValueException wrong(String where, String rule, JsonNode value) {
    String text = value.isMissingNode() ? "missing" : value.toString();
    boolean tooLong = text.length() > SHOWN;
    return new InvalidValueException(
        where, rule, tooLong ? text.substring(0, SHOWN) + "..." : text);
  }
}
