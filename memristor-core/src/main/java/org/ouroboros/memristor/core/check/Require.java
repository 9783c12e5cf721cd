package org.ouroboros.memristor.core.check;

/**
 * Checks of values from outside. Comparisons are written so that NaN fails; each method returns the
 * value it has checked, so that it can stand in an assignment.
 */
public final class Require {

  private Require() {}

  /**
   * Fails unless a condition holds.
   *
   * @param condition the condition
   * @param name the value's name
   * @param rule the rule in words, beginning with a verb
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
   * Checks that a value lies in a closed range.
   *
   * @param name the value's name
   * @param value the value
   * @param lower the smallest value allowed
   * @param upper the greatest value allowed
   * @return the value
   * @throws InvalidValueException if it lies outside or is NaN
   */
  public static double within(String name, double value, double lower, double upper) {
    if (!(value >= lower && value <= upper)) {
      throw new InvalidValueException(name, "must lie in [" + lower + ", " + upper + "]", value);
    }
    return value;
  }

  /**
   * Checks that a whole number is not below a limit.
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
   * Checks an array's length.
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
   * Checks the capacity of an output array.
   *
   * @param name the array's name
   * @param length its length
   * @param needed the least length it must have
   * @throws InvalidValueException if it is shorter
   */
  public static void capacity(String name, int length, int needed) {
    if (length < needed) {
      throw new InvalidValueException(name, "must have room for " + needed + " values", length);
    }
  }

  /**
   * Checks that something will fit into the memory that the Java machine may use at most.
   *
   * @param name what shall be held
   * @param bytes how much it needs
   * @throws InvalidValueException if that is more
   */
  public static void memory(String name, double bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if (!(bytes <= most)) {
      String rule = "must need at most the " + (most >> 20) + " MiB of memory there are (-Xmx)";
      throw new InvalidValueException(name, rule, Math.round(bytes / (1 << 20)) + " MiB");
    }
  }

  /**
   * Checks that a matrix is rectangular, not empty and finite, and copies it.
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
      // Names are made for what is refused alone: they would lie in between the copies.
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
