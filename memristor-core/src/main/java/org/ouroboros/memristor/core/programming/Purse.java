package org.ouroboros.memristor.core.programming;

/** The accumulated cost of all cells of an array. */
final class Purse {

  private final Limits limits;
  private long pulses;
  private double seconds;
  private double joules;
  private double coulombs;

  Purse(Limits limits) {
    this.limits = limits;
  }

  /** Whether there are limits; if so, blocks must be programmed one after the other. */
  boolean isLimited() {
    return !limits.equals(Limits.NONE);
  }

  void pay(long count, double time, double energy, double charge) {
    pulses += count;
    seconds += time;
    joules += energy;
    coulombs += Math.abs(charge);
  }

  boolean isSpent() {
    return isLimited()
        && (pulses >= limits.pulses()
            || seconds >= limits.seconds()
            || joules >= limits.joules()
            || coulombs >= limits.coulombs());
  }
}
