package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * The voltages of a driver per polarity, indexed from 0, the weakest. A continuous range is
 * discretised into 33 equidistant voltages.
 *
 * @param driver the driver
 */
record Rungs(PulseDriver driver) {

  /** Grid points of a continuous range. */
  private static final int CONTINUOUS = 33;

  /** A good pulse has at least this many shortest lengths and this many resolutions. */
  private static final double SHORTEST = 4;

  private static final double RESOLUTIONS = 20;

  /** Shortest pulse that a driver's resolution does not make coarse [s]. */
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

  /** Condition on a voltage; monotone, true for weak voltages. */
  @FunctionalInterface
  interface LongEnough {
    boolean at(double volts);
  }

  /** Index of the strongest voltage that meets a condition, by bisection; 0 if none does. */
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
