package org.ouroboros.memristor.core.programming;

/** The accumulated cost of all cells of an array. */
final class CostMeter {

  private final CostLimits limits;
  private long pulses;
  private double seconds;
  private double joules;
  private double coulombs;

  CostMeter(CostLimits limits) {
    this.limits = limits;
  }

  /** Whether there are limits; if so, blocks must be programmed one after the other. */
  boolean isLimited() {
    return !limits.equals(CostLimits.UNLIMITED);
  }

  void add(long count, double addedSeconds, double addedJoules, double addedCoulombs) {
    pulses += count;
    seconds += addedSeconds;
    joules += addedJoules;
    coulombs += Math.abs(addedCoulombs);
  }

  boolean isExhausted() {
    return isLimited()
        && (pulses >= limits.pulses()
            || seconds >= limits.seconds()
            || joules >= limits.joules()
            || coulombs >= limits.coulombs());
  }
}
