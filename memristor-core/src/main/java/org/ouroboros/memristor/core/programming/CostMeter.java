package org.ouroboros.memristor.core.programming;

/**
 * The accumulated cost of all cells of an array against its limits. Without limits nothing is
 * accumulated, so blocks may be programmed concurrently; with limits, one after the other.
 */
final class CostMeter {
  private final Budget.Limits limits;
  private final boolean limited;
  private long pulses;
  private double seconds;
  private double coulombs;
  private double joules;

  CostMeter(Budget.Limits limits) {
    this.limits = limits;
    limited = !limits.isUnlimited();
  }

  boolean isLimited() {
    return limited;
  }

  void add(long addedPulses, double addedSeconds, double addedCoulombs, double addedJoules) {
    if (limited) {
      pulses += addedPulses;
      seconds += addedSeconds;
      coulombs += Math.abs(addedCoulombs);
      joules += addedJoules;
    }
  }

  boolean isExhausted() {
    return limited && limits.reachedBy(pulses, seconds, coulombs, joules);
  }
}
