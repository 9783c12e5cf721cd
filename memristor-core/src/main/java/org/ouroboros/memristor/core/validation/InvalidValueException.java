package org.ouroboros.memristor.core.validation;

import java.io.Serial;

/**
 * Thrown if an external value violates a constraint. The message is one line: name, constraint,
 * value.
 */
public final class InvalidValueException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param name the value's name as the caller knows it, for example {@code seconds[3]}
   * @param rule the constraint, for example {@code must be at least 0}
   * @param value the offending value
   */
  public InvalidValueException(String name, String rule, Object value) {
    super(name + " " + rule + ", but was " + value);
  }
}
