package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.flow.TabulatedFlow.Range;
import org.ouroboros.memristor.core.solve.PassageSolver;

/** The tables of one model in one domain, built when a pulse first needs them. Thread-safe. */
final class FlowTables implements PulseSolver.Prepared {

  /**
   * How far a table reaches beyond the window, as a part of the way to the physical bound; or,
   * where the rate vanishes at the window's ends, how far it stays inside, as a part of the window.
   */
  private static final double[] REACHES = {0.6, 0.4, 0.2, 0.1, 0, -0.001, -0.01, -0.03};

  private final PhysicalDevice model;
  private final SolverDomain domain;
  private final double[] voltages;
  private final List<Range> ranges;
  private final double bound;

  /** The voltages and, behind them, the pieces of the ranges: each a table of its own. */
  private final List<Range> pieces = new ArrayList<>();

  /** Index of each range's first piece. */
  private final int[] firstPieces;

  private final AtomicReferenceArray<@Nullable Tabulation> tables;

  FlowTables(
      PhysicalDevice model,
      SolverDomain domain,
      double[] voltages,
      List<Range> ranges,
      double bound) {
    this.model = model;
    this.domain = domain;
    this.voltages = voltages;
    this.ranges = ranges;
    this.bound = bound;
    for (double volts : voltages) {
      pieces.add(new Range(volts, volts));
    }
    firstPieces = new int[ranges.size()];
    for (int r = 0; r < firstPieces.length; r++) {
      firstPieces[r] = pieces.size();
      pieces.addAll(ranges.get(r).pieces());
    }
    tables = new AtomicReferenceArray<>(pieces.size());
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("tabulated flow, relative error of times " + bound);
    for (int piece = 0; piece < voltages.length; piece++) {
      text.append(String.format(Locale.ROOT, "; %s V: ", voltages[piece]));
      text.append(tabulation(piece).description());
    }
    for (Range range : ranges) {
      text.append("; " + range.lowerVolts() + " to " + range.upperVolts() + " V tabulated");
    }
    return text + "; elsewhere " + PassageSolver.DEFAULT.prepare(model, domain).description();
  }

  @Override
  public PulseSolver.CellSolver cellSolver() {
    return stepper();
  }

  @Override
  public PulseSolver.BlockSolver blockSolver() {
    return stepper();
  }

  private FlowStepper stepper() {
    return new FlowStepper(model, this, PassageSolver.DEFAULT.on(model));
  }

  /** How many tables there may be. */
  int pieces() {
    return pieces.size();
  }

  /** Index of the table that covers a voltage by declaration; negative if none does. */
  int piece(double volts) {
    for (int i = 0; i < voltages.length; i++) {
      if (volts == voltages[i]) {
        return i;
      }
    }
    for (int r = 0; r < firstPieces.length; r++) {
      Range range = ranges.get(r);
      if (volts >= range.lowerVolts() && volts <= range.upperVolts()) {
        return firstPieces[r] + range.piece(volts);
      }
    }
    return -1;
  }

  /** A table, if there can be one. */
  @Nullable FlowTable table(int piece) {
    return tabulation(piece).table();
  }

  /** Built when it is first asked for. */
  private Tabulation tabulation(int piece) {
    Tabulation tabulation = tables.get(piece);
    if (tabulation == null) {
      synchronized (tables) {
        tabulation = tables.get(piece);
        if (tabulation == null) {
          tabulation = build(pieces.get(piece));
          tables.set(piece, tabulation);
        }
      }
    }
    return tabulation;
  }

  private Tabulation build(Range volts) {
    List<FlowAxis> axes = new ArrayList<>();
    axes.add(new FlowAxis(FlowAxis.VOLTS, volts.lowerVolts(), volts.upperVolts(), 1));
    for (int k = 0; k < domain.parameters().size(); k++) {
      SolverDomain.ParameterRange range = domain.parameters().get(k);
      axes.add(new FlowAxis(k, range.lowest(), range.highest(), 1));
    }
    int fewest = Integer.MAX_VALUE;
    for (double reach : new double[] {0, -0.01}) {
      fewest = Math.min(fewest, shaping(axes, reach(reach, reach)));
    }
    double lower = widest(axes, fewest, true);
    double upper = widest(axes, fewest, false);
    return new FlowTableBuilder(model, axes, reach(lower, upper), bound).build();
  }

  /**
   * The greatest reach at one end at which probing finds no more shaping axes and no standstill.
   */
  private double widest(List<FlowAxis> axes, int fewest, boolean lowerEnd) {
    for (double reach : REACHES) {
      double[] states = lowerEnd ? reach(reach, -0.1) : reach(-0.1, reach);
      if (shaping(axes, states) <= fewest) {
        return reach;
      }
    }
    return REACHES[REACHES.length - 1];
  }

  private int shaping(List<FlowAxis> axes, double[] states) {
    return moving(axes, states)
        ? ParameterRoles.of(model, axes, states).shaping().size()
        : Integer.MAX_VALUE - 1;
  }

  /** Whether the rate has one sign, and is not negligible, at the ends of a range of states. */
  private boolean moving(List<FlowAxis> axes, double[] states) {
    RateProbe probe = new RateProbe(model, axes.get(0).lower());
    double reference = probe.rate(0.5 * (states[0] + states[1]));
    for (double state : states) {
      for (FlowAxis axis : axes) {
        for (double value : new double[] {axis.lower(), axis.upper()}) {
          double rate = probe.reset().with(axis.parameter(), value).rate(state);
          if (!(rate * reference > 1e-12 * reference * reference)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private double[] reach(double lower, double upper) {
    double low = domain.window().lowerState();
    double high = domain.window().upperState();
    double lowWay = lower > 0 ? low - lowestCommonState() : high - low;
    double highWay = upper > 0 ? highestCommonState() - high : high - low;
    return new double[] {low - lower * Math.max(0, lowWay), high + upper * Math.max(0, highWay)};
  }

  /** The physical bounds that all devices of the domain share. */
  private double lowestCommonState() {
    double bound = Double.NEGATIVE_INFINITY;
    for (double[] corner : corners()) {
      bound = Math.max(bound, model.lowerState(corner));
    }
    return bound;
  }

  private double highestCommonState() {
    double bound = Double.POSITIVE_INFINITY;
    for (double[] corner : corners()) {
      bound = Math.min(bound, model.upperState(corner));
    }
    return bound;
  }

  private List<double[]> corners() {
    List<double[]> corners = new ArrayList<>();
    corners.add(model.nominalParameters());
    for (int k = 0; k < domain.parameters().size(); k++) {
      SolverDomain.ParameterRange range = domain.parameters().get(k);
      for (double end : new double[] {range.lowest(), range.highest()}) {
        double[] corner = model.nominalParameters();
        corner[k] = end;
        corners.add(corner);
      }
    }
    return corners;
  }
}
