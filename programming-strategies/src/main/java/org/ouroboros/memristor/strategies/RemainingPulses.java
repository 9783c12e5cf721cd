package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * Table of the expected number of further pulses of a cell outside its tolerance band, for one
 * tolerance: by target, side, log distance from the target and uncertainty of the cell's posterior.
 * Found by value iteration (Bellman, "Dynamic Programming", 1957). Immutable once {@linkplain
 * #build built}.
 *
 * <p>Distances are |ln(conductance / target)| in equal ratios from the edge of the band to the end
 * of the range; interpolation is linear in all coordinates.
 */
final class RemainingPulses {

  /** Grid points on each side of the band. */
  static final int PLACES = 17;

  private static final int TARGETS = 11;
  private static final int SPREADS = 5;
  private static final int SWEEPS = 4;
  private static final double FIRST_GUESS = 2;

  /** Relative distance of the first grid point from the edge of the band. */
  private static final double OUTSIDE = 1e-6;

  private final double least;
  private final double most;
  private final double tolerance;
  private final double leastSpread;
  private final double[] values = new double[TARGETS * 2 * PLACES * SPREADS];

  private RemainingPulses(SiemensRange range, double tolerance, double leastSpread) {
    least = range.minSiemens();
    most = range.maxSiemens();
    this.tolerance = tolerance;
    this.leastSpread = leastSpread;
    Arrays.fill(values, FIRST_GUESS);
  }

  /** Expected cost of the best pulse, given the table of the previous iteration. */
  @FunctionalInterface
  interface Best {
    double cost(double from, double target, double tolerance, double spread, RemainingPulses table);
  }

  static RemainingPulses build(
      SiemensRange range, double tolerance, double leastSpread, Best best) {
    RemainingPulses table = new RemainingPulses(range, tolerance, Math.min(0.5, leastSpread));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      table.improve(best);
    }
    return table;
  }

  private void improve(Best best) {
    for (int t = 0; t < TARGETS; t++) {
      double target = least * Math.pow(most / least, t / (TARGETS - 1.0));
      for (int side = 0; side < 2; side++) {
        if (!isEmpty(target, side, tolerance)) {
          for (int place = 0; place < PLACES; place++) {
            double from = siemens(target, side, place, tolerance);
            for (int s = 0; s < SPREADS; s++) {
              double spread = Math.pow(leastSpread, 1 - s / (SPREADS - 1.0));
              values[index(t, side, place, s)] = best.cost(from, target, tolerance, spread, this);
            }
          }
        }
      }
    }
  }

  private static int index(int target, int side, int place, int spread) {
    return ((target * 2 + side) * PLACES + place) * SPREADS + spread;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Whether the band covers a side of the target up to the range's end; 0 below, 1 above. */
  boolean isEmpty(double target, int side, double band) {
    return border(side, band) * (1 + 2 * OUTSIDE) >= reach(target, side);
  }

  /** Conductance of a grid point: 0 just outside the band, the last one the range's end. */
  double siemens(double target, int side, int place, double band) {
    if (place == PLACES - 1) {
      return side == 0 ? least : most;
    }
    double border = border(side, band) * (1 + OUTSIDE);
    double distance = border * Math.pow(reach(target, side) / border, place / (PLACES - 1.0));
    return target * Math.exp(side == 0 ? -distance : distance);
  }

  /** Fractional grid index of a conductance. */
  double place(double target, double siemens, double band) {
    int side = siemens < target ? 0 : 1;
    double border = border(side, band);
    double distance = Math.abs(Math.log(siemens / target));
    if (distance <= border) {
      return 0;
    }
    double place = Math.log(distance / border) / Math.log(reach(target, side) / border);
    return Math.min(1, place) * (PLACES - 1);
  }

  private static double border(int side, double band) {
    return side == 0 ? (band < 1 ? -Math.log(1 - band) : Double.MAX_VALUE) : Math.log(1 + band);
  }

  private double reach(double target, int side) {
    return side == 0 ? Math.log(target / least) : Math.log(most / target);
  }

  /** Expected pulses from a fractional grid index. */
  double pulses(double target, int side, double place, double spread) {
    int low = Math.min(PLACES - 2, (int) place);
    double t = Math.log(target / least) / Math.log(most / least) * (TARGETS - 1);
    double s = SPREADS - 1 - Math.log(spread) / Math.log(leastSpread) * (SPREADS - 1);
    double above = place - low;
    double value = between(t, side, low, s);
    return above == 0 ? value : value + above * (between(t, side, low + 1, s) - value);
  }

  private double between(double target, int side, int place, double spread) {
    int t = (int) Math.max(0, Math.min(TARGETS - 2, target));
    int s = (int) Math.max(0, Math.min(SPREADS - 2, spread));
    double partOfTarget = Math.max(0, Math.min(1, target - t));
    double partOfSpread = Math.max(0, Math.min(1, spread - s));
    int at = index(t, side, place, s);
    int next = index(t + 1, side, place, s);
    double lower = values[at] + partOfSpread * (values[at + 1] - values[at]);
    double upper = values[next] + partOfSpread * (values[next + 1] - values[next]);
    return lower + partOfTarget * (upper - lower);
  }
}
