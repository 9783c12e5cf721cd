package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * Notices cells that further pulses cannot help. A pulse was in vain if the window stopped it short
 * of the band and the reading still asks for more, or if it was the strongest there is and the
 * reading has not left the noise around the reading after the last move. After some of them with no
 * move in between the cell ends as SATURATED or STUCK. A slow cell moves, if little at a time, and
 * goes on.
 */
final class Stall {

  /** A difference of two readings beyond this many standard deviations of one is no noise. */
  private static final double SIGMAS = 3 * Math.sqrt(2);

  private final ProgrammingSession session;
  private final int patience;
  private final int[] vain;
  private final int[] idle;
  private final double[] from;

  /** Starts with the readings that the session has now. */
  Stall(ProgrammingSession session, int patience) {
    this.session = session;
    this.patience = patience;
    vain = new int[session.cells()];
    idle = new int[session.cells()];
    from = new double[session.cells()];
    Arrays.fill(from, Double.NaN);
  }

  /** Judges an open cell after a pulse and the reading that followed it. */
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

  /** Pulses in a row, of any strength, that have not moved a cell. */
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

  /** Whether a cell may stand in its band at an end of the range, and only noise hide it. */
  private boolean mayStandAt(int cell, boolean upper) {
    double end = upper ? session.range().maxSiemens() : session.range().minSiemens();
    return session.targets().hit(cell, end)
        && Math.abs(session.reading(cell) - end) <= noise(session.reading(cell));
  }

  private double noise(double reading) {
    return SIGMAS * session.readPath().relativeNoise() * Math.abs(reading);
  }
}
