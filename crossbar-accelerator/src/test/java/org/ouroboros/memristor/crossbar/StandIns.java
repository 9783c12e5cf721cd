package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.testing.DistortedInverse;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.MapperStrategy;

/** The stand-ins of these tests. */
final class StandIns {

  /** Its current is far from proportional to the voltage, and its state decays. */
  static final LogisticDevice DEVICE =
      new LogisticDevice().withWindow(0.1, 0.9).withSinhCurrent(0.02).withDecay(1e-3);

  private StandIns() {}

  /** Pulses of a fraction of the length that a nominal device needs, until a cell has arrived. */
  static ProgrammingStrategy strategy(double fraction) {
    return new MapperStrategy(new DistortedInverse(DEVICE, seconds -> fraction * seconds));
  }
}
