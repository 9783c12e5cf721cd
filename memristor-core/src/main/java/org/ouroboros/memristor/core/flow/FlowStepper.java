package org.ouroboros.memristor.core.flow;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBlock;
import org.ouroboros.memristor.core.device.PulseSolver;

/**
 * Solves pulses on a table where there is one, else by transit-time quadrature. Not thread-safe;
 * one instance per thread.
 *
 * <p>A block is processed in rounds: gather the patches of all pulses; step all of them ({@link
 * FlowColumns}); pulses that leave their patch continue in the next round.
 */
final class FlowStepper implements PulseSolver.BlockSolver, PulseSolver.CellSolver {

  private final PhysicalDevice model;
  private final FlowTables tables;
  private final PulseSolver.CellSolver elsewhere;
  private final FlowColumns columns;
  private final FlowPlaces places = new FlowPlaces();

  /** Lookups of the tables used so far. */
  private final @Nullable FlowCursor[] cursors;

  private final FlowGroups groups;

  /** Voltages of the first two tables; NaN if not unique. */
  private final double firstVolts;

  private final double secondVolts;
  private final PulseBlock single;
  private final double[] state;
  private final double[] parameters;

  FlowStepper(PhysicalDevice model, FlowTables tables, PulseSolver.CellSolver elsewhere) {
    this.model = model;
    this.tables = tables;
    this.elsewhere = elsewhere;
    columns = new FlowColumns(tables.bound());
    cursors = new FlowCursor[tables.pieces()];
    groups = new FlowGroups(tables.pieces());
    firstVolts = tables.onlyVolts(0);
    secondVolts = tables.onlyVolts(1);
    single = new PulseBlock(model);
    state = single.newState();
    parameters = single.newParameters();
  }

  @Override
  public double pulse(double volts, double seconds, double[] x, double[] p) {
    single.resize(1);
    single.volts()[0] = volts;
    single.seconds()[0] = seconds;
    single.putState(0, x);
    for (int k = 0; k < p.length; k++) {
      single.parameters(k)[0] = p[k];
    }
    pulses(single);
    single.copyState(0, x);
    return single.coulombs()[0];
  }

  @Override
  public void pulses(PulseBlock block) {
    int underWay = lookUp(block);
    while (underWay > 0) {
      columns.step(underWay, places);
      underWay = follow(block);
    }
  }

