package org.ouroboros.memristor.core.validation;

import java.util.List;

/**
 * Checks of external values. Every check takes the name of the value for the message and throws
 * {@link InvalidValueException} if the value does not pass, as NaN never does; checks of one number
 * return it.
 */
public final class Require {
  private Require() {}

  /**
   * Checks a condition.
   *
   * @param name the value's name
   * @param rule the constraint in words, starting with a verb
   * @param value the value, shown in the message
   */
  public static void that(boolean condition, String name, String rule, Object value) {
    if (!condition) {
      throw new InvalidValueException(name, rule, value);
    }
  }

  /** Checks that a value is neither NaN nor infinite; returns it. */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidValueException(name, "must be finite", value);
    }
    return value;
  }

  /** Checks that a value is finite and not 0; returns it. */
  public static double nonZero(String name, double value) {
    if (finite(name, value) == 0) {
      throw new InvalidValueException(name, "must not be 0", value);
    }
    return value;
  }

  /** Checks that a value is finite and greater than 0; returns it. */
  public static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(name, "must be finite and greater than 0", value);
    }
    return value;
  }

  /** Checks that values, with one name each, are finite and greater than 0. */
  public static void allPositive(List<String> names, double... values) {
    for (int i = 0; i < values.length; i++) {
      positive(names.get(i), values[i]);
    }
  }

  /** Checks that a value is finite and not negative; returns it. */
  public static double nonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(name, "must be finite and at least 0", value);
    }
    return value;
  }

  /** Checks that a value lies in the closed interval from {@code lower} to {@code upper}. */
  public static double inRange(String name, double value, double lower, double upper) {
    if (!(value >= lower && value <= upper)) {
      throw new InvalidValueException(name, "must lie in [" + lower + ", " + upper + "]", value);
    }
    return value;
  }

  /** Checks that a value is greater than another one, which the message names. */
  public static void greater(String name, double value, String limitName, double limit) {
    if (!(value > limit)) {
      throw new InvalidValueException(
          name, "must be greater than " + limitName + " " + limit, value);
    }
  }

  /** Checks that a value is less than another one, which the message names. */
  public static void less(String name, double value, String limitName, double limit) {
    if (!(value < limit)) {
      throw new InvalidValueException(name, "must be less than " + limitName + " " + limit, value);
    }
  }

  /** Checks that an integer is not below a lower limit; returns it. */
  public static int atLeast(String name, int value, int lower) {
    if (value < lower) {
      throw new InvalidValueException(name, "must be at least " + lower, value);
    }
    return value;
  }

  /** Checks that an index, for example of a cell, is at least 0 and less than a count. */
  public static int index(String name, int index, int count) {
    if (index < 0 || index >= count) {
      throw new InvalidValueException(name, "must lie in [0, " + (count - 1) + "]", index);
    }
    return index;
  }

  /** Checks the length of an array. */
  public static void length(String name, int length, int expected) {
    if (length != expected) {
      throw new InvalidValueException(name, "must have length " + expected, length);
    }
  }

  /** Checks the minimum length of an array. */
  public static void minLength(String name, int length, int minLength) {
    if (length < minLength) {
      throw new InvalidValueException(name, "must hold at least " + minLength + " values", length);
    }
  }

  /** Checks that something of a size in bytes fits into the maximum heap. */
  public static void fitsInMemory(String name, double bytes) {
    long maxBytes = Runtime.getRuntime().maxMemory();
    if (!(bytes <= maxBytes)) {
      String rule = "must fit into the maximum heap of " + (maxBytes >> 20) + " MiB (-Xmx)";
      throw new InvalidValueException(name, rule, Math.round(bytes / (1 << 20)) + " MiB");
    }
  }

  /**
   * Checks that a matrix is rectangular, not empty and finite.
   *
   * @return a copy
   */
  public static double[][] matrix(String name, double[][] rows) {
    that(rows.length > 0 && rows[0].length > 0, name, "must have rows and columns", "empty");
    double[][] copy = new double[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      // Names are built on failure only: allocations in between would scatter the row copies.
      if (rows[r].length != rows[0].length) {
        length(name + "[" + r + "]", rows[r].length, rows[0].length);
      }
      copy[r] = rows[r].clone();
      for (int c = 0; c < copy[r].length; c++) {
        if (!Double.isFinite(copy[r][c])) {
          finite(name + "[" + r + "][" + c + "]", copy[r][c]);
        }
      }
    }
    return copy;
  }
}
