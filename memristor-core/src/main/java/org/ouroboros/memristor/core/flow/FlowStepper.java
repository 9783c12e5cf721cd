package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PulseSolver;

/**
 * Solves pulses of one thread: on a table where there is one, by its times of passage elsewhere.
 */
final class FlowStepper implements PulseSolver.CellSolver {

  private final FlowTables tables;
  private final PulseSolver.CellSolver elsewhere;

  /** Cursors of the two voltages used last, because pulses mostly come in two polarities. */
  private double recentVolts = Double.NaN;

  private @Nullable FlowCursor recent;
  private double formerVolts = Double.NaN;
  private @Nullable FlowCursor former;

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
    if (volts != recentVolts) {
      double swapVolts = formerVolts;
      FlowCursor swap = former;
      formerVolts = recentVolts;
      former = recent;
      recentVolts = volts;
      if (volts == swapVolts) {
        recent = swap;
      } else {
        recent = cursor(tables.table(volts));
      }
    }
    return recent;
  }

  /** A new cursor, or the former one if the voltage lies in the same piece of a range. */
  private @Nullable FlowCursor cursor(@Nullable FlowTable table) {
    if (table == null) {
      return null;
    }
    return former != null && former.table == table ? former : new FlowCursor(table);
  }
}