  /** Gathers the initial patches; solves pulses without a table; returns the number of lanes. */
  private int lookUp(PulseBlock block) {
    groups.clear();
    double[] volts = block.volts();
    double[] seconds = block.seconds();
    Arrays.fill(block.coulombs(), 0, block.size(), 0);
    double first = cursors[0] == null ? Double.NaN : firstVolts;
    double second = cursors.length < 2 || cursors[1] == null ? Double.NaN : secondVolts;
    for (int i = groups.addLeading(block, first, second); i < block.size(); i++) {
      if (seconds[i] != 0 && volts[i] != 0) {
        int piece = tables.piece(volts[i], block.states(0)[i]);
        if (piece < 0 || cursors[piece] == null && cursor(piece) == null) {
          elsewhere(block, i, seconds[i]);
        } else {
          groups.add(piece, i);
        }
      }
    }
    groups.order(places.entry);
    places.to = 0;
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      FlowCursor cursor = Objects.requireNonNull(cursors[groups.piece(g)]);
      int to = groups.to(g);
      places.from = places.to;
      places.to = keepCovered(block, cursor, from, to);
      groups.endAt(g, places.to);
      from = to;
      cursor.place(block);
      cursor.gather(block);
    }
    return places.to;
  }

  /**
   * Moves the pulses of a group that its table covers to the lanes from {@link FlowPlaces#from} on,
   * solves the others and returns the lane after the last.
   */
  private int keepCovered(PulseBlock block, FlowCursor cursor, int from, int to) {
    int slots = places.from;
    places.anySpent = false;
    if (slots == from && cursor.coversAll(block, from, to)) {
      return to;
    }
    for (int slot = from; slot < to; slot++) {
      int i = places.entry[slot];
      places.spent[slots] = 0;
      if (cursor.covers(block, i)) {
        places.entry[slots++] = i;
        continue;
      }
      FlowTail tail = cursor.startTail(block, i);
      if (tail == null) {
        elsewhere(block, i, block.seconds()[i]);
        continue;
      }
      cursor.placeOutside(block, i, slots);
      double time = block.seconds()[i] * places.speed[slots];
      double left = cursor.runTail(block, tail, slots, time);
      if (left > 0) {
        places.spent[slots++] = time - left;
        places.anySpent = true;
      }
    }
    return slots;
  }

  /** Finishes converged steps, continues the others and returns how many of these there are. */
  private int follow(PulseBlock block) {
    double[] x = block.states(0);
    double[] coulombs = block.coulombs();
    int underWay = 0;
    int from = 0;
    for (int g = 0; g < groups.count(); g++) {
      FlowCursor cursor = Objects.requireNonNull(cursors[groups.piece(g)]);
      int to = groups.to(g);
      boolean asksModel = cursor.asksModel();
      places.from = underWay;
      for (int slot = from; slot < to; slot++) {
        int i = places.entry[slot];
        if (columns.stayed(slot)) {
          x[i] = columns.endState[slot];
          coulombs[i] +=
              asksModel
                  ? columns.time[slot]
                      / places.speed[slot]
                      * cursor.meanAmperes(block, slot, columns.move[slot])
                  : columns.coulombs[slot];
        } else if (columns.left(slot)) {
          coulombs[i] +=
              asksModel
                  ? columns.passed[slot]
                      / places.speed[slot]
                      * cursor.meanAmperes(block, slot, columns.inside[slot])
                  : columns.passedCoulombs[slot];
          underWay = goOn(block, cursor, slot, underWay);
        } else {
          double move = cursor.invert(slot);
          x[i] = Math.fma(places.halfWidth[slot], move, places.state[slot]);
          coulombs[i] +=
              columns.time[slot] / places.speed[slot] * cursor.meanAmperes(block, slot, move);
        }
      }
      places.to = underWay;
      groups.endAt(g, underWay);
      cursor.gather(block);
      from = to;
    }
    return underWay;
  }

  /**
   * Moves a pulse to its next patch and a new lane, or solves the rest of one that left its table.
   * Returns the lane after the last.
   */
  private int goOn(PulseBlock block, FlowCursor cursor, int slot, int newSlot) {
    int i = places.entry[slot];
    double left = columns.time[slot] - columns.passed[slot];
    boolean upwards = columns.start[slot] + columns.inside[slot] > 0;
    int panel = cursor.leave(block, slot, upwards, left);
    if (panel < 0) {
      block.states(0)[i] = cursor.states().bound(upwards);
      FlowTail tail = cursor.endTail(upwards);
      if (tail != null) {
        cursor.runTail(block, tail, slot, left);
        return newSlot;
      }
      elsewhere(block, i, left / places.speed[slot]);
      return newSlot;
    }
    block.coulombs()[i] += cursor.skippedCharge() / places.speed[slot];
    places.move(slot, newSlot);
    places.panel[newSlot] = panel;
    columns.start[newSlot] = upwards ? -1 : 1;
    places.state[newSlot] = cursor.states().state(panel, columns.start[newSlot]);
    places.halfWidth[newSlot] = cursor.states().halfWidth(panel);
    columns.time[newSlot] = Math.max(0, left - cursor.skippedSeconds());
    return newSlot + 1;
  }

  /** Solves a pulse, or the rest of one, that no table covers. */
  private void elsewhere(PulseBlock block, int i, double seconds) {
    block.copyState(i, state);
    block.copyParameters(i, parameters);
    block.coulombs()[i] += elsewhere.pulse(block.volts()[i], seconds, state, parameters);
    block.putState(i, state);
  }

  private @Nullable FlowCursor cursor(int piece) {
    FlowCursor cursor = cursors[piece];
    if (cursor == null) {
      FlowTable table = tables.table(piece);
      if (table != null) {
        cursor = new FlowCursor(table, model, places, columns);
        cursors[piece] = cursor;
      }
    }
    return cursor;
  }
}
