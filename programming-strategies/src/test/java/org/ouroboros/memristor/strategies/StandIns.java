package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.StepDevice;

/** The stand-in devices of these tests. */
final class StandIns {

  static final LogisticDevice LOGISTIC = new LogisticDevice().withWindow(0.05, 0.95);
  static final StepDevice STEPS = StepDevice.soft().withWindow(0.05, 0.95);

  private StandIns() {}
}
