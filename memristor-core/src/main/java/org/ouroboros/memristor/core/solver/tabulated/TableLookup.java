package org.ouroboros.memristor.core.solver.tabulated;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Locates the active pulses in one {@link FlowTable}. Not thread-safe; one instance per thread.
 *
 * <p>A pulse that leaves its patch continues in the next one if an end limiter acts there, else in
 * the panel where its time ends, found by a search over the panels' edges.
 */
final class TableLookup {
  private static final int AXIS_TERMS = FlowTable.AXIS_TERMS;

  private final FlowTable table;
  private final StateGrid stateGrid;
  private final TableAxis[] axes;
  private final TableAxis[] ranges;
  private final TimeScale[] timeScales;
  private final RestAsymptote[] asymptotes;
  private final EndLimiter[] endLimiters;
  private final int axisTerms;
  private final LookupColumns lanes;
  private final PatchStepKernel kernel;
  private final @Nullable PanelJump panelJump;
  private final PatchGatherer patchGatherer;

  /** The model's current; null if it is tabulated. */
  private final @Nullable ModelCurrent modelCurrent;

  private double skippedSeconds;
  private double skippedCoulombs;

  TableLookup(FlowTable table, PhysicalDevice model, LookupColumns lanes, PatchStepKernel kernel) {
    this.table = table;
    this.lanes = lanes;
    this.kernel = kernel;
    stateGrid = table.stateGrid();
    axes = table.axes().toArray(new TableAxis[0]);
    ranges = table.classification().ranges().toArray(new TableAxis[0]);
    timeScales = table.classification().timeScales().toArray(new TimeScale[0]);
    asymptotes = table.asymptotes().toArray(new RestAsymptote[0]);
    endLimiters = table.endLimiters().toArray(new EndLimiter[0]);
    patchGatherer = new PatchGatherer(table, lanes, kernel);
    axisTerms = table.axisTerms();
    panelJump = PanelJump.of(table);
    modelCurrent = table.current().tabulated() ? null : new ModelCurrent(model);
  }

  StateGrid stateGrid() {
    return stateGrid;
  }

  /** Returns whether a pulse starts in the table. */
  boolean covers(PulseSolver.Block pulses, int entry) {
    return stateGrid.covers(pulses.states(0)[entry]) && coversParameters(pulses, entry);
  }

  private boolean coversParameters(PulseSolver.Block pulses, int entry) {
    for (TableAxis axis : axes) {
      if (!axis.covers(axis.value(pulses, entry))) {
        return false;
      }
    }
    for (TableAxis range : ranges) {
      if (!range.covers(pulses.parameters(range.parameter())[entry])) {
        return false;
      }
    }
    return true;
  }

  /** Returns the asymptote in which a pulse starts, or null. */
  @Nullable RestAsymptote startAsymptote(PulseSolver.Block pulses, int entry) {
    for (RestAsymptote asymptote : asymptotes) {
      if (asymptote.contains(pulses.states(0)[entry]) && coversParameters(pulses, entry)) {
        return asymptote;
      }
    }
    return null;
  }

  /** Returns the asymptote at an end of the table, or null. */
  @Nullable RestAsymptote endAsymptote(boolean upper) {
    for (RestAsymptote asymptote : asymptotes) {
      if (asymptote.rest().upper() == upper) {
        return asymptote;
      }
    }
    return null;
  }

  /** Locates a pulse that starts outside the table on the axes and computes its speed. */
  void locateOutside(PulseSolver.Block pulses, int entry, int lane) {
    lanes.entry[lane] = entry;
    int block = 0;
    int stride = 1;
    for (int a = 0; a < axes.length; a++) {
      double value = axes[a].value(pulses, entry);
      int panel = axes[a].panel(value);
      lanes.locals[a][lane] = axes[a].local(value, panel);
      block += stride * panel;
      stride *= axes[a].panels();
    }
    lanes.block[lane] = block;
    double speed = 1;
    for (TimeScale scale : timeScales) {
      speed *= scale.speed(pulses.parameters(scale.parameter())[entry]);
    }
    lanes.speed[lane] = speed;
  }

