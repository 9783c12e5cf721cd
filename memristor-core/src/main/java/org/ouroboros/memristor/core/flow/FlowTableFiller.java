package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;

/** Evaluates a device at all nodes of a table whose panels are fixed. */
final class FlowTableFiller {

  private static final Interpolant STATE = FlowTable.STATE;
  private static final Interpolant AXIS = FlowTable.AXIS;

  private final RateProbe probe;
  private final ParameterRoles roles;
  private final StatePanels panels;
  private final int blocks;
  private final int terms;

  FlowTableFiller(RateProbe probe, ParameterRoles roles, StatePanels panels) {
    this.probe = probe;
    this.roles = roles;
    this.panels = panels;
    int product = 1;
    for (FlowAxis axis : roles.shaping()) {
      product *= axis.panels();
    }
    blocks = product;
    terms = FlowTable.terms(roles.shaping().size());
  }

  /** Returns the table; without asymptotes if there are end limiters, which they do not include. */
  FlowTable fill(List<Limiter> limiters, List<FlowReach.Rest> rests) {
    int currentTerms = roles.current() == ParameterRoles.Current.OF_THE_STATE ? 1 : terms;
    int currentBlocks = currentTerms == terms ? blocks : 1;
    double[][] slopes = new double[blocks][panels.count() * terms * STATE.count()];
    double[][] times = new double[blocks][(panels.count() + 1) * terms];
    double[][] charges = new double[blocks][(panels.count() + 1) * terms];
    double[][] currents = new double[currentBlocks][panels.count() * currentTerms * STATE.count()];
    Patch patch = new Patch();
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < panels.count(); i++) {
        patch.sample(i, block);
        patch.put(patch.slope, slopes[block], i, terms);
        patch.addUp(patch.slope, times[block], i);
        patch.addUp(patch.charge, charges[block], i);
        if (block < currentBlocks) {
          patch.put(patch.current, currents[block], i, currentTerms);
        }
      }
    }
    CurrentTable current =
        roles.current() == ParameterRoles.Current.OF_PARAMETERS
            ? CurrentTable.OF_THE_MODEL
            : new CurrentTable(currentTerms, currents, charges);
    List<FlowTail> tails = new ArrayList<>();
    if (limiters.isEmpty()) {
      for (FlowReach.Rest rest : rests) {
        tails.add(tail(rest, current));
      }
    }
    return new FlowTable(panels, roles, limiters, slopes, times, current, tails);
  }

  private FlowTail tail(FlowReach.Rest rest, CurrentTable current) {
    double[][] times = new double[blocks][terms];
    double[][] bends = new double[blocks][terms];
    double[][] restAmperes = new double[current.tabulated() ? blocks : 0][terms];
    double[][] edgeAmperes = new double[restAmperes.length][terms];
    double reach = Math.abs(rest.state() - rest.edge());
    double halfWay = 0.5 * (rest.state() + rest.edge());
    double halfReach = Math.abs(rest.state() - halfWay);
    for (int block = 0; block < blocks; block++) {
      for (int term = 0; term < terms; term++) {
        locate(block, term);
        // The rate per distance is linear, through its values at the table's end and the midpoint.
        double atHalf = Math.abs(probe.rate(halfWay)) / halfReach;
        double atEdge = Math.abs(probe.rate(rest.edge())) / reach;
        double atRest = atHalf - (atEdge - atHalf) * halfReach / (reach - halfReach);
        times[block][term] = 1 / (rest.stops() ? atEdge : atRest);
        bends[block][term] = rest.stops() ? 0 : atEdge / atRest - 1;
        if (current.tabulated()) {
          edgeAmperes[block][term] = probe.amperes();
          probe.rate(rest.state());
          restAmperes[block][term] = probe.amperes();
        }
      }
      axesToCoefficients(times[block], 1);
      axesToCoefficients(bends[block], 1);
      if (current.tabulated()) {
        axesToCoefficients(edgeAmperes[block], 1);
        axesToCoefficients(restAmperes[block], 1);
      }
    }
    return new FlowTail(rest, times, bends, restAmperes, edgeAmperes);
  }

  /** Sets the parameters to a node of a block's axes. */
  private void locate(int block, int term) {
    probe.reset();
    int restTerm = term;
    int restBlock = block;
    for (FlowAxis axis : roles.shaping()) {
      double local = AXIS.node(restTerm % AXIS.count());
      probe.with(axis.parameter(), axis.value(restBlock % axis.panels(), local));
      restTerm /= AXIS.count();
      restBlock /= axis.panels();
    }
  }

  /** Converts node values to coefficients along every axis. */
  private static void axesToCoefficients(double[] values, int first) {
    for (int stride = first; stride < values.length; stride *= AXIS.count()) {
      for (int start = 0; start < values.length; start++) {
        if (start / stride % AXIS.count() == 0) {
          AXIS.toCoefficients(values, start, stride);
        }
      }
    }
  }

  /** The polynomials of one patch: axis terms outside, powers of the state inside. */
  private final class Patch {

    /** Time per local coordinate: half width divided by rate. */
    final double[] slope = new double[terms * STATE.count()];

    final double[] current = new double[terms * STATE.count()];

    /** Charge per local coordinate. */
    final double[] charge = new double[terms * STATE.count()];

    /** Evaluates the device at all nodes. */
    void sample(int i, int block) {
      for (int term = 0; term < terms; term++) {
        locate(block, term);
        for (int k = 0; k < STATE.count(); k++) {
          int at = term * STATE.count() + k;
          slope[at] = panels.halfWidth(i) / probe.rate(panels.state(i, STATE.node(k)));
          current[at] = probe.amperes();
          charge[at] = current[at] * slope[at];
        }
      }
      toCoefficients(slope);
      toCoefficients(current);
      toCoefficients(charge);
    }

    /** Converts along the state (contiguous) and every axis. */
    private void toCoefficients(double[] values) {
      for (int start = 0; start < values.length; start += STATE.count()) {
        STATE.toCoefficients(values, start, 1);
      }
      axesToCoefficients(values, STATE.count());
    }

    /** Stores the first terms of a polynomial as the patch of a panel. */
    void put(double[] values, double[] patches, int i, int count) {
      int length = count * STATE.count();
      System.arraycopy(values, 0, patches, i * length, length);
    }

    /** Integrates over the panel and stores the sum with the value at its lower edge. */
    void addUp(double[] values, double[] edges, int i) {
      for (int term = 0; term < terms; term++) {
        double whole = 0;
        for (int m = 0; m < STATE.count(); m += 2) {
          whole += 2 * values[term * STATE.count() + m] / (m + 1);
        }
        edges[(i + 1) * terms + term] = edges[i * terms + term] + whole;
      }
    }
  }
}
