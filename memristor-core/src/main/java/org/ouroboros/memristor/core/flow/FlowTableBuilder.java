package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Builds a {@link FlowTable}: classifies the parameters, divides every axis into panels until
 * interpolation meets the error bound between the nodes, then fills the patches.
 *
 * <p>Cost in evaluations of the rate: panels of the state times panels of the axes times 6 times 8
 * to the number of shaping axes; some hundred thousand for JART at one voltage.
 */
final class FlowTableBuilder {

  private static final Interpolant STATE = FlowTable.STATE;
  private static final Interpolant AXIS = FlowTable.AXIS;

  private static final int MAX_ROUNDS = 6;
  static final int MAX_AXES = 2;
  private static final int MAX_AXIS_PANELS = 256;
  private static final int LIMITER_PANELS = 16;

  /** Narrowest panel relative to the domain. */
  private static final double SHORTEST_PANEL = 0x1.0p-30;

  private static final int MAX_STATE_PANELS = 4096;

  /** A larger table costs more to build than a usual run of pulses costs to integrate. */
  private static final long MAX_BYTES = 64_000_000;

  /** Local coordinates at which polynomials are checked: between nodes and at the ends. */
  private static final double[] CHECKS = {-1, -0.9, -0.39, 0.0, 0.7, 1};

  private final PhysicalDevice model;
  private final double bound;
  private final double[] states;
  private final List<FlowReach.Rest> rests;
  private final RateProbe probe;
  private final List<FlowAxis> all;

  /** The classification found by probing. */
  private final ParameterRoles found;

  /** States at which interpolation along the axes must meet the bound. */
  private final List<Double> suspects = new ArrayList<>();

  private ParameterRoles roles;

  /**
   * @param model a device of one state component
   * @param ranges the voltage first, then the parameters that vary
   * @param reach the range of states to cover
   * @param bound relative error bound of the inverse rate
   */
  FlowTableBuilder(PhysicalDevice model, List<FlowAxis> ranges, FlowReach reach, double bound) {
    this.model = model;
    this.states = reach.states();
    this.rests = reach.rests();
    this.bound = bound;
    this.probe = new RateProbe(model, ranges.get(0).value(0, 0));
    this.all = ranges;
    this.found = ParameterRoles.of(model, ranges, states);
    this.roles = found;
    for (int i = 0; i <= 6; i++) {
      suspects.add(states[0] + (states[1] - states[0]) * i * i / 36.0);
    }
  }

  /**
   * Returns the table, or the reason why there is none: too many shaping parameters, an
   * unattainable bound or too much memory.
   */
  Tabulation build() {
    Tabulation table = checked();
    if (table.table() == null && !found.withoutShortCuts().equals(found)) {
      roles = found.withoutShortCuts();
      Tabulation other = checked();
      return other.table() == null ? table : other;
    }
    return table;
  }

