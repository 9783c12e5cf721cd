package org.ouroboros.memristor.core.check;

import java.io.Serial;

/**
 * A value from outside broke a rule. The message is one line: which value, which rule, what it was.
 */
public final class InvalidValueException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param name what the caller knows the value by, for example {@code seconds[3]}
   * @param rule what holds for it, for example {@code must be at least 0}
   * @param value the offending value
   */
  public InvalidValueException(String name, String rule, Object value) {
    super(name + " " + rule + ", but was " + value);
  }
}
