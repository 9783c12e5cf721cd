package org.ouroboros.memristor.mapper.optimum;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A request for a single pulse.
 *
 * @param startSiemens present conductance [S]
 * @param targetSiemens target conductance [S]
 * @param tolerance tolerance relative to the target, 0.1 for 10 %
 */
public record PulseRequest(double startSiemens, double targetSiemens, double tolerance) {

  public PulseRequest {
    Require.positive("startSiemens", startSiemens);
    Require.positive("targetSiemens", targetSiemens);
    Require.positive("tolerance", tolerance);
  }

  Polarity polarity() {
    return Polarity.towards(startSiemens, targetSiemens);
  }

  double lowestSiemens() {
    return targetSiemens * (1 - tolerance);
  }

  double highestSiemens() {
    return targetSiemens * (1 + tolerance);
  }

  /** The edge of the tolerated band that a pulse reaches first. */
  double nearSiemens() {
    return polarity() == Polarity.SET ? lowestSiemens() : highestSiemens();
  }

  /** The edge of the tolerated band at which a pulse overshoots. */
  double farSiemens() {
    return polarity() == Polarity.SET ? highestSiemens() : lowestSiemens();
  }
}
