package org.ouroboros.memristor.core.flow;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBlock;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Validates a finished table: compares transit times of pseudo-random short intervals, anywhere in
 * the ranges of voltage, state and parameters, with quadrature of the device's rate. This detects
 * effects that the classification of parameters missed, such as kinks or joint effects.
 *
 * <p>Cost: {@value #WAYS} samples of 16 evaluations of the rate.
 */
final class FlowCheck {

  private static final int WAYS = 2_000;
  private static final long PLACES_KEY = 0x0cec;

  /** Gauss-Legendre, 8 points on [-1, 1]: nodes and weights of the upper half. */
  private static final double[] PLACES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /** Weight of errors of the mean current relative to those of the time. */
  private static final double CURRENT_WEIGHT = 0.03;

  private final RateProbe probe;
  private final List<FlowAxis> ranges;
  private final FlowTable table;
  private final FlowPlaces places = new FlowPlaces();

  /** Takes no steps here. */
  private final FlowColumns columns = new FlowColumns(0);

  private final FlowCursor cursor;
  private final PulseBlock pulses;
  private double passage;
  private double charge;

  /**
   * Creates a validator of a table.
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
    pulses = new PulseBlock(model);
  }

  /**
   * Validates all samples.
   *
   * @param bound relative error bound
   * @return the largest relative error, infinite where the table does not cover a sample, and the
   *     panels in which the bound is exceeded
   */
  Findings walk(double bound) {
    double worst = 0;
    SortedSet<Integer> missed = new TreeSet<>();
    int panels = table.states().count();
    for (int first = 0; first < WAYS; first += PulseBlock.CAPACITY) {
      int size = Math.min(PulseBlock.CAPACITY, WAYS - first);
      boolean covered = lookUp(first, size);
      for (int slot = 0; slot < size; slot++) {
        double error = covered ? error(first + slot, slot) : Double.POSITIVE_INFINITY;
        worst = Math.max(worst, error);
        if (!(error <= bound)) {
          missed.add((first + slot) % panels);
        }
      }
    }
    double[] states = missed.stream().mapToDouble(k -> table.states().state(k, 0)).toArray();
    return new Findings(worst, states);
  }

  /**
   * Result of a validation.
   *
   * @param worst the largest relative error
   * @param states the centres of the panels in which the bound is exceeded
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Findings(double worst, double[] states) {}

  /**
   * Gathers the patches of a block of samples; returns false if one starts outside the table. Whole
   * blocks, because the JIT compiler profiles the usual length of these loops here.
   */
  private boolean lookUp(int first, int size) {
    StatePanels states = table.states();
    for (int slot = 0; slot < size; slot++) {
      long key = Seed.key(PLACES_KEY, first + slot);
      for (int k = 0; k < ranges.size(); k++) {
        ranges.get(k).column(pulses)[slot] = value(key, k);
      }
      // Cycles through all panels, however narrow.
      double local = 2 * Seed.unit(key, ranges.size()) - 1;
      pulses.states(0)[slot] = states.state((first + slot) % states.count(), local);
      places.entry[slot] = slot;
    }
    if (!cursor.coversAll(pulses, 0, size)) {
      return false;
    }
    places.from = 0;
    places.to = size;
    cursor.place(pulses);
    cursor.gather(pulses);
    return true;
  }

  private double value(long key, int k) {
    FlowAxis range = ranges.get(k);
    return range.lower() + Seed.unit(key, k) * (range.upper() - range.lower());
  }

  private double error(int way, int slot) {
    long key = Seed.key(PLACES_KEY, way);
    probe.reset();
    for (int k = 0; k < ranges.size(); k++) {
      probe.with(ranges.get(k).parameter(), value(key, k));
    }
    StatePanels states = table.states();
    int panel = places.panel[slot];
    double end = states.state(panel, 2 * Seed.unit(key, ranges.size() + 1) - 1);
    // Computed from the rounded state, which matters in narrow panels.
    double move = states.local(panel, end) - columns.start[slot];
    integrate(pulses.states(0)[slot], end);
    double time = columns.timeOf(slot, move) / places.speed[slot];
    double current = cursor.meanAmperes(pulses, slot, move);
    return Math.max(
        Math.abs(time / passage - 1), CURRENT_WEIGHT * Math.abs(current * passage / charge - 1));
  }

  /** Computes time and charge between two states from the device's rate and current. */
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
