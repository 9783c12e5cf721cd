package org.ouroboros.memristor.core.solver.tabulated;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Moves long pulses directly from the panel in which they start to the one in which they end, found
 * by its time, on tables without axes and end limiters. One step remains, as for a short pulse; it
 * may lead back from the panel's exit. Not thread-safe; one instance per thread.
 */
final class PanelJump {
  /** Coefficients of a panel: time, then charge. */
  private static final int TIME_TERMS = FlowTable.STATE_TERMS;

  private static final int CHARGE_TERMS = 2 * FlowTable.STATE_TERMS - 1;
  private static final int TERMS = TIME_TERMS + CHARGE_TERMS;

  /**
   * Time and charge from a point in a panel to its exit, divided by the local distance to it, as
   * polynomials of that distance, which keep the relative accuracy of short ones. Panel by panel.
   */
  private final double[] toExit;

  private final double[] edgeCoulombs;
  private final boolean upwards;

  /** Time from the first panel in the direction of motion to the entry and exit of each panel. */
  private final double[] entryTime;

  private final double[] exitTime;

  /** A quarter of the time in each panel: half the mean time per local coordinate. */
  private final double[] quarterTime;

  private final BucketIndex bucketIndex;

  /** Pulses that leave their panels: lane, remaining time at the exit, charge up to the exit. */
  private final int[] leavingLanes = new int[PulseSolver.Block.CAPACITY];

  private final double[] remainingTime = new double[PulseSolver.Block.CAPACITY];
  private final double[] coulombsToExit = new double[PulseSolver.Block.CAPACITY];

  private PanelJump(FlowTable table) {
    edgeCoulombs = table.current().edgeCoulombs()[0];
    double[] edgeTimes = table.edgeTimes()[0];
    int panels = table.stateGrid().count();
    upwards = edgeTimes[panels] > 0;
    entryTime = new double[panels];
    exitTime = new double[panels];
    quarterTime = new double[panels];
    double[] bounds = new double[panels + 1];
    for (int i = 0; i < panels; i++) {
      entryTime[i] = upwards ? edgeTimes[i] : edgeTimes[i + 1] - edgeTimes[panels];
      exitTime[i] = upwards ? edgeTimes[i + 1] : edgeTimes[i] - edgeTimes[panels];
      quarterTime[i] = 0.25 * (exitTime[i] - entryTime[i]);
      bounds[rankInDirection(i, panels) + 1] = exitTime[i];
    }
    bucketIndex = new BucketIndex(bounds);
    toExit = new double[TERMS * panels];
    for (int i = 0; i < panels; i++) {
      computeToExit(table, i);
    }
  }

  private void computeToExit(FlowTable table, int panel) {
    double[] timeDerivative = shiftToExit(table.timeDerivatives()[0], panel);
    double[] current = shiftToExit(table.current().amperes()[0], panel);
    int offset = TERMS * panel;
    for (int m = 0; m < timeDerivative.length; m++) {
      timeDerivative[m] *= upwards ? 1 : -1;
      toExit[offset + m] = timeDerivative[m] / (m + 1);
    }
    for (int m = 0; m < timeDerivative.length; m++) {
      for (int k = 0; k < current.length; k++) {
        toExit[offset + TIME_TERMS + m + k] += timeDerivative[m] * current[k] / (m + k + 1);
      }
    }
  }

  /** Returns a panel's polynomial in terms of the distance to its exit. */
  private double[] shiftToExit(double[] coefficients, int panel) {
    int first = panel * FlowTable.STATE_TERMS;
    double[] c = Arrays.copyOfRange(coefficients, first, first + FlowTable.STATE_TERMS);
    double end = upwards ? 1 : -1;
    for (int order = 0; order < c.length; order++) {
      for (int m = c.length - 2; m >= order; m--) {
        c[m] += end * c[m + 1];
      }
    }
    for (int m = 1; upwards && m < c.length; m += 2) {
      c[m] = -c[m];
    }
    return c;
  }

