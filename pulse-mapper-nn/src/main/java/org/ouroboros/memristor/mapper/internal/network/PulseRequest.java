package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;

/**
 * A request for a single pulse. The tolerated band around the target has two edges: the near one,
 * which a pulse reaches first, and the far one, at which it overshoots. Values are not checked.
 *
 * @param tolerance tolerance relative to the target, 0.1 for 10 %
 */
public record PulseRequest(double startSiemens, double targetSiemens, double tolerance) {
  /** {@return the polarity that moves the conductance from start to target} */
  public Polarity polarity() {
    return Polarity.towards(startSiemens, targetSiemens);
  }

  /** {@return the lower edge of the band [S]} */
  public double lowestSiemens() {
    return targetSiemens * (1 - tolerance);
  }

  /** {@return the upper edge of the band [S]} */
  public double highestSiemens() {
    return targetSiemens * (1 + tolerance);
  }

  /** {@return the near edge of the band [S]} */
  public double nearSiemens() {
    return polarity() == Polarity.SET ? lowestSiemens() : highestSiemens();
  }

  /** {@return the far edge of the band [S]} */
  public double farSiemens() {
    return polarity() == Polarity.SET ? highestSiemens() : lowestSiemens();
  }

  /** {@return whether the start lies inside the band, so that no pulse succeeds too} */
  public boolean startsInside() {
    return polarity() == Polarity.SET
        ? nearSiemens() <= startSiemens
        : nearSiemens() >= startSiemens;
  }

  /** {@return whether no pulse can overshoot, because the range ends inside the band} */
  public boolean stoppedBy(ConductanceRange range) {
    return polarity() == Polarity.SET
        ? farSiemens() >= range.maxSiemens()
        : farSiemens() <= range.minSiemens();
  }

  /** {@return the same request with another relative tolerance} */
  public PulseRequest withTolerance(double newTolerance) {
    return new PulseRequest(startSiemens, targetSiemens, newTolerance);
  }
}
