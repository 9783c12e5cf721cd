package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * The voltages of a driver, numbered from the weakest of each polarity, 0.
 *
 * @param driver the driver
 */
record Rungs(PulseDriver driver) {

  /** Rungs of a range that is continuous. */
  private static final int CONTINUOUS = 33;

  /** A good pulse takes at least this many times the shortest, and this many resolutions. */
  private static final double SHORTEST = 4;

  private static final double RESOLUTIONS = 20;

  /** The shortest pulse of a driver that is not coarse [s]. */
  static double shortestGoodSeconds(PulseDriver driver) {
    return Math.max(SHORTEST * driver.shortestSeconds(), RESOLUTIONS * driver.resolutionSeconds());
  }

  int top(Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    boolean single = range.weakestVolts() == range.strongestVolts();
    return single ? 0 : (range.stepVolts() == 0 ? CONTINUOUS : range.levels()) - 1;
  }

  double volts(Polarity polarity, int rung) {
    VoltageRange range = driver.range(polarity);
    if (rung == 0 || range.stepVolts() > 0) {
      return range.volts(rung);
    }
    double part = (double) rung / (CONTINUOUS - 1);
    return (1 - part) * range.weakestVolts() + part * range.strongestVolts();
  }

  /** Whether a move takes long enough at a voltage. */
  @FunctionalInterface
  interface LongEnough {
    boolean at(double volts);
  }

  /** The strongest rung at which a move takes long enough; the weakest if none does. */
  int strongest(Polarity polarity, LongEnough move) {
    int low = 0;
    int high = top(polarity);
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (move.at(volts(polarity, middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