  /**
   * Builds and validates a table. Where it exceeds the bound, the axes are refined at the states in
   * question, in a limited number of rounds.
   */
  private Tabulation checked() {
    double worst = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Tabulation built = attempt();
      if (built.table() == null) {
        return built;
      }
      FlowCheck.Findings findings = new FlowCheck(model, all, built.table()).walk(bound);
      worst = findings.worst();
      if (worst <= bound) {
        return built;
      }
      for (double state : findings.states()) {
        suspects.add(state);
      }
    }
    return Tabulation.none(
        String.format(Locale.ROOT, "its times between nodes have an error of %.1e", worst));
  }

  private Tabulation attempt() {
    for (double state : new double[] {states[0], 0.5 * (states[0] + states[1]), states[1]}) {
      if (!(Math.abs(probe.reset().rate(state)) > 0)) {
        return Tabulation.none(obstacle(state));
      }
    }
    if (roles.shaping().size() > MAX_AXES) {
      return Tabulation.none(
          names(roles.shaping()) + " all shape the rate, a table takes " + MAX_AXES);
    }
    List<FlowAxis> cut = new ArrayList<>();
    for (FlowAxis axis : roles.shaping()) {
      FlowAxis enough = cutAxis(axis);
      if (enough.panels() > MAX_AXIS_PANELS) {
        return Tabulation.none(
            "the bound needs more than " + MAX_AXIS_PANELS + " panels of " + name(axis));
      }
      cut.add(enough);
    }
    roles = roles.withShaping(cut);
    List<Double> bounds = new ArrayList<>();
    bounds.add(states[0]);
    if (!cutStates(bounds)) {
      return Tabulation.none(obstacle(bounds.get(bounds.size() - 1)));
    }
    StatePanels panels =
        new StatePanels(bounds.stream().mapToDouble(Double::doubleValue).toArray());
    if (patchBytes(panels) > MAX_BYTES) {
      return Tabulation.none(
          String.format(
              Locale.ROOT,
              "it takes %.0f MB, more than %.0f",
              patchBytes(panels) / 1e6,
              MAX_BYTES / 1e6));
    }
    List<Limiter> limiters = new ArrayList<>();
    for (FlowAxis axis : roles.limiters()) {
      limiters.add(limiter(axis, panels));
    }
    FlowTable table = new FlowTableFiller(probe, roles, panels).fill(limiters, rests);
    return Tabulation.of(table);
  }

  /** Returns why no table can be built at a state. */
  private String obstacle(double state) {
    double rate = probe.reset().rate(state);
    String what =
        rate == 0
            ? "the rate vanishes"
            : Double.isNaN(rate) ? "the rate is undefined" : "the bound cannot be met";
    return what + " at the state " + (float) state;
  }

  private String names(List<FlowAxis> axes) {
    return axes.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(FlowAxis axis) {
    return axis.parameter() == FlowAxis.VOLTS
        ? "voltage"
        : model.parameters().get(axis.parameter()).name();
  }

  /** Increases the panels of an axis until interpolation meets the bound at several states. */
  private FlowAxis cutAxis(FlowAxis axis) {
    FlowAxis trial = axis.withPanels(1);
    while (trial.panels() <= MAX_AXIS_PANELS && !resolved(trial)) {
      trial = trial.withPanels(trial.panels() + (trial.panels() + 3) / 4);
    }
    return trial;
  }

  private boolean resolved(FlowAxis axis) {
    double[] line = new double[AXIS.count()];
    for (double state : suspects) {
      for (int corner = 0; corner < 3; corner++) {
        for (int panel = 0; panel < axis.panels(); panel++) {
          moveOthers(axis, corner);
          for (int k = 0; k < AXIS.count(); k++) {
            double value = axis.value(panel, AXIS.node(k));
            line[k] = 1 / probe.with(axis.parameter(), value).rate(state);
          }
          AXIS.toCoefficients(line, 0, 1);
          for (double u : CHECKS) {
            double exact = 1 / probe.with(axis.parameter(), axis.value(panel, u)).rate(state);
            if (!(Math.abs(Interpolant.value(line, u) - exact) <= 0.3 * bound * Math.abs(exact))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /** Sets the other shaping axes to their lower end, centre or upper end. */
  private void moveOthers(FlowAxis axis, int corner) {
    probe.reset();
    for (FlowAxis other : roles.shaping()) {
      if (other.parameter() != axis.parameter()) {
        probe.with(other.parameter(), other.withPanels(1).value(0, corner - 1));
      }
    }
  }

  /** Divides the state into adjacent panels, each as wide as the bound allows, within a fifth. */
  private boolean cutStates(List<Double> bounds) {
    double end = states[1];
    double at = states[0];
    double shortest = (end - at) * SHORTEST_PANEL;
    double width = end - at;
    while (at < end) {
      width = Math.min(2 * width, end - at);
      while (!meetsBound(at, at + width)) {
        width *= 0.85;
        if (width < shortest) {
          return false;
        }
      }
      at = width == end - at ? end : at + width;
      bounds.add(at);
      if (bounds.size() > MAX_STATE_PANELS) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one panel can span a range of states for all parameters. */
  private boolean meetsBound(double from, double to) {
    int corners = roles.shaping().isEmpty() ? 1 : 9;
    for (int corner = 0; corner < corners; corner++) {
      probe.reset();
      for (int a = 0; a < roles.shaping().size(); a++) {
        FlowAxis axis = roles.shaping().get(a).withPanels(1);
        // The two axes take different sequences, so that their values are mixed.
        double local = 0.25 * (corner * (a == 0 ? 1 : 5) % 9) - 1;
        probe.with(axis.parameter(), axis.value(0, local));
      }
      if (!interpolates(from, to)) {
        return false;
      }
    }
    for (FlowAxis limiter : roles.limiters()) {
      for (double end : new double[] {limiter.lower(), limiter.upper()}) {
        probe.reset().with(limiter.parameter(), end);
        if (!interpolates(from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns whether one panel interpolates rate and current at the present parameters. */
  private boolean interpolates(double from, double to) {
    double centre = 0.5 * (from + to);
    double half = 0.5 * (to - from);
    double[] line = new double[STATE.count()];
    double[] current = new double[STATE.count()];
    for (int k = 0; k < STATE.count(); k++) {
      line[k] = 1 / probe.rate(centre + half * STATE.node(k));
      current[k] = probe.amperes();
    }
    STATE.toCoefficients(line, 0, 1);
    STATE.toCoefficients(current, 0, 1);
    if (!(chargeError(line, current) <= 0.3 * bound)) {
      return false;
    }
    for (double s : CHECKS) {
      double exact = 1 / probe.rate(centre + half * s);
      double amperes = probe.amperes();
      if (!(Math.abs(Interpolant.value(line, s) - exact) <= 0.3 * bound * Math.abs(exact)
          && Math.abs(Interpolant.value(current, s) - amperes)
              <= 0.3 * bound * Math.abs(amperes))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the relative error of three-point Gauss-Legendre quadrature of the charge of a panel:
   * it is exact up to degree 5, the product of time and current has degree 10.
   */
  private static double chargeError(double[] slope, double[] current) {
    double[] product = new double[2 * STATE.count() - 1];
    for (int m = 0; m < STATE.count(); m++) {
      for (int k = 0; k < STATE.count(); k++) {
        product[m + k] += slope[m] * current[k];
      }
    }
    double whole = 0;
    double error = 0;
    for (int m = 0; m < product.length; m += 2) {
      double exact = 2.0 / (m + 1);
      double rule = m == 0 ? 2 : 2 * FlowColumns.GAUSS_OUTER * Math.pow(FlowColumns.GAUSS_NODE, m);
      whole += exact * product[m];
      error += (exact - rule) * product[m];
    }
    return Math.abs(error / whole);
  }

  private Limiter limiter(FlowAxis whole, StatePanels panels) {
    FlowAxis axis = whole.withPanels(LIMITER_PANELS);
    double[][][] excess = new double[panels.count()][axis.panels()][];
    for (int i = 0; i < panels.count(); i++) {
      for (int panel = 0; panel < axis.panels(); panel++) {
        excess[i][panel] =
            negligible(axis, panel, panels, i)
                ? new double[0]
                : limiterPatch(axis, panel, panels, i);
      }
    }
    return new Limiter(axis, excess);
  }

  private boolean negligible(FlowAxis axis, int panel, StatePanels panels, int i) {
    for (double s : CHECKS) {
      for (double u : CHECKS) {
        if (!(Math.abs(excess(axis, panels.state(i, s), axis.value(panel, u))) <= 0.3 * bound)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] limiterPatch(FlowAxis axis, int panel, StatePanels panels, int i) {
    int powers = STATE.count();
    double[] patch = new double[Limiter.VALUES.count() * powers];
    for (int a = 0; a < Limiter.VALUES.count(); a++) {
      double value = axis.value(panel, Limiter.VALUES.node(a));
      for (int k = 0; k < powers; k++) {
        patch[a * powers + k] = excess(axis, panels.state(i, STATE.node(k)), value);
      }
    }
    for (int k = 0; k < powers; k++) {
      Limiter.VALUES.toCoefficients(patch, k, powers);
    }
    for (int a = 0; a < Limiter.VALUES.count(); a++) {
      STATE.toCoefficients(patch, a * powers, 1);
    }
    return patch;
  }

  private double excess(FlowAxis axis, double state, double value) {
    double nominal = probe.reset().rate(state);
    return nominal / probe.with(axis.parameter(), value).rate(state) - 1;
  }

  /** Returns the size of the patches of all blocks in bytes. */
  private long patchBytes(StatePanels panels) {
    long numbers = (long) panels.count() * FlowTable.POWERS;
    for (FlowAxis axis : roles.shaping()) {
      numbers *= (long) axis.panels() * AXIS.count();
    }
    return numbers * Double.BYTES;
  }
}
