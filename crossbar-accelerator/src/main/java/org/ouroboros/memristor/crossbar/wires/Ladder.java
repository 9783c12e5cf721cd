package org.ouroboros.memristor.crossbar.wires;

/** Segment and end conductances of all rows, or of all columns. */
final class Ladder {

  private final double ohms;
  private final double[] firstSiemens;
  private final double[] lastSiemens;
  private final boolean[] tied;

  private Ladder(double ohms, double[] firstSiemens, double[] lastSiemens, boolean[] tied) {
    this.ohms = ohms;
    this.firstSiemens = firstSiemens;
    this.lastSiemens = lastSiemens;
    this.tied = tied;
  }

  /** Resistance of a segment [ohm]. */
  double ohms() {
    return ohms;
  }

  /**
   * Per line, conductance from its first node to its source [S]; 0 if there is none. Not copied.
   */
  double[] firstSiemens() {
    return firstSiemens;
  }

  /** Per line, conductance from its last node to its source [S]; 0 if there is none. Not copied. */
  double[] lastSiemens() {
    return lastSiemens;
  }

  static Ladder of(double ohms, LineEnds ends, boolean[] floating) {
    int lines = floating.length;
    double[] first = new double[lines];
    double[] last = new double[lines];
    boolean[] tied = new boolean[lines];
    for (int i = 0; i < lines; i++) {
      if (!floating[i]) {
        tied[i] = ohms == 0 && ends.isTied();
        first[i] = tied[i] ? 0 : ends.firstSiemens(ohms);
        last[i] = tied[i] ? 0 : ends.lastSiemens(ohms);
      }
    }
    return new Ladder(ohms, first, last, tied);
  }

  /** Resistance of the last node to ground [ohm]; 0 where its voltage is fixed. */
  double lastOhms(int line, double siemens) {
    return tied[line] || siemens == 0 ? 0 : 1 / siemens;
  }

  /** Current from the line into its source, by the end nodes' deviations from its voltage [A]. */
  double endAmperes(int line, double firstVolts, double lastVolts) {
    return firstSiemens[line] * firstVolts + lastSiemens[line] * lastVolts;
  }

  /**
   * Whether a line's ends conduct less than its cells. The rounding error of a line current scales
   * with the conductances it is computed from, so the smaller are used (0 for a floating line).
   */
  boolean endsConductLess(int line, double cellSiemens) {
    return !tied[line] && firstSiemens[line] + lastSiemens[line] < cellSiemens;
  }
}
