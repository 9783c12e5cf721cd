package org.ouroboros.memristor.core.solver.tabulated;

import java.util.List;

/** Evaluates a device at all nodes of a table whose panels are fixed. */
final class FlowTableFiller {
  private static final ChebyshevInterpolant STATE = FlowTable.STATE;
  private static final ChebyshevInterpolant AXIS = FlowTable.AXIS;

  private final RateEvaluator evaluator;
  private final ParameterClassification classification;
  private final StateGrid stateGrid;
  private final int blocks;
  private final int axisTerms;

  FlowTableFiller(
      RateEvaluator evaluator, ParameterClassification classification, StateGrid stateGrid) {
    this.evaluator = evaluator;
    this.classification = classification;
    this.stateGrid = stateGrid;
    List<TableAxis> axes = classification.shapingAxes();
    blocks = axes.stream().mapToInt(TableAxis::panels).reduce(1, (a, b) -> a * b);
    axisTerms = FlowTable.axisTerms(axes.size());
  }

  /** Returns the table; without asymptotes if there are end limiters, which they do not include. */
  FlowTable fill(List<EndLimiter> endLimiters, List<TableExtent.RestState> restStates) {
    int currentTerms =
        classification.current() == ParameterClassification.CurrentDependence.STATE ? 1 : axisTerms;
    int currentBlocks = currentTerms == axisTerms ? blocks : 1;
    double[][] timeDerivatives = new double[blocks][stateGrid.count() * axisTerms * STATE.count()];
    double[][] edgeTimes = new double[blocks][(stateGrid.count() + 1) * axisTerms];
    double[][] edgeCoulombs = new double[blocks][(stateGrid.count() + 1) * axisTerms];
    double[][] currents =
        new double[currentBlocks][stateGrid.count() * currentTerms * STATE.count()];
    Patch patch = new Patch();
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < stateGrid.count(); i++) {
        patch.evaluate(i, block);
        patch.store(patch.timeDerivative, timeDerivatives[block], i, axisTerms);
        patch.accumulate(patch.timeDerivative, edgeTimes[block], i);
        patch.accumulate(patch.charge, edgeCoulombs[block], i);
        if (block < currentBlocks) {
          patch.store(patch.current, currents[block], i, currentTerms);
        }
      }
    }
    CurrentTable current =
        classification.current() == ParameterClassification.CurrentDependence.OTHER_PARAMETERS
            ? CurrentTable.BY_MODEL
            : new CurrentTable(currentTerms, currents, edgeCoulombs);
    List<RestAsymptote> asymptotes =
        endLimiters.isEmpty()
            ? restStates.stream().map(rest -> asymptote(rest, current)).toList()
            : List.of();
    return new FlowTable(
        stateGrid, classification, endLimiters, timeDerivatives, edgeTimes, current, asymptotes);
  }

  private RestAsymptote asymptote(TableExtent.RestState rest, CurrentTable current) {
    double[][] timeConstants = new double[blocks][axisTerms];
    double[][] curvatures = new double[blocks][axisTerms];
    double[][] restAmperes = new double[current.tabulated() ? blocks : 0][axisTerms];
    double[][] edgeAmperes = new double[restAmperes.length][axisTerms];
    double edgeDistance = Math.abs(rest.state() - rest.edge());
    double midpoint = 0.5 * (rest.state() + rest.edge());
    double midpointDistance = Math.abs(rest.state() - midpoint);
    for (int block = 0; block < blocks; block++) {
      for (int term = 0; term < axisTerms; term++) {
        setNode(block, term);
        // The rate per distance is linear, through its values at the table's end and the midpoint.
        double atMidpoint = Math.abs(evaluator.rate(midpoint)) / midpointDistance;
        double atEdge = Math.abs(evaluator.rate(rest.edge())) / edgeDistance;
        double atRest =
            atMidpoint
                - (atEdge - atMidpoint) * midpointDistance / (edgeDistance - midpointDistance);
        timeConstants[block][term] = 1 / (rest.abrupt() ? atEdge : atRest);
        curvatures[block][term] = rest.abrupt() ? 0 : atEdge / atRest - 1;
        if (current.tabulated()) {
          edgeAmperes[block][term] = evaluator.amperes();
          evaluator.rate(rest.state());
          restAmperes[block][term] = evaluator.amperes();
        }
      }
      axesToCoefficients(timeConstants[block], 1);
      axesToCoefficients(curvatures[block], 1);
      if (current.tabulated()) {
        axesToCoefficients(edgeAmperes[block], 1);
        axesToCoefficients(restAmperes[block], 1);
      }
    }
    return new RestAsymptote(rest, timeConstants, curvatures, restAmperes, edgeAmperes);
  }

  /** Sets the parameters to a node of a block's axes. */
  private void setNode(int block, int term) {
    evaluator.reset();
    int remainingTerm = term;
    int remainingBlock = block;
    for (TableAxis axis : classification.shapingAxes()) {
      double local = AXIS.node(remainingTerm % AXIS.count());
      evaluator.with(axis.parameter(), axis.value(remainingBlock % axis.panels(), local));
      remainingTerm /= AXIS.count();
      remainingBlock /= axis.panels();
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
    final double[] timeDerivative = new double[axisTerms * STATE.count()];

    final double[] current = new double[axisTerms * STATE.count()];

    /** Charge per local coordinate. */
    final double[] charge = new double[axisTerms * STATE.count()];

    void evaluate(int i, int block) {
      for (int term = 0; term < axisTerms; term++) {
        setNode(block, term);
        for (int k = 0; k < STATE.count(); k++) {
          int index = term * STATE.count() + k;
          timeDerivative[index] =
              stateGrid.halfWidth(i) / evaluator.rate(stateGrid.state(i, STATE.node(k)));
          current[index] = evaluator.amperes();
          charge[index] = current[index] * timeDerivative[index];
        }
      }
      toCoefficients(timeDerivative);
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
    void store(double[] values, double[] patches, int i, int count) {
      int length = count * STATE.count();
      System.arraycopy(values, 0, patches, i * length, length);
    }

    /** Integrates over the panel and stores the sum with the value at its lower edge. */
    void accumulate(double[] values, double[] edges, int i) {
      for (int term = 0; term < axisTerms; term++) {
        double integral = 0;
        for (int m = 0; m < STATE.count(); m += 2) {
          integral += 2 * values[term * STATE.count() + m] / (m + 1);
        }
        edges[(i + 1) * axisTerms + term] = edges[i * axisTerms + term] + integral;
      }
    }
  }
}
