package org.ouroboros.memristor.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * Long ways on a flow that no parameter shapes: from the panel in which a pulse starts at once to
 * the one in which it ends, found by its time. One step is left to take, as for a short pulse.
 */
final class FlowLeap {

  private final double[] slopes;
  private final double[] currents;
  private final double[] edgeCharges;
  private final boolean upwards;

  /** Times at which the flow, from its own beginning, enters and leaves each panel. */
  private final double[] entry;

  private final double[] exit;

  /** A quarter of the time between: half the mean time per local coordinate. */
  private final double[] quarter;

  private final PanelSearch search;

  private FlowLeap(FlowTable table) {
    slopes = table.slopes()[0];
    currents = table.current().amperes()[0];
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
    double half = 0.5 * (end - columns.start[slot]);
    double middle = end - half;
    double reach = FlowColumns.GAUSS_NODE * half;
    int at = panel * FlowTable.POWERS;
    double a = FlowColumns.GAUSS_OUTER * value(slopes, at, middle - reach);
    double b = FlowColumns.GAUSS_INNER * value(slopes, at, middle);
    double c = FlowColumns.GAUSS_OUTER * value(slopes, at, middle + reach);
    double toExit = half * (a + b + c);
    double left = columns.time[slot] - toExit;
    if (!(left > 0)) {
      return;
    }
    double charge =
        half
            * (a * value(currents, at, middle - reach)
                + b * value(currents, at, middle)
                + c * value(currents, at, middle + reach));
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

  private static double value(double[] c, int at, double s) {
    double sum = Math.fma(c[at + 5], s, c[at + 4]);
    sum = Math.fma(sum, s, c[at + 3]);
    sum = Math.fma(sum, s, c[at + 2]);
    sum = Math.fma(sum, s, c[at + 1]);
    return Math.fma(sum, s, c[at]);
  }
}
