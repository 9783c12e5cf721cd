package org.ouroboros.memristor.crossbar.wires.internal;

/** Segment and end conductances of all rows, or of all columns. Arrays are not copied. */
public final class Ladder {
  private final double ohms;
  private final double firstOhms;
  private final double lastOhms;
  private final double[] firstSiemens;
  private final double[] lastSiemens;
  private final boolean[] tied;

  /**
   * Makes the ladder of a set of lines.
   *
   * @param ohms resistance of a segment [ohm]
   * @param firstOhms resistance at the first end of a line [ohm]; infinite if not connected
   * @param lastOhms resistance at the last end of a line [ohm]; infinite if not connected
   * @param floating the lines that are not driven
   */
  public Ladder(double ohms, double firstOhms, double lastOhms, boolean[] floating) {
    this.ohms = ohms;
    this.firstOhms = firstOhms;
    this.lastOhms = lastOhms;
    firstSiemens = new double[floating.length];
    lastSiemens = new double[floating.length];
    tied = new boolean[floating.length];
    for (int i = 0; i < floating.length; i++) {
      if (!floating[i]) {
        tied[i] = ohms == 0 && (firstOhms == 0 || lastOhms == 0);
        firstSiemens[i] = tied[i] ? 0 : 1 / (firstOhms + ohms);
        lastSiemens[i] = tied[i] ? 0 : 1 / (lastOhms + ohms);
      }
    }
  }

  /** Resistance of a segment [ohm]. */
  double ohms() {
    return ohms;
  }

  /** Resistance at the first end of a line [ohm]; infinite if it is not connected. */
  double firstOhms() {
    return firstOhms;
  }

  /** Resistance at the last end of a line [ohm]; infinite if it is not connected. */
  double lastOhms() {
    return lastOhms;
  }

  /** Per line, conductance from its first node to its source [S]; 0 if there is none. */
  double[] firstSiemens() {
    return firstSiemens;
  }

  /** Per line, conductance from its last node to its source [S]; 0 if there is none. */
  double[] lastSiemens() {
    return lastSiemens;
  }

  /** Resistance of the last node to ground [ohm]; 0 where its voltage is fixed. */
  double groundOhms(int line, double siemens) {
    return tied[line] || siemens == 0 ? 0 : 1 / siemens;
  }

  /** Current from the line into its source, by the end nodes' deviations from its voltage [A]. */
  public double endAmperes(int line, double firstVolts, double lastVolts) {
    return firstSiemens[line] * firstVolts + lastSiemens[line] * lastVolts;
  }

  /**
   * Whether a line's ends conduct less than its cells. The rounding error of a line current scales
   * with the conductances it is computed from, so the smaller are used (0 for a floating line).
   */
  public boolean endsConductLess(int line, double cellSiemens) {
    return !tied[line] && firstSiemens[line] + lastSiemens[line] < cellSiemens;
  }
}
