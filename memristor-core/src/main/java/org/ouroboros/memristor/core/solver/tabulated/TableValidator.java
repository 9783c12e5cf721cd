package org.ouroboros.memristor.core.solver.tabulated;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Validates a finished table: compares transit times of pseudo-random short intervals, anywhere in
 * the ranges of voltage, state and parameters, with quadrature of the device's rate. This detects
 * effects that the classification of parameters missed, such as kinks or joint effects.
 *
 * <p>Cost: {@value #SAMPLES} samples of 16 evaluations of the rate.
 */
final class TableValidator {
  private static final int SAMPLES = 2_000;
  private static final long SAMPLES_KEY = 0x0cec;

  /** Gauss-Legendre, 8 points on [-1, 1]: nodes and weights of the upper half. */
  private static final double[] NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /** Weight of errors of the mean current relative to those of the time. */
  private static final double CURRENT_WEIGHT = 0.03;

  private final RateEvaluator evaluator;
  private final List<TableAxis> ranges;
  private final FlowTable table;
  private final LookupColumns lanes = new LookupColumns();

  /** Takes no steps here. */
  private final PatchStepKernel kernel = new PatchStepKernel(0);

  private final TableLookup lookup;
  private final PulseSolver.Block pulses;
  private double exactSeconds;
  private double exactCoulombs;

  /** Ranges: the voltage first, then the parameters that vary. */
  TableValidator(PhysicalDevice model, List<TableAxis> ranges, FlowTable table) {
    this.evaluator = new RateEvaluator(model, ranges.get(0).lower());
    this.ranges = ranges;
    this.table = table;
    lookup = new TableLookup(table, model, lanes, kernel);
    pulses = new PulseSolver.Block(model);
  }

  /**
   * Validates all samples against a relative error bound.
   *
   * @return the largest relative error, infinite where the table does not cover a sample, and the
   *     panels in which the bound is exceeded
   */
  Result validate(double bound) {
    double worstError = 0;
    SortedSet<Integer> failedPanels = new TreeSet<>();
    int panels = table.stateGrid().count();
    for (int first = 0; first < SAMPLES; first += PulseSolver.Block.CAPACITY) {
      int size = Math.min(PulseSolver.Block.CAPACITY, SAMPLES - first);
      boolean covered = gather(first, size);
      for (int lane = 0; lane < size; lane++) {
        double error = covered ? relativeError(first + lane, lane) : Double.POSITIVE_INFINITY;
        worstError = Math.max(worstError, error);
        if (!(error <= bound)) {
          failedPanels.add((first + lane) % panels);
        }
      }
    }
    double[] failedStates =
        failedPanels.stream().mapToDouble(k -> table.stateGrid().state(k, 0)).toArray();
    return new Result(worstError, failedStates);
  }

  /** The largest relative error, and the centres of the panels that exceed the bound. */
  @SuppressWarnings("ArrayRecordComponent")
  record Result(double worstError, double[] failedStates) {}

  /**
   * Gathers the patches of a block of samples; returns false if one starts outside the table. Whole
   * blocks, because the JIT compiler profiles the usual length of these loops here.
   */
  private boolean gather(int first, int size) {
    StateGrid stateGrid = table.stateGrid();
    for (int lane = 0; lane < size; lane++) {
      long key = Seed.key(SAMPLES_KEY, first + lane);
      for (int k = 0; k < ranges.size(); k++) {
        ranges.get(k).column(pulses)[lane] = sampleValue(key, k);
      }
      // Cycles through all panels, however narrow.
      double local = 2 * Seed.uniform(key, ranges.size()) - 1;
      pulses.states(0)[lane] = stateGrid.state((first + lane) % stateGrid.count(), local);
      lanes.entry[lane] = lane;
    }
    if (!lookup.coversAll(pulses, 0, size)) {
      return false;
    }
    lanes.firstLane = 0;
    lanes.endLane = size;
    lookup.locate(pulses);
    lookup.gather(pulses);
    return true;
  }

  private double sampleValue(long key, int k) {
    TableAxis range = ranges.get(k);
    return range.lower() + Seed.uniform(key, k) * (range.upper() - range.lower());
  }

  private double relativeError(int sample, int lane) {
    long key = Seed.key(SAMPLES_KEY, sample);
    evaluator.reset();
    for (int k = 0; k < ranges.size(); k++) {
      evaluator.with(ranges.get(k).parameter(), sampleValue(key, k));
    }
    StateGrid stateGrid = table.stateGrid();
    int panel = lanes.panel[lane];
    double end = stateGrid.state(panel, 2 * Seed.uniform(key, ranges.size() + 1) - 1);
    // Computed from the rounded state, which matters in narrow panels.
    double step = stateGrid.local(panel, end) - kernel.start[lane];
    integrate(pulses.states(0)[lane], end);
    double time = kernel.timeOf(lane, step) / lanes.speed[lane];
    double current = lookup.meanAmperes(pulses, lane, step);
    return Math.max(
        Math.abs(time / exactSeconds - 1),
        CURRENT_WEIGHT * Math.abs(current * exactSeconds / exactCoulombs - 1));
  }

  /** Computes time and charge between two states from the device's rate and current. */
  private void integrate(double startState, double endState) {
    double centre = 0.5 * (startState + endState);
    double half = 0.5 * (endState - startState);
    exactSeconds = 0;
    exactCoulombs = 0;
    for (int k = 0; k < NODES.length; k++) {
      for (int side = -1; side <= 1; side += 2) {
        double seconds = WEIGHTS[k] * half / evaluator.rate(centre + side * half * NODES[k]);
        exactSeconds += seconds;
        exactCoulombs += seconds * evaluator.amperes();
      }
    }
  }
}
