package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * Ends cells that make no progress. A pulse makes no progress if the window stopped it short of the
 * tolerance band, or if it was the strongest available and the reading is within the read noise of
 * the reading after the last move. A cell ends as SATURATED or STUCK after {@code patience} such
 * pulses without a move in between. A slow cell that still moves continues.
 */
final class Stall {

  /** Threshold for a difference of two readings, in standard deviations of one. */
  private static final double SIGMAS = 3 * Math.sqrt(2);

  private final ProgrammingSession session;
  private final int patience;
  private final int[] vain;
  private final int[] idle;
  private final double[] from;

  /** Makes a detector for all cells of a session. */
  Stall(ProgrammingSession session, int patience) {
    this.session = session;
    this.patience = patience;
    vain = new int[session.cells()];
    idle = new int[session.cells()];
    from = new double[session.cells()];
    Arrays.fill(from, Double.NaN);
  }

  /** Updates an unfinished cell after a pulse and the reading that followed; may end it. */
  void judge(int cell, boolean strongest) {
    double reading = session.reading(cell);
    boolean stopped = stoppedShort(cell);
    boolean still = Math.abs(reading - from[cell]) <= noise(reading);
    if (stopped || !still) {
      idle[cell] = 0;
    } else {
      idle[cell]++;
    }
    if (!stopped && !still) {
      vain[cell] = 0;
      from[cell] = reading;
    } else if ((stopped || strongest) && ++vain[cell] >= patience) {
      session.settle(cell, stopped ? CellOutcome.SATURATED : CellOutcome.STUCK);
    }
  }

  /** Latest consecutive pulses, of any strength, that did not move a cell. */
  int idle(int cell) {
    return idle[cell];
  }

  private boolean stoppedShort(int cell) {
    double target = session.targets().siemens(cell);
    Polarity wanted = Polarity.towards(session.reading(cell), target);
    boolean up = wanted == Polarity.SET;
    PulseOutcome end = up ? PulseOutcome.STOPPED_UPPER : PulseOutcome.STOPPED_LOWER;
    return session.lastPulse(cell) == end && !mayStandAt(cell, up);
  }

  /** Whether a cell may be in its band at an end of the range, within the read noise. */
  private boolean mayStandAt(int cell, boolean upper) {
    double end = upper ? session.range().maxSiemens() : session.range().minSiemens();
    return session.targets().hit(cell, end)
        && Math.abs(session.reading(cell) - end) <= noise(session.reading(cell));
  }

  private double noise(double reading) {
    return SIGMAS * session.readPath().relativeNoise() * Math.abs(reading);
  }
}
