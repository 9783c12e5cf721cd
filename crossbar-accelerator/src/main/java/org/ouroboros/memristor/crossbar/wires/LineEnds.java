package org.ouroboros.memristor.crossbar.wires;

import org.ouroboros.memristor.core.validation.Require;

/**
 * Terminations of a line. Between a connected end and its source (or virtual ground) are one
 * segment of the line and the resistance given here, of a driver or a sense amplifier.
 *
 * @param firstOhms at the end next to index 0 (a row's left, a column's top) [ohm], at least 0; or
 *     {@link #OPEN}
 * @param lastOhms at the other end [ohm], at least 0; or {@link #OPEN}
 */
public record LineEnds(double firstOhms, double lastOhms) {

  /** The resistance of an end that is not connected. */
  public static final double OPEN = Double.POSITIVE_INFINITY;

  /** Connected at index 0, without driver resistance. */
  public static final LineEnds FIRST = new LineEnds(0, OPEN);

  /** Connected at the last index, without driver resistance. */
  public static final LineEnds LAST = new LineEnds(OPEN, 0);

  /** Connected at both ends, without driver resistance. */
  public static final LineEnds BOTH = new LineEnds(0, 0);

  public LineEnds {
    Require.that(firstOhms >= 0, "firstOhms", "must be at least 0", firstOhms);
    Require.that(lastOhms >= 0, "lastOhms", "must be at least 0", lastOhms);
    Require.that(
        firstOhms < OPEN || lastOhms < OPEN, "lastOhms", "must be finite at one end", lastOhms);
  }

  /**
   * {@return these terminations with another resistance at the connected ends}
   *
   * @param ohms resistance of a driver or a sense amplifier [ohm], finite and at least 0
   */
  public LineEnds withOhms(double ohms) {
    Require.nonNegative("ohms", ohms);
    return new LineEnds(firstOhms < OPEN ? ohms : OPEN, lastOhms < OPEN ? ohms : OPEN);
  }

  /** Whether a line of zero segment resistance is at the voltage of its source. */
  boolean isTied() {
    return firstOhms == 0 || lastOhms == 0;
  }
}