  /**
   * Advances a pulse along an asymptote until its time ends or it enters the table.
   *
   * @param time remaining time, at the table's speed
   * @return remaining time at the table's edge; 0 if the pulse has ended
   */
  double followAsymptote(PulseSolver.Block pulses, RestAsymptote asymptote, int lane, double time) {
    int entry = lanes.entry[lane];
    double[] x = pulses.states(0);
    double timeConstant = edgeValue(asymptote.timeConstants()[lanes.block[lane]], 0, lane);
    double curvature = edgeValue(asymptote.curvatures()[lanes.block[lane]], 0, lane);
    RestAsymptote.Trajectory trajectory =
        new RestAsymptote.Trajectory(
            asymptote, asymptote.distance(x[entry]), timeConstant, curvature);
    double toEdge =
        asymptote.rest().attracting() ? Double.POSITIVE_INFINITY : trajectory.timeToEdge();
    double elapsed = Math.min(time, toEdge);
    double relativeIntegral = trajectory.distanceIntegral(elapsed) / asymptote.edgeDistance();
    double atRest =
        asymptoteAmperes(pulses, asymptote.rest().state(), asymptote.restAmperes(), lane);
    double atEdge =
        asymptoteAmperes(pulses, asymptote.rest().edge(), asymptote.edgeAmperes(), lane);
    pulses.coulombs()[entry] +=
        (atRest * elapsed + (atEdge - atRest) * relativeIntegral) / lanes.speed[lane];
    if (elapsed < time) {
      x[entry] = asymptote.rest().edge();
      return time - elapsed;
    }
    double nearer = trajectory.approach(elapsed);
    double moved = x[entry] + (asymptote.rest().upper() ? nearer : -nearer);
    x[entry] = asymptote.distance(moved) < 0 ? asymptote.rest().state() : moved;
    return 0;
  }

  private double asymptoteAmperes(
      PulseSolver.Block pulses, double state, double[][] tabulated, int lane) {
    if (modelCurrent == null) {
      return edgeValue(tabulated[lanes.block[lane]], 0, lane);
    }
    modelCurrent.load(pulses, lanes.entry[lane]);
    return modelCurrent.amperes(state);
  }

  /** Returns whether all pulses in a range of lanes start in the table. */
  boolean coversAll(PulseSolver.Block pulses, int from, int to) {
    boolean all = allWithin(pulses.states(0), stateGrid.lower(), stateGrid.upper(), from, to);
    boolean parametersCovered = pulses.parametersInDomain();
    for (TableAxis axis : axes) {
      if (!parametersCovered || axis.parameter() == TableAxis.VOLTS) {
        all &= allWithin(axis.column(pulses), axis.lower(), axis.upper(), from, to);
      }
    }
    if (parametersCovered) {
      return all;
    }
    for (TableAxis range : ranges) {
      all &= allWithin(range.column(pulses), range.lower(), range.upper(), from, to);
    }
    return all;
  }

  private boolean allWithin(double[] values, double lower, double upper, int from, int to) {
    int[] entry = lanes.entry;
    boolean all = true;
    for (int lane = from; lane < to; lane++) {
      double value = values[entry[lane]];
      all &= value >= lower;
      all &= value <= upper;
    }
    return all;
  }

