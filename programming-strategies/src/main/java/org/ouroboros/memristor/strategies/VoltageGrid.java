package org.ouroboros.memristor.strategies;

import java.util.function.DoublePredicate;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * The voltages of a driver per polarity, indexed from 0, the weakest. A continuous range is
 * discretised into 33 equidistant voltages.
 */
record VoltageGrid(PulseDriver driver) {
  /** Grid points of a continuous range. */
  private static final int CONTINUOUS_POINTS = 33;

  /** A good pulse has at least this many shortest lengths and this many resolutions. */
  private static final double MIN_SHORTEST_LENGTHS = 4;

  private static final double MIN_RESOLUTIONS = 20;

  /** Shortest pulse that a driver's resolution does not make coarse [s]. */
  static double shortestGoodSeconds(PulseDriver driver) {
    return Math.max(
        MIN_SHORTEST_LENGTHS * driver.shortestSeconds(),
        MIN_RESOLUTIONS * driver.resolutionSeconds());
  }

  int lastIndex(Polarity polarity) {
    VoltageRange range = driver.voltageRange(polarity);
    return range.isFixed() ? 0 : (range.stepVolts() == 0 ? CONTINUOUS_POINTS : range.levels()) - 1;
  }

  double volts(Polarity polarity, int index) {
    VoltageRange range = driver.voltageRange(polarity);
    if (index == 0 || range.stepVolts() > 0) {
      return range.volts(index);
    }
    double fraction = (double) index / (CONTINUOUS_POINTS - 1);
    return (1 - fraction) * range.weakestVolts() + fraction * range.strongestVolts();
  }

  /**
   * Index of the strongest voltage that meets a condition, by bisection; 0 if none does. The
   * condition is monotone, true for weak voltages.
   */
  int strongestIndex(Polarity polarity, DoublePredicate condition) {
    int low = 0;
    int high = lastIndex(polarity);
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (condition.test(volts(polarity, middle))) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