  /** Returns the jumps of a table, or null if its rate or current has further dependences. */
  static @Nullable PanelJump of(FlowTable table) {
    return table.axes().isEmpty() && table.endLimiters().isEmpty() && table.current().tabulated()
        ? new PanelJump(table)
        : null;
  }

  /** Converts between the index of a panel and its rank in the direction of motion. */
  private int rankInDirection(int panel, int panels) {
    return upwards ? panel : panels - 1 - panel;
  }

  /** Moves the pulses of the active lanes that leave their panels to the panels of their ends. */
  void jump(double[] coulombs, StateGrid stateGrid, LookupColumns lanes, PatchStepKernel kernel) {
    int count = findLeaving(lanes, kernel);
    // Two loops: shorter bodies let the CPU overlap more pulses.
    for (int k = 0; k < count; k++) {
      moveToEndPanel(k, coulombs, stateGrid, lanes, kernel);
    }
  }

  /** Finds the pulses that leave their panels, their remaining time and their charge so far. */
  private int findLeaving(LookupColumns lanes, PatchStepKernel kernel) {
    double end = upwards ? 1 : -1;
    int count = 0;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      int panel = lanes.panel[lane];
      double distance = Math.abs(end - kernel.start[lane]);
      // Cheap test by the panel's mean speed: most short pulses stay far inside.
      if (kernel.time[lane] > distance * quarterTime[panel]) {
        int offset = TERMS * panel;
        double remaining = kernel.time[lane] - distance * value(offset, TIME_TERMS, distance);
        if (remaining > 0) {
          leavingLanes[count] = lane;
          remainingTime[count] = remaining;
          coulombsToExit[count++] = distance * value(offset + TIME_TERMS, CHARGE_TERMS, distance);
        }
      }
    }
    return count;
  }

  private void moveToEndPanel(
      int k, double[] coulombs, StateGrid stateGrid, LookupColumns lanes, PatchStepKernel kernel) {
    int lane = leavingLanes[k];
    double remaining = remainingTime[k];
    int panel = lanes.panel[lane];
    int panels = entryTime.length;
    int last = rankInDirection(panels - 1, panels);
    double endTime = exitTime[panel] + remaining;
    int next =
        endTime < exitTime[last] ? rankInDirection(bucketIndex.panel(endTime), panels) : last;
    if (next == panel) {
      return;
    }
    double timeFromEntry = Math.max(0, remaining - (entryTime[next] - exitTime[panel]));
    double timeToExit = exitTime[next] - exitTime[panel] - remaining;
    // The step begins at the nearer end of the panel, back in time if that is its exit; branch-free
    // because the outcome is unpredictable.
    int backward =
        timeToExit < 0 ? 0 : (int) (Double.doubleToRawLongBits(timeToExit - timeFromEntry) >>> 63);
    double startLocal = (upwards ? 1 : -1) * (2 * backward - 1);
    int startEdge = next + (upwards ? backward : 1 - backward);
    double jumpCharge =
        coulombsToExit[k] + edgeCoulombs[startEdge] - edgeCoulombs[panel + (upwards ? 1 : 0)];
    coulombs[lanes.entry[lane]] += jumpCharge / lanes.speed[lane];
    lanes.panel[lane] = next;
    kernel.start[lane] = startLocal;
    lanes.state[lane] = stateGrid.state(next, startLocal);
    lanes.halfWidth[lane] = stateGrid.halfWidth(next);
    kernel.time[lane] = timeFromEntry - backward * (timeFromEntry + timeToExit);
  }

  private double value(int first, int terms, double distance) {
    double sum = toExit[first + terms - 1];
    for (int m = terms - 2; m >= 0; m--) {
      sum = Math.fma(sum, distance, toExit[first + m]);
    }
    return sum;
  }
}
