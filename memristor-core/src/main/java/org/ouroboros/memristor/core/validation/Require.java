package org.ouroboros.memristor.core.validation;

/**
 * Checks of external values. Comparisons are written so that NaN fails; scalar checks return the
 * checked value.
 */
public final class Require {

  private Require() {}

  /**
   * Checks a condition.
   *
   * @param condition the condition
   * @param name the value's name
   * @param rule the constraint in words, starting with a verb
   * @param value the value, shown in the message
   * @throws InvalidValueException if the condition is false
   */
  public static void that(boolean condition, String name, String rule, Object value) {
    if (!condition) {
      throw new InvalidValueException(name, rule, value);
    }
  }

  /**
   * Checks that a value is neither NaN nor infinite.
   *
   * @param name the value's name
   * @param value the value
   * @return the value
   * @throws InvalidValueException if it is not finite
   */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidValueException(name, "must be finite", value);
    }
    return value;
  }

  /**
   * Checks that a value is finite and greater than zero.
   *
   * @param name the value's name
   * @param value the value
   * @return the value
   * @throws InvalidValueException if it is not
   */
  public static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(name, "must be finite and greater than 0", value);
    }
    return value;
  }

  /**
   * Checks that a value is finite and not negative.
   *
   * @param name the value's name
   * @param value the value
   * @return the value
   * @throws InvalidValueException if it is not
   */
  public static double nonNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(name, "must be finite and at least 0", value);
    }
    return value;
  }

  /**
   * Checks that a value lies in a closed interval.
   *
   * @param name the value's name
   * @param value the value
   * @param lower the smallest value allowed
   * @param upper the greatest value allowed
   * @return the value
   * @throws InvalidValueException if it lies outside or is NaN
   */
  public static double inRange(String name, double value, double lower, double upper) {
    if (!(value >= lower && value <= upper)) {
      throw new InvalidValueException(name, "must lie in [" + lower + ", " + upper + "]", value);
    }
    return value;
  }

  /**
   * Checks that an integer is not below a lower limit.
   *
   * @param name the value's name
   * @param value the value
   * @param lower the smallest value allowed
   * @return the value
   * @throws InvalidValueException if it is smaller
   */
  public static int atLeast(String name, int value, int lower) {
    if (value < lower) {
      throw new InvalidValueException(name, "must be at least " + lower, value);
    }
    return value;
  }

  /**
   * Checks the length of an array.
   *
   * @param name the array's name
   * @param length its length
   * @param expected the length it must have
   * @throws InvalidValueException if they differ
   */
  public static void length(String name, int length, int expected) {
    if (length != expected) {
      throw new InvalidValueException(name, "must have length " + expected, length);
    }
  }

  /**
   * Checks the minimum length of an array.
   *
   * @param name the array's name
   * @param length its length
   * @param minLength the smallest length allowed
   * @throws InvalidValueException if it is shorter
   */
  public static void minLength(String name, int length, int minLength) {
    if (length < minLength) {
      throw new InvalidValueException(name, "must hold at least " + minLength + " values", length);
    }
  }

  /**
   * Checks that a size does not exceed the maximum heap size.
   *
   * @param name what is to be allocated
   * @param bytes its size
   * @throws InvalidValueException if it does not fit
   */
  public static void fitsInMemory(String name, double bytes) {
    long maxBytes = Runtime.getRuntime().maxMemory();
    if (!(bytes <= maxBytes)) {
      String rule = "must fit into the maximum heap of " + (maxBytes >> 20) + " MiB (-Xmx)";
      throw new InvalidValueException(name, rule, Math.round(bytes / (1 << 20)) + " MiB");
    }
  }

  /**
   * Checks that a matrix is rectangular, non-empty and finite, and copies it.
   *
   * @param name the matrix's name
   * @param rows its rows
   * @return a copy
   * @throws InvalidValueException if it is empty, ragged, or has a value that is not finite
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
