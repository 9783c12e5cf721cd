package org.ouroboros.memristor.core.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PulseBlock;

/**
 * Moves long pulses directly from the panel in which they start to the one in which they end, found
 * by its time, on tables without axes and end limiters. One step remains, as for a short pulse; it
 * may lead back from the panel's exit. Not thread-safe; one instance per thread.
 */
final class FlowLeap {

  /** Coefficients of a panel: time, then charge. */
  private static final int TIME_TERMS = FlowTable.POWERS;

  private static final int CHARGE_TERMS = 2 * FlowTable.POWERS - 1;
  private static final int TERMS = TIME_TERMS + CHARGE_TERMS;

  /**
   * Time and charge from a point in a panel to its exit, divided by the local distance to it, as
   * polynomials of that distance, which keep the relative accuracy of short ones. Panel by panel.
   */
  private final double[] toExit;

  private final double[] edgeCharges;
  private final boolean upwards;

  /** Time from the first panel in the direction of motion to the entry and exit of each panel. */
  private final double[] entry;

  private final double[] exit;

  /** A quarter of the time in each panel: half the mean time per local coordinate. */
  private final double[] quarter;

  private final PanelSearch search;

  /** Pulses that leave their panels: lane, remaining time at the exit, charge up to the exit. */
  private final int[] leaving = new int[PulseBlock.CAPACITY];

  private final double[] timeLeft = new double[PulseBlock.CAPACITY];
  private final double[] chargeGone = new double[PulseBlock.CAPACITY];

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

  /** Returns a panel's polynomial in terms of the distance to its exit. */
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

  /** Returns the jumps of a table, or null if its rate or current has further dependences. */
  static @Nullable FlowLeap on(FlowTable table) {
    return table.axes().isEmpty() && table.limiters().isEmpty() && table.current().tabulated()
        ? new FlowLeap(table)
        : null;
  }

  /** Converts between the index of a panel and its rank in the direction of motion. */
  private int inFlow(int panel, int panels) {
    return upwards ? panel : panels - 1 - panel;
  }

  /** Moves the pulses of the active lanes that leave their panels to the panels of their ends. */
  void leap(double[] coulombs, StatePanels states, FlowPlaces places, FlowColumns columns) {
    int count = leave(places, columns);
    // Two loops: shorter bodies let the CPU overlap more pulses.
    for (int k = 0; k < count; k++) {
      land(k, coulombs, states, places, columns);
    }
  }

  /** Finds the pulses that leave their panels, their remaining time and their charge so far. */
  private int leave(FlowPlaces places, FlowColumns columns) {
    double end = upwards ? 1 : -1;
    int count = 0;
    for (int slot = places.from; slot < places.to; slot++) {
      int panel = places.panel[slot];
      double distance = Math.abs(end - columns.start[slot]);
      // Cheap test by the panel's mean speed: most short pulses stay far inside.
      if (columns.time[slot] > distance * quarter[panel]) {
        int at = TERMS * panel;
        double left = columns.time[slot] - distance * value(at, TIME_TERMS, distance);
        if (left > 0) {
          leaving[count] = slot;
          timeLeft[count] = left;
          chargeGone[count++] = distance * value(at + TIME_TERMS, CHARGE_TERMS, distance);
        }
      }
    }
    return count;
  }

  private void land(
      int k, double[] coulombs, StatePanels states, FlowPlaces places, FlowColumns columns) {
    int slot = leaving[k];
    double left = timeLeft[k];
    int panel = places.panel[slot];
    int panels = entry.length;
    int last = inFlow(panels - 1, panels);
    double until = exit[panel] + left;
    int next = until < exit[last] ? inFlow(search.panel(until), panels) : last;
    if (next == panel) {
      return;
    }
    double before = Math.max(0, left - (entry[next] - exit[panel]));
    double behind = exit[next] - exit[panel] - left;
    // The step begins at the nearer end of the panel, back in time if that is its exit; branch-free
    // because the outcome is unpredictable.
    int back = behind < 0 ? 0 : (int) (Double.doubleToRawLongBits(behind - before) >>> 63);
    double begin = (upwards ? 1 : -1) * (2 * back - 1);
    int passedTo = next + (upwards ? back : 1 - back);
    double charge = chargeGone[k] + edgeCharges[passedTo] - edgeCharges[panel + (upwards ? 1 : 0)];
    coulombs[places.entry[slot]] += charge / places.speed[slot];
    places.panel[slot] = next;
    columns.start[slot] = begin;
    places.state[slot] = states.state(next, begin);
    places.halfWidth[slot] = states.halfWidth(next);
    columns.time[slot] = before - back * (before + behind);
  }

  private double value(int first, int terms, double distance) {
    double sum = toExit[first + terms - 1];
    for (int m = terms - 2; m >= 0; m--) {
      sum = Math.fma(sum, distance, toExit[first + m]);
    }
    return sum;
  }
}