  /** Locates the pulses of the active lanes in the panels in which their last step begins. */
  void locate(PulseSolver.Block pulses) {
    locateStates(pulses.states(0));
    locateOnAxes(pulses);
    double[] seconds = pulses.seconds();
    int[] entry = lanes.entry;
    double[] speed = lanes.speed;
    double[] time = kernel.time;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      speed[lane] = 1;
    }
    for (TimeScale scale : timeScales) {
      double[] values = pulses.parameters(scale.parameter());
      for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
        speed[lane] *= scale.speed(values[entry[lane]]);
      }
    }
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      time[lane] = seconds[entry[lane]] * speed[lane];
    }
    if (lanes.anyElapsed) {
      for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
        time[lane] -= lanes.elapsed[lane];
      }
    }
    if (panelJump != null) {
      panelJump.jump(pulses.coulombs(), stateGrid, lanes, kernel);
    }
  }

  private void locateStates(double[] x) {
    int[] entry = lanes.entry;
    int[] panels = lanes.panel;
    double[] startStates = lanes.state;
    double[] halfWidth = lanes.halfWidth;
    double[] local = kernel.start;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      double state = x[entry[lane]];
      int panel = stateGrid.panel(state);
      panels[lane] = panel;
      startStates[lane] = state;
      halfWidth[lane] = stateGrid.halfWidth(panel);
      local[lane] = stateGrid.local(panel, state);
    }
  }

  private void locateOnAxes(PulseSolver.Block pulses) {
    int[] block = lanes.block;
    for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
      block[lane] = 0;
    }
    int[] entry = lanes.entry;
    int stride = 1;
    for (int a = 0; a < axes.length; a++) {
      TableAxis axis = axes[a];
      double[] values = axis.column(pulses);
      double[] locals = lanes.locals[a];
      double lower = axis.lower();
      double panelsPerUnit = axis.panels() / (axis.upper() - lower);
      int last = axis.panels() - 1;
      for (int lane = lanes.firstLane; lane < lanes.endLane; lane++) {
        double position = (values[entry[lane]] - lower) * panelsPerUnit;
        int panel = Math.min(last, (int) position);
        locals[lane] = 2 * (position - panel) - 1;
        block[lane] += stride * panel;
      }
      stride *= axis.panels();
    }
  }

  /** Gathers the patches of the active lanes, evaluated at the axes' coordinates. */
  void gather(PulseSolver.Block pulses) {
    patchGatherer.gather(pulses);
  }

  boolean usesModelCurrent() {
    return modelCurrent != null;
  }

  /** Returns the mean current over a step in the patch of a lane. */
  double meanAmperes(PulseSolver.Block pulses, int lane, double step) {
    if (modelCurrent != null) {
      modelCurrent.load(pulses, lanes.entry[lane]);
    }
    double half = 0.5 * step;
    double centre = kernel.start[lane] + half;
    double offset = PatchStepKernel.GAUSS_NODE * half;
    double low = PatchStepKernel.GAUSS_OUTER * kernel.timeDerivative(lane, centre - offset);
    double middle = PatchStepKernel.GAUSS_INNER * kernel.timeDerivative(lane, centre);
    double high = PatchStepKernel.GAUSS_OUTER * kernel.timeDerivative(lane, centre + offset);
    return (low * amperes(lane, centre - offset)
            + middle * amperes(lane, centre)
            + high * amperes(lane, centre + offset))
        / (low + middle + high);
  }

  private double amperes(int lane, double s) {
    return modelCurrent == null
        ? kernel.current(lane, s)
        : modelCurrent.amperes(stateGrid.state(lanes.panel[lane], s));
  }

  /**
   * Finds the panel in which a pulse continues from the end of its panel: the next one, or the one
   * where its time ends if no end limiter acts in between.
   *
   * @param upwards the direction of motion
   * @param remainingTime remaining time, at the table's speed
   * @return the panel; negative at the end of the table
   */
  int nextPanel(PulseSolver.Block pulses, int lane, boolean upwards, double remainingTime) {
    skippedSeconds = 0;
    skippedCoulombs = 0;
    int next = upwards ? lanes.panel[lane] + 1 : lanes.panel[lane] - 1;
    if (next < 0 || next == stateGrid.count()) {
      return -1;
    }
    if (modelCurrent != null) {
      return next;
    }
    int panel = findEndPanel(pulses, lane, next, remainingTime);
    if (panel != next) {
      int from = upwards ? next : next + 1;
      int to = upwards ? panel : panel + 1;
      skippedSeconds = edgeTime(to, lane) - edgeTime(from, lane);
      skippedCoulombs = edgeCoulombs(to, lane) - edgeCoulombs(from, lane);
    }
    return panel;
  }

  /** Returns the time of the panels that {@link #nextPanel} skipped. */
  double skippedSeconds() {
    return skippedSeconds;
  }

  /** Returns the charge of the panels that {@link #nextPanel} skipped, at the table's speed. */
  double skippedCoulombs() {
    return skippedCoulombs;
  }

  /** Returns the panel where the time ends or an end limiter acts, by exponential search. */
  private int findEndPanel(PulseSolver.Block pulses, int lane, int from, double remainingTime) {
    boolean upwards = from > lanes.panel[lane];
    int last = upwards ? stateGrid.count() - 1 : 0;
    for (EndLimiter endLimiter : endLimiters) {
      double value = pulses.parameters(endLimiter.parameter())[lanes.entry[lane]];
      int next = endLimiter.nextActive(from, upwards, value);
      last = upwards ? Math.min(last, next) : Math.max(last, next);
    }
    if (last == from) {
      return from;
    }
    int exitEdge = upwards ? 1 : 0;
    double endTime = edgeTime(upwards ? from : from + 1, lane) + remainingTime;
    if (edgeTime(from + exitEdge, lane) >= endTime) {
      return from;
    }
    // Invariant: the exit of the candidate is at or after the end time, that of before is not.
    int before = from;
    int candidate = from;
    for (int stride = 1; ; stride *= 2) {
      candidate = upwards ? Math.min(last, before + stride) : Math.max(last, before - stride);
      if (candidate == last || edgeTime(candidate + exitEdge, lane) >= endTime) {
        break;
      }
      before = candidate;
    }
    while (Math.abs(candidate - before) > 1) {
      int middle = (candidate + before) >> 1;
      if (edgeTime(middle + exitEdge, lane) >= endTime) {
        candidate = middle;
      } else {
        before = middle;
      }
    }
    return candidate;
  }

  private double edgeTime(int edge, int lane) {
    return edgeValue(table.edgeTimes()[lanes.block[lane]], edge * axisTerms, lane);
  }

  private double edgeCoulombs(int edge, int lane) {
    return edgeValue(table.current().edgeCoulombs()[lanes.block[lane]], edge * axisTerms, lane);
  }

  private double edgeValue(double[] edges, int offset, int lane) {
    if (axes.length == 0) {
      return edges[offset];
    }
    double u = lanes.locals[0][lane];
    double sum = 0;
    for (int second = axisTerms - AXIS_TERMS; second >= 0; second -= AXIS_TERMS) {
      double inner = 0;
      for (int k = AXIS_TERMS - 1; k >= 0; k--) {
        inner = Math.fma(inner, u, edges[offset + second + k]);
      }
      sum = axes.length == 1 ? inner : Math.fma(sum, lanes.locals[1][lane], inner);
    }
    return sum;
  }
}
