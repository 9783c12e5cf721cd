package org.ouroboros.memristor.core.flow;

import java.util.List;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBlock;
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

  /** Errors of the mean current count so much less than those of the time. */
  private static final double CURRENT_WEIGHT = 0.03;

  private final RateProbe probe;
  private final List<FlowAxis> ranges;
  private final FlowTable table;
  private final FlowPlaces places = new FlowPlaces();
  private final FlowColumns columns = new FlowColumns();
  private final FlowCursor cursor;
  private final PulseBlock pulse;
  private double passage;
  private double charge;

  /**
   * Makes a check of a table.
   *
   * @param model the device
   * @param ranges the voltage first, then the parameters that vary
   * @param table the table
   */
  FlowCheck(PhysicalDevice model, List<FlowAxis> ranges, FlowTable table) {
    this.probe = new RateProbe(model, ranges.get(0).lower());
    this.ranges = ranges;
    this.table = table;
    cursor = new FlowCursor(table, model, places, columns);
    pulse = new PulseBlock(model);
    pulse.resize(1);
    places.to = 1;
    double[] nominal = model.nominalParameters();
    for (int k = 0; k < nominal.length; k++) {
      pulse.parameters(k)[0] = nominal[k];
    }
  }

  /** The largest relative error of a way's time; infinite where the table has no answer. */
  double worst() {
    double worst = 0;
    for (int i = 0; i < WAYS; i++) {
      double error = error(Seed.key(0x0cec, i), i);
      if (Double.isNaN(error)) {
        return Double.POSITIVE_INFINITY;
      }
      worst = Math.max(worst, error);
    }
    return worst;
  }

  private double error(long key, int way) {
    probe.reset();
    for (int k = 0; k < ranges.size(); k++) {
      FlowAxis range = ranges.get(k);
      double value = range.lower() + Seed.unit(key, k) * (range.upper() - range.lower());
      probe.with(range.parameter(), value);
      range.column(pulse)[0] = value;
    }
    StatePanels states = table.states();
    // Every panel has its turn, however narrow.
    double local = 2 * Seed.unit(key, ranges.size()) - 1;
    pulse.states(0)[0] = states.state(way % states.count(), local);
    if (!cursor.covers(pulse, 0)) {
      return Double.NaN;
    }
    cursor.place(pulse);
    cursor.gather(pulse);
    double move = 2 * Seed.unit(key, ranges.size() + 1) - 1 - columns.start[0];
    double end = states.state(places.panel[0], columns.start[0] + move);
    integrate(pulse.states(0)[0], end);
    double time = columns.timeOf(0, move) / places.speed[0];
    double current = cursor.meanAmperes(pulse, 0, move);
    return Math.max(
        Math.abs(time / passage - 1), CURRENT_WEIGHT * Math.abs(current * passage / charge - 1));
  }

  /** Time and charge between two states by the device's own rate and current. */
  private void integrate(double start, double end) {
    double centre = 0.5 * (start + end);
    double half = 0.5 * (end - start);
    passage = 0;
    charge = 0;
    for (int k = 0; k < PLACES.length; k++) {
      for (int side = -1; side <= 1; side += 2) {
        double slowness = WEIGHTS[k] * half / probe.rate(centre + side * half * PLACES[k]);
        passage += slowness;
        charge += slowness * probe.amperes();
      }
    }
  }
}
