package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.programming.ProgrammingSession;

/**
 * Read-verify by rules of its own, without a mapper: a pulse of every unfinished cell per round.
 */
abstract class PulseLoop {
  private final ProgrammingSession session;

  PulseLoop(ProgrammingSession session) {
    this.session = session;
  }

  /** Sets the next pulse of a cell, the entry of a plan. */
  abstract void choose(PulsePlan plan, int entry, Polarity direction);

  /** Whether the last pulse of a cell was the strongest available. */
  abstract boolean wasStrongest(int cell);

  /** Pulses and verifies until all cells are finished, by {@link StallDetector} if need be. */
  final void run(int patience) {
    StallDetector stallDetector = new StallDetector(session, patience);
    PulsePlan plan = new PulsePlan();
    int[] unfinished = session.verify();
    while (unfinished.length > 0) {
      plan.reset(unfinished);
      for (int i = 0; i < unfinished.length; i++) {
        int cell = unfinished[i];
        double targetSiemens = session.targets().siemens(cell);
        choose(plan, i, Polarity.towards(session.reading(cell), targetSiemens));
      }
      session.pulse(plan);
      for (int cell : session.verify()) {
        stallDetector.update(cell, wasStrongest(cell));
      }
      unfinished = session.unfinishedCells();
    }
  }
}
