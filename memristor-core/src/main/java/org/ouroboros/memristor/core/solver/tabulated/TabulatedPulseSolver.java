package org.ouroboros.memristor.core.solver.tabulated;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Solves pulses on a table where there is one, else by transit-time quadrature. Not thread-safe;
 * one instance per thread.
 *
 * <p>A block is processed in rounds: gather the patches of all pulses; step all of them ({@link
 * PatchStepKernel}); pulses that leave their patch continue in the next round.
 */
final class TabulatedPulseSolver implements PulseSolver.BlockSolver, PulseSolver.CellSolver {
  private final PhysicalDevice model;
  private final TableCache tables;
  private final PulseSolver.CellSolver fallback;
  private final PatchStepKernel kernel;
  private final LookupColumns lanes = new LookupColumns();

  /** Lookups of the tables used so far. */
  private final @Nullable TableLookup[] lookups;

  private final TableGrouping groups;

  /** Voltages of the first two tables; NaN if not unique. */
  private final double firstVolts;

  private final double secondVolts;
  private final PulseSolver.Block singlePulse;
  private final double[] state;
  private final double[] parameters;

  TabulatedPulseSolver(PhysicalDevice model, TableCache tables, PulseSolver.CellSolver fallback) {
    this.model = model;
    this.tables = tables;
    this.fallback = fallback;
    kernel = new PatchStepKernel(tables.bound());
    lookups = new TableLookup[tables.tableCount()];
    groups = new TableGrouping(tables.tableCount());
    firstVolts = tables.uniqueVolts(0);
    secondVolts = tables.uniqueVolts(1);
    singlePulse = new PulseSolver.Block(model);
    state = singlePulse.newState();
    parameters = singlePulse.newParameters();
  }

  @Override
  public double pulse(double volts, double seconds, double[] x, double[] p) {
    singlePulse.resize(1);
    singlePulse.volts()[0] = volts;
    singlePulse.seconds()[0] = seconds;
    singlePulse.storeState(0, x);
    for (int k = 0; k < p.length; k++) {
      singlePulse.parameters(k)[0] = p[k];
    }
    pulses(singlePulse);
    singlePulse.copyState(0, x);
    return singlePulse.coulombs()[0];
  }

  @Override
  public void pulses(PulseSolver.Block block) {
    int active = startPulses(block);
    while (active > 0) {
      kernel.stepAll(active, lanes);
      active = finishSteps(block);
    }
  }

