package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.ConductanceRange;

/**
 * Table of the expected number of further pulses of a cell outside its tolerance band, for one
 * tolerance: by target, side, log distance from the target and uncertainty of the cell's posterior.
 * Found by value iteration (Bellman, "Dynamic Programming", 1957). Immutable once {@linkplain
 * #build built}.
 *
 * <p>Distances are |ln(conductance / target)| in equal ratios from the edge of the band to the end
 * of the range; interpolation is linear in all coordinates.
 */
final class ExpectedPulsesTable {
  /** Grid points on each side of the band. */
  static final int DISTANCES = 17;

  private static final int TARGETS = 11;
  private static final int UNCERTAINTIES = 5;
  private static final int ITERATIONS = 4;
  private static final double INITIAL_VALUE = 2;

  /** Relative distance of the first grid point from the edge of the band. */
  private static final double OUTSIDE_MARGIN = 1e-6;

  private final double minSiemens;
  private final double maxSiemens;
  private final double relativeTolerance;
  private final double minUncertainty;
  private final double[] values = new double[TARGETS * 2 * DISTANCES * UNCERTAINTIES];

  private ExpectedPulsesTable(
      ConductanceRange range, double relativeTolerance, double minUncertainty) {
    minSiemens = range.minSiemens();
    maxSiemens = range.maxSiemens();
    this.relativeTolerance = relativeTolerance;
    this.minUncertainty = minUncertainty;
    Arrays.fill(values, INITIAL_VALUE);
  }

  /** Expected cost of the best pulse, given the table of the previous iteration. */
  @FunctionalInterface
  interface PulseCost {
    double cost(
        double startSiemens,
        double targetSiemens,
        double relativeTolerance,
        double uncertainty,
        ExpectedPulsesTable table);
  }

  static ExpectedPulsesTable build(
      ConductanceRange range,
      double relativeTolerance,
      double minUncertainty,
      PulseCost pulseCost) {
    ExpectedPulsesTable table =
        new ExpectedPulsesTable(range, relativeTolerance, Math.min(0.5, minUncertainty));
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      table.iterate(pulseCost);
    }
    return table;
  }

  private void iterate(PulseCost pulseCost) {
    for (int t = 0; t < TARGETS; t++) {
      double targetSiemens = minSiemens * Math.pow(maxSiemens / minSiemens, t / (TARGETS - 1.0));
      for (int side = 0; side < 2; side++) {
        if (!isSideEmpty(targetSiemens, side, relativeTolerance)) {
          for (int distance = 0; distance < DISTANCES; distance++) {
            double startSiemens = gridSiemens(targetSiemens, side, distance, relativeTolerance);
            for (int s = 0; s < UNCERTAINTIES; s++) {
              double uncertainty = Math.pow(minUncertainty, 1 - s / (UNCERTAINTIES - 1.0));
              values[index(t, side, distance, s)] =
                  pulseCost.cost(startSiemens, targetSiemens, relativeTolerance, uncertainty, this);
            }
          }
        }
      }
    }
  }

  private static int index(int target, int side, int distance, int uncertainty) {
    return ((target * 2 + side) * DISTANCES + distance) * UNCERTAINTIES + uncertainty;
  }

  double minSiemens() {
    return minSiemens;
  }

  double maxSiemens() {
    return maxSiemens;
  }

  /** Whether the band covers a side of the target up to the range's end; 0 below, 1 above. */
  boolean isSideEmpty(double targetSiemens, int side, double relativeTolerance) {
    return logBandEdge(side, relativeTolerance) * (1 + 2 * OUTSIDE_MARGIN)
        >= logRangeEnd(targetSiemens, side);
  }

  /** Conductance of a grid point: 0 just outside the band, the last one the range's end. */
  double gridSiemens(double targetSiemens, int side, int index, double relativeTolerance) {
    if (index == DISTANCES - 1) {
      return side == 0 ? minSiemens : maxSiemens;
    }
    double edge = logBandEdge(side, relativeTolerance) * (1 + OUTSIDE_MARGIN);
    double distance =
        edge * Math.pow(logRangeEnd(targetSiemens, side) / edge, index / (DISTANCES - 1.0));
    return targetSiemens * Math.exp(side == 0 ? -distance : distance);
  }

  /** Fractional grid index of a conductance. */
  double gridIndex(double targetSiemens, double siemens, double relativeTolerance) {
    int side = siemens < targetSiemens ? 0 : 1;
    double edge = logBandEdge(side, relativeTolerance);
    double distance = Math.abs(Math.log(siemens / targetSiemens));
    if (distance <= edge) {
      return 0;
    }
    double fraction = Math.log(distance / edge) / Math.log(logRangeEnd(targetSiemens, side) / edge);
    return Math.min(1, fraction) * (DISTANCES - 1);
  }

  private static double logBandEdge(int side, double relativeTolerance) {
    return side == 0
        ? (relativeTolerance < 1 ? -Math.log(1 - relativeTolerance) : Double.MAX_VALUE)
        : Math.log(1 + relativeTolerance);
  }

  private double logRangeEnd(double targetSiemens, int side) {
    return side == 0 ? Math.log(targetSiemens / minSiemens) : Math.log(maxSiemens / targetSiemens);
  }

  /** Expected pulses from a fractional grid index. */
  double expectedPulses(double targetSiemens, int side, double gridIndex, double uncertainty) {
    int low = Math.min(DISTANCES - 2, (int) gridIndex);
    double t =
        Math.log(targetSiemens / minSiemens) / Math.log(maxSiemens / minSiemens) * (TARGETS - 1);
    double s =
        UNCERTAINTIES - 1 - Math.log(uncertainty) / Math.log(minUncertainty) * (UNCERTAINTIES - 1);
    double fraction = gridIndex - low;
    double value = interpolate(t, side, low, s);
    return fraction == 0 ? value : value + fraction * (interpolate(t, side, low + 1, s) - value);
  }

  private double interpolate(double target, int side, int distance, double uncertainty) {
    int t = (int) Math.max(0, Math.min(TARGETS - 2, target));
    int s = (int) Math.max(0, Math.min(UNCERTAINTIES - 2, uncertainty));
    double targetFraction = Math.max(0, Math.min(1, target - t));
    double uncertaintyFraction = Math.max(0, Math.min(1, uncertainty - s));
    int at = index(t, side, distance, s);
    int next = index(t + 1, side, distance, s);
    double lower = values[at] + uncertaintyFraction * (values[at + 1] - values[at]);
    double upper = values[next] + uncertaintyFraction * (values[next + 1] - values[next]);
    return lower + targetFraction * (upper - lower);
  }
}
