package org.ouroboros.memristor.core.programming;

/** Tracks the cost of cells since the start of a stage against the stage's limits. */
final class Allowance {

  private final CellBook book;
  private final Limits limits;
  private final double[][] before;

  Allowance(CellBook book, Limits limits) {
    this.book = book;
    this.limits = limits;
    before = new double[limits.equals(Limits.NONE) ? 0 : book.cells()][];
    for (int cell = 0; cell < before.length; cell++) {
      before[cell] = spending(cell);
    }
  }

  private double[] spending(int cell) {
    Ledger ledger = book.ledger();
    int place = book.place(cell);
    return new double[] {
      ledger.pulses(place), ledger.seconds(place), ledger.joules(place), ledger.coulombs(place)
    };
  }

  boolean isSpent(int cell) {
    if (before.length == 0) {
      return false;
    }
    double[] now = spending(cell);
    double[] then = before[cell];
    return now[0] - then[0] >= limits.pulses()
        || now[1] - then[1] >= limits.seconds()
        || now[2] - then[2] >= limits.joules()
        || now[3] - then[3] >= limits.coulombs();
  }
}
