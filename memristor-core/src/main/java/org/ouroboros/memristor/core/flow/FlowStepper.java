package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PulseSolver;

/**
 * Solves pulses of one thread: on a table where there is one, by its times of passage elsewhere.
 */
final class FlowStepper implements PulseSolver.CellSolver {

  private final FlowTables tables;
  private final PulseSolver.CellSolver elsewhere;

  /** The two voltages used last and their cursors, because pulses mostly come in two polarities. */
  private double firstVolts = Double.NaN;

  private @Nullable FlowCursor first;
  private double secondVolts = Double.NaN;
  private @Nullable FlowCursor second;
  private boolean replaceFirst = true;

  FlowStepper(FlowTables tables, PulseSolver.CellSolver elsewhere) {
    this.tables = tables;
    this.elsewhere = elsewhere;
  }

  @Override
  public double pulse(double volts, double seconds, double[] state, double[] parameters) {
    if (seconds == 0 || volts == 0) {
      return 0;
    }
    FlowCursor cursor = cursor(volts);
    if (cursor == null || !cursor.locate(volts, state[0], parameters)) {
      return elsewhere.pulse(volts, seconds, state, parameters);
    }
    double speed = cursor.speed();
    cursor.advance(state[0], seconds * speed);
    state[0] = cursor.endState();
    double charge = cursor.endCharge() / speed;
    if (cursor.atEnd()) {
      double rest = Math.max(0, seconds - cursor.endTime() / speed);
      charge += elsewhere.pulse(volts, rest, state, parameters);
    }
    return charge;
  }

  private @Nullable FlowCursor cursor(double volts) {
    if (volts == firstVolts) {
      return first;
    }
    if (volts == secondVolts) {
      return second;
    }
    FlowCursor cursor = cursor(tables.table(volts));
    if (replaceFirst) {
      firstVolts = volts;
      first = cursor;
    } else {
      secondVolts = volts;
      second = cursor;
    }
    replaceFirst = !replaceFirst;
    return cursor;
  }

  /** A new cursor, or one of the two if the voltage lies in the same piece of a range. */
  private @Nullable FlowCursor cursor(@Nullable FlowTable table) {
    if (table == null) {
      return null;
    }
    if (first != null && first.table == table) {
      return first;
    }
    return second != null && second.table == table ? second : new FlowCursor(table);
  }
}
