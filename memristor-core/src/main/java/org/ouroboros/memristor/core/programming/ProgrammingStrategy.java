package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.run.Run;

/**
 * A way to bring an array to targets. Immutable and thread-safe. Implement {@link #write}; it is
 * mostly a loop over the cells that are still open:
 *
 * <pre>{@code
 * for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
 *   // choose a voltage and a length for each open cell
 *   session.pulse(open, volts, seconds);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ProgrammingStrategy {

  /**
   * Writes the targets.
   *
   * @param session reads, pulses and keeps the book
   */
  void write(ProgrammingSession session);

  /**
   * Brings an array to targets.
   *
   * @param array the array, changed
   * @param targets where each cell shall go; conductances inside the array's range
   * @param budget what a cell may cost
   * @param run seed, progress, cancellation
   * @return what was reached and what it cost
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if targets do not fit the
   *     array; nothing is changed then
   */
  default ProgrammingReport program(
      ProgrammableArray array, ProgrammingTargets targets, Budget budget, Run run) {
    ProgrammingSession session = new ProgrammingSession(array, targets, budget, run);
    write(session);
    return session.report();
  }
}
