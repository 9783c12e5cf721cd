package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * Ends cells that make no progress. A pulse makes no progress if the window stopped it short of the
 * tolerance band, or if it was the strongest available and the reading is within the read noise of
 * the reading after the last move. A cell ends as SATURATED or STUCK after {@code patience} such
 * pulses without a move in between. A slow cell that still moves continues.
 */
final class StallDetector {
  /** Threshold for a difference of two readings, in standard deviations of one. */
  private static final double SIGMAS = 3 * Math.sqrt(2);

  private final ProgrammingSession session;
  private final int patience;
  private final int[] pulsesWithoutProgress;
  private final int[] idlePulses;
  private final double[] lastMovedSiemens;

  StallDetector(ProgrammingSession session, int patience) {
    this.session = session;
    this.patience = patience;
    pulsesWithoutProgress = new int[session.cells()];
    idlePulses = new int[session.cells()];
    lastMovedSiemens = new double[session.cells()];
    Arrays.fill(lastMovedSiemens, Double.NaN);
  }

  /** Updates an unfinished cell after a pulse and the reading that followed; may end it. */
  void update(int cell, boolean strongest) {
    double reading = session.reading(cell);
    boolean stopped = isStoppedShort(cell);
    boolean unmoved = Math.abs(reading - lastMovedSiemens[cell]) <= noiseThreshold(reading);
    if (stopped || !unmoved) {
      idlePulses[cell] = 0;
    } else {
      idlePulses[cell]++;
    }
    if (!stopped && !unmoved) {
      pulsesWithoutProgress[cell] = 0;
      lastMovedSiemens[cell] = reading;
    } else if ((stopped || strongest) && ++pulsesWithoutProgress[cell] >= patience) {
      session.finish(cell, stopped ? CellOutcome.SATURATED : CellOutcome.STUCK);
    }
  }

  /** Latest consecutive pulses, of any strength, that did not move a cell. */
  int idlePulses(int cell) {
    return idlePulses[cell];
  }

  private boolean isStoppedShort(int cell) {
    double target = session.targets().siemens(cell);
    boolean up = Polarity.towards(session.reading(cell), target) == Polarity.SET;
    PulseResult.Outcome end =
        up ? PulseResult.Outcome.STOPPED_UPPER : PulseResult.Outcome.STOPPED_LOWER;
    return session.lastOutcome(cell) == end && !mayBeAtEnd(cell, up);
  }

  /** Whether a cell may be in its band at an end of the range, within the read noise. */
  private boolean mayBeAtEnd(int cell, boolean upper) {
    double end =
        upper ? session.conductanceRange().maxSiemens() : session.conductanceRange().minSiemens();
    return session.targets().isWithinTolerance(cell, end)
        && Math.abs(session.reading(cell) - end) <= noiseThreshold(session.reading(cell));
  }

  private double noiseThreshold(double reading) {
    return SIGMAS * session.periphery().relativeReadNoise() * Math.abs(reading);
  }
}
