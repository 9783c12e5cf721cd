package org.ouroboros.memristor.core.flow;

import java.util.List;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Walks short ways of a finished table at points between all its nodes, everywhere in the ranges of
 * voltage, state and every parameter, and compares their times with quadrature of the device's own
 * rate. What probing has overlooked (a parameter that acts where no probe was, several that act
 * together, a kink) shows here.
 *
 * <p>Cost: {@value #WAYS} ways of 16 evaluations of the rate.
 */
final class FlowCheck {

  private static final int WAYS = 2_000;

  /** Gauss-Legendre, 8 points on [-1, 1]: places and weights of the upper half. */
  private static final double[] PLACES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  private final RateProbe probe;
  private final List<FlowAxis> ranges;
  private final double[] parameters;

  /**
   * @param probe of the device
   * @param ranges the voltage first, then the parameters that vary
   * @param parameters nominal ones, overwritten
   */
  FlowCheck(RateProbe probe, List<FlowAxis> ranges, double[] parameters) {
    this.probe = probe;
    this.ranges = ranges;
    this.parameters = parameters;
  }

  /** The largest relative error of a way's time. */
  double worst(FlowTable table) {
    FlowCursor cursor = new FlowCursor(table);
    double worst = 0;
    for (int i = 0; i < WAYS; i++) {
      worst = Math.max(worst, error(table, cursor, Seed.key(0x0cec, i), i));
      if (Double.isNaN(worst)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return worst;
  }

  private double error(FlowTable table, FlowCursor cursor, long key, int way) {
    probe.reset();
    double volts = 0;
    for (int k = 0; k < ranges.size(); k++) {
      FlowAxis range = ranges.get(k);
      double value = range.lower() + Seed.unit(key, k) * (range.upper() - range.lower());
      probe.with(range.parameter(), value);
      if (range.parameter() == FlowAxis.VOLTS) {
        volts = value;
      } else {
        parameters[range.parameter()] = value;
      }
    }
    // Every panel has its turn, however narrow.
    int panel = way % table.states.count();
    double start = table.states.state(panel, 2 * Seed.unit(key, ranges.size()) - 1);
    if (!cursor.locate(volts, start, parameters)) {
      return Double.NaN;
    }
    double speed = cursor.speed();
    double width = table.states.halfWidth(panel) * Seed.unit(key, ranges.size() + 1);
    double seconds = width / Math.abs(probe.rate(start));
    cursor.advance(start, seconds * speed);
    double found = cursor.atEnd() ? cursor.endTime() / speed : seconds;
    double end = cursor.endState();
    // A way that hardly begins is rounding.
    return Math.abs(end - start) < 1e-6 * Math.abs(start)
        ? 0
        : Math.abs(passage(start, end) / found - 1);
  }

  private double passage(double start, double end) {
    double centre = 0.5 * (start + end);
    double half = 0.5 * (end - start);
    double sum = 0;
    for (int k = 0; k < PLACES.length; k++) {
      sum += WEIGHTS[k] / probe.rate(centre + half * PLACES[k]);
      sum += WEIGHTS[k] / probe.rate(centre - half * PLACES[k]);
    }
    return half * sum;
  }
}