  /** Gathers the initial patches; solves pulses without a table; returns the number of lanes. */
  private int startPulses(PulseSolver.Block block) {
    groups.clear();
    double[] volts = block.volts();
    double[] seconds = block.seconds();
    Arrays.fill(block.coulombs(), 0, block.size(), 0);
    double first = lookups[0] == null ? Double.NaN : firstVolts;
    double second = lookups.length < 2 || lookups[1] == null ? Double.NaN : secondVolts;
    for (int entry = groups.addLeading(block, first, second); entry < block.size(); entry++) {
      if (seconds[entry] != 0 && volts[entry] != 0) {
        int tableIndex = tables.tableIndex(volts[entry], block.states(0)[entry]);
        if (tableIndex < 0 || lookups[tableIndex] == null && createLookup(tableIndex) == null) {
          solveByFallback(block, entry, seconds[entry]);
        } else {
          groups.add(tableIndex, entry);
        }
      }
    }
    groups.copyEntries(lanes.entry);
    lanes.endLane = 0;
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      TableLookup lookup = Objects.requireNonNull(lookups[groups.tableIndex(g)]);
      int to = groups.endLane(g);
      lanes.firstLane = lanes.endLane;
      lanes.endLane = keepCovered(block, lookup, from, to);
      groups.setEndLane(g, lanes.endLane);
      from = to;
      lookup.locate(block);
      lookup.gather(block);
    }
    return lanes.endLane;
  }

  /**
   * Moves the pulses of a group that its table covers to the lanes from {@link
   * LookupColumns#firstLane} on, solves the others and returns the lane after the last.
   */
  private int keepCovered(PulseSolver.Block block, TableLookup lookup, int from, int to) {
    int endLane = lanes.firstLane;
    lanes.anyElapsed = false;
    if (endLane == from && lookup.coversAll(block, from, to)) {
      return to;
    }
    for (int lane = from; lane < to; lane++) {
      int entry = lanes.entry[lane];
      lanes.elapsed[endLane] = 0;
      if (lookup.covers(block, entry)) {
        lanes.entry[endLane++] = entry;
        continue;
      }
      RestAsymptote asymptote = lookup.startAsymptote(block, entry);
      if (asymptote == null) {
        solveByFallback(block, entry, block.seconds()[entry]);
        continue;
      }
      lookup.locateOutside(block, entry, endLane);
      double time = block.seconds()[entry] * lanes.speed[endLane];
      double remainingTime = lookup.followAsymptote(block, asymptote, endLane, time);
      if (remainingTime > 0) {
        lanes.elapsed[endLane++] = time - remainingTime;
        lanes.anyElapsed = true;
      }
    }
    return endLane;
  }

  /** Finishes converged steps, continues the others and returns how many of these there are. */
  private int finishSteps(PulseSolver.Block block) {
    double[] x = block.states(0);
    double[] coulombs = block.coulombs();
    int active = 0;
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      TableLookup lookup = Objects.requireNonNull(lookups[groups.tableIndex(g)]);
      int to = groups.endLane(g);
      boolean usesModelCurrent = lookup.usesModelCurrent();
      lanes.firstLane = active;
      for (int lane = from; lane < to; lane++) {
        int entry = lanes.entry[lane];
        if (kernel.converged(lane)) {
          x[entry] = kernel.endState[lane];
          coulombs[entry] +=
              usesModelCurrent
                  ? kernel.time[lane]
                      / lanes.speed[lane]
                      * lookup.meanAmperes(block, lane, kernel.step[lane])
                  : kernel.coulombs[lane];
        } else if (kernel.reachedEnd(lane)) {
          coulombs[entry] +=
              usesModelCurrent
                  ? kernel.clampedTime[lane]
                      / lanes.speed[lane]
                      * lookup.meanAmperes(block, lane, kernel.clampedStep[lane])
                  : kernel.clampedCoulombs[lane];
          active = continuePulse(block, lookup, lane, active);
        } else {
          double step = kernel.invertTime(lane);
          x[entry] = Math.fma(lanes.halfWidth[lane], step, lanes.state[lane]);
          coulombs[entry] +=
              kernel.time[lane] / lanes.speed[lane] * lookup.meanAmperes(block, lane, step);
        }
      }
      lanes.endLane = active;
      groups.setEndLane(g, active);
      lookup.gather(block);
      from = to;
    }
    return active;
  }

  /** Continues a pulse in its next patch, or off the table; returns the lane after the last. */
  private int continuePulse(PulseSolver.Block block, TableLookup lookup, int lane, int newLane) {
    int entry = lanes.entry[lane];
    double remainingTime = kernel.time[lane] - kernel.clampedTime[lane];
    boolean upwards = kernel.start[lane] + kernel.clampedStep[lane] > 0;
    int panel = lookup.nextPanel(block, lane, upwards, remainingTime);
    if (panel < 0) {
      block.states(0)[entry] = lookup.stateGrid().bound(upwards);
      RestAsymptote asymptote = lookup.endAsymptote(upwards);
      if (asymptote != null) {
        lookup.followAsymptote(block, asymptote, lane, remainingTime);
      } else {
        solveByFallback(block, entry, remainingTime / lanes.speed[lane]);
      }
      return newLane;
    }
    block.coulombs()[entry] += lookup.skippedCoulombs() / lanes.speed[lane];
    lanes.copyLane(lane, newLane);
    lanes.panel[newLane] = panel;
    kernel.start[newLane] = upwards ? -1 : 1;
    lanes.state[newLane] = lookup.stateGrid().state(panel, kernel.start[newLane]);
    lanes.halfWidth[newLane] = lookup.stateGrid().halfWidth(panel);
    kernel.time[newLane] = Math.max(0, remainingTime - lookup.skippedSeconds());
    return newLane + 1;
  }

  /** Solves a pulse, or the rest of one, that no table covers. */
  private void solveByFallback(PulseSolver.Block block, int entry, double seconds) {
    block.copyState(entry, state);
    block.copyParameters(entry, parameters);
    block.coulombs()[entry] += fallback.pulse(block.volts()[entry], seconds, state, parameters);
    block.storeState(entry, state);
  }

  /** Creates the lookup of a table; null if there is no table. */
  private @Nullable TableLookup createLookup(int tableIndex) {
    FlowTable table = tables.table(tableIndex);
    if (table != null) {
      lookups[tableIndex] = new TableLookup(table, model, lanes, kernel);
    }
    return lookups[tableIndex];
  }
}
