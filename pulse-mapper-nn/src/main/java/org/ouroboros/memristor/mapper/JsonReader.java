package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * Typed access to the fields of a JSON object. Missing or ill-typed fields are rejected with a
 * message that names their location.
 *
 * @param location the file and the path of this object, for messages
 */
record JsonReader(String location, JsonNode node) {
  private static final int MAX_SHOWN_LENGTH = 40;

  JsonReader {
    require(location, node, JsonNode::isObject, "must be an object");
  }

  JsonReader object(String field) {
    return new JsonReader(location + "." + field, node.path(field));
  }

  /** An optional object. */
  Optional<JsonReader> optionalObject(String field) {
    return node.has(field) ? Optional.of(object(field)) : Optional.empty();
  }

  List<JsonReader> objects(String field) {
    List<JsonReader> objects = new ArrayList<>();
    for (JsonNode entry : array(field)) {
      objects.add(new JsonReader(location + "." + field + "[" + objects.size() + "]", entry));
    }
    return objects;
  }

  String text(String field) {
    return value(field, JsonNode::isTextual, "must be a text").textValue();
  }

  double number(String field) {
    return number(location + "." + field, node.path(field));
  }

  /** An optional number. */
  OptionalDouble optionalNumber(String field) {
    return node.has(field) ? OptionalDouble.of(number(field)) : OptionalDouble.empty();
  }

  boolean bool(String field) {
    return value(field, JsonNode::isBoolean, "must be true or false").booleanValue();
  }

  int integer(String field) {
    return value(
            field,
            value -> value.isIntegralNumber() && value.canConvertToInt(),
            "must be a whole number of 32 bits")
        .intValue();
  }

  long longInteger(String field) {
    return value(
            field,
            value -> value.isIntegralNumber() && value.canConvertToLong(),
            "must be a whole number of 64 bits")
        .longValue();
  }

  private JsonNode value(String field, Predicate<JsonNode> valid, String rule) {
    return require(location + "." + field, node.path(field), valid, rule);
  }

  private static JsonNode require(
      String where, JsonNode value, Predicate<JsonNode> valid, String rule) {
    if (!valid.test(value)) {
      throw invalid(where, rule, value);
    }
    return value;
  }

  /** An enum constant by its name. */
  <E extends Enum<E>> E enumConstant(String field, Class<E> kind) {
    String name = text(field);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    List<E> names = List.of(kind.getEnumConstants());
    throw new InvalidValueException(
        location + "." + field, "must be one of " + names, "'" + name + "'");
  }

  /** A list of matrices, each an array of rows. */
  List<double[][]> matrices(String field) {
    List<double[][]> matrices = new ArrayList<>();
    for (JsonNode matrix : array(field)) {
      matrices.add(matrix(location + "." + field + "[" + matrices.size() + "]", matrix));
    }
    return matrices;
  }

  double[][] matrix(String field) {
    return matrix(location + "." + field, node.path(field));
  }

  double[] numbers(String field) {
    return numbers(location + "." + field, node.path(field));
  }

  private static double[][] matrix(String where, JsonNode matrix) {
    double[][] rows = new double[array(where, matrix).size()][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = numbers(where + "[" + r + "]", matrix.get(r));
    }
    return rows;
  }

  private static double[] numbers(String where, JsonNode row) {
    double[] numbers = new double[array(where, row).size()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = number(where + "[" + c + "]", row.get(c));
    }
    return numbers;
  }

  static void write(double[][] matrix, ArrayNode node) {
    for (double[] row : matrix) {
      write(row, node.addArray());
    }
  }

  static void write(double[] values, ArrayNode node) {
    for (double value : values) {
      node.add(value);
    }
  }

  private JsonNode array(String field) {
    return array(location + "." + field, node.path(field));
  }

  private static JsonNode array(String where, JsonNode value) {
    return require(where, value, JsonNode::isArray, "must be an array");
  }

  private static double number(String where, JsonNode value) {
    return require(where, value, JsonNode::isNumber, "must be a number").doubleValue();
  }

  private static InvalidValueException invalid(String where, String rule, JsonNode value) {
    String text = value.isMissingNode() ? "missing" : value.toString();
    boolean tooLong = text.length() > MAX_SHOWN_LENGTH;
    return new InvalidValueException(
        where, rule, tooLong ? text.substring(0, MAX_SHOWN_LENGTH) + "..." : text);
  }
}
