package org.ouroboros.memristor.core.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Long ways on a flow that no parameter shapes: from the panel in which a pulse starts at once to
 * the one in which it ends, found by its time. One step is left to take, as for a short pulse.
 */
final class FlowLeap {

  /** Coefficients of a panel: those of the time, then those of the charge. */
  private static final int TIME_TERMS = FlowTable.POWERS;

  private static final int CHARGE_TERMS = 2 * FlowTable.POWERS - 1;
  private static final int TERMS = TIME_TERMS + CHARGE_TERMS;

  /**
   * Time and charge from a place in a panel to its end, per local distance to the end: polynomials
   * of that distance, which lose nothing where it is short. Panel after panel.
   */
  private final double[] toExit;

  private final double[] edgeCharges;
  private final boolean upwards;

  /** Times at which the flow, from its own beginning, enters and leaves each panel. */
  private final double[] entry;

  private final double[] exit;

  /** A quarter of the time between: half the mean time per local coordinate. */
  private final double[] quarter;

  private final PanelSearch search;

  private FlowLeap(FlowTable table) {
    edgeCharges = table.current().edgeCharges()[0];
    double[] edgeTimes = table.edgeTimes()[0];
    int panels = table.states().count();
    upwards = edgeTimes[panels] > 0;
    entry = new double[panels];
    exit = new double[panels];
    quarter = new double[panels];
    double[] bounds = new double[panels + 1];
    for (int i = 0; i < panels; i++) {
      entry[i] = upwards ? edgeTimes[i] : edgeTimes[i + 1] - edgeTimes[panels];
      exit[i] = upwards ? edgeTimes[i + 1] : edgeTimes[i] - edgeTimes[panels];
      quarter[i] = 0.25 * (exit[i] - entry[i]);
      bounds[inFlow(i, panels) + 1] = exit[i];
    }
    search = new PanelSearch(bounds);
    toExit = new double[TERMS * panels];
    for (int i = 0; i < panels; i++) {
      putToExit(table, i);
    }
  }

  private void putToExit(FlowTable table, int panel) {
    double[] slope = fromExit(table.slopes()[0], panel);
    double[] current = fromExit(table.current().amperes()[0], panel);
    int at = TERMS * panel;
    for (int m = 0; m < slope.length; m++) {
      slope[m] *= upwards ? 1 : -1;
      toExit[at + m] = slope[m] / (m + 1);
    }
    for (int m = 0; m < slope.length; m++) {
      for (int k = 0; k < current.length; k++) {
        toExit[at + TIME_TERMS + m + k] += slope[m] * current[k] / (m + k + 1);
      }
    }
  }

  /** A panel's polynomial of the distance to its exit. */
  private double[] fromExit(double[] coefficients, int panel) {
    int first = panel * FlowTable.POWERS;
    double[] c = Arrays.copyOfRange(coefficients, first, first + FlowTable.POWERS);
    double end = upwards ? 1 : -1;
    for (int round = 0; round < c.length; round++) {
      for (int m = c.length - 2; m >= round; m--) {
        c[m] += end * c[m + 1];
      }
    }
    for (int m = 1; upwards && m < c.length; m += 2) {
      c[m] = -c[m];
    }
    return c;
  }

  /** Leaps on a table, if nothing but the state shapes its flow and its current. */
  static @Nullable FlowLeap on(FlowTable table) {
    return table.axes().isEmpty() && table.limiters().isEmpty() && table.current().tabulated()
        ? new FlowLeap(table)
        : null;
  }

  /** A panel's place in the order of the flow, and the other way round. */
  private int inFlow(int panel, int panels) {
    return upwards ? panel : panels - 1 - panel;
  }

  /** Takes the pulses at the slots at work that leave their panels to the panels of their ends. */
  void leap(double[] coulombs, StatePanels states, FlowPlaces places, FlowColumns columns) {
    for (int slot = places.from; slot < places.to; slot++) {
      double distance = upwards ? 1 - columns.start[slot] : 1 + columns.start[slot];
      // Short pulses, which stay by far, are seen by the panel's mean speed.
      if (columns.time[slot] > distance * quarter[places.panel[slot]]) {
        leap(coulombs, states, places, columns, slot);
      }
    }
  }

  private void leap(
      double[] coulombs, StatePanels states, FlowPlaces places, FlowColumns columns, int slot) {
    int panel = places.panel[slot];
    double end = upwards ? 1 : -1;
    double distance = Math.abs(end - columns.start[slot]);
    int at = TERMS * panel;
    double left = columns.time[slot] - distance * value(at, TIME_TERMS, distance);
    if (!(left > 0)) {
      return;
    }
    double charge = distance * value(at + TIME_TERMS, CHARGE_TERMS, distance);
    int panels = entry.length;
    int last = inFlow(panels - 1, panels);
    double until = Math.min(exit[panel] + left, exit[last]);
    int next = until < exit[last] ? inFlow(search.panel(until), panels) : last;
    if (next == panel) {
      return;
    }
    int passedFrom = upwards ? panel + 1 : panel;
    int passedTo = upwards ? next : next + 1;
    charge += edgeCharges[passedTo] - edgeCharges[passedFrom];
    coulombs[places.entry[slot]] += charge / places.speed[slot];
    places.panel[slot] = next;
    columns.start[slot] = -end;
    places.state[slot] = states.state(next, -end);
    places.halfWidth[slot] = states.halfWidth(next);
    columns.time[slot] = Math.max(0, left - (entry[next] - exit[panel]));
  }

  private double value(int first, int terms, double distance) {
    double sum = toExit[first + terms - 1];
    for (int m = terms - 2; m >= 0; m--) {
      sum = Math.fma(sum, distance, toExit[first + m]);
    }
    return sum;
  }
}
