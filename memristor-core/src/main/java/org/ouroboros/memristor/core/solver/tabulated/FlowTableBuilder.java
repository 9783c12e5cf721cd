package org.ouroboros.memristor.core.solver.tabulated;

import java.util.ArrayList;
import java.util.Arrays;
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
  private static final ChebyshevInterpolant STATE = FlowTable.STATE;
  private static final ChebyshevInterpolant AXIS = FlowTable.AXIS;

  private static final int MAX_ROUNDS = 6;
  static final int MAX_AXES = 2;
  private static final int MAX_AXIS_PANELS = 256;
  private static final int LIMITER_PANELS = 16;

  /** Narrowest panel relative to the domain. */
  private static final double MIN_RELATIVE_PANEL = 0x1.0p-30;

  private static final int MAX_STATE_PANELS = 4096;

  /** A larger table costs more to build than a usual run of pulses costs to integrate. */
  private static final double MAX_MEGABYTES = 64;

  /** Local coordinates at which polynomials are checked: between nodes and at the ends. */
  private static final double[] CHECK_POINTS = {-1, -0.9, -0.39, 0.0, 0.7, 1};

  private final PhysicalDevice model;
  private final double bound;
  private final double[] ends;
  private final List<TableExtent.RestState> restStates;
  private final RateEvaluator evaluator;
  private final List<TableAxis> ranges;

  private final ParameterClassification probed;

  /** States at which interpolation along the axes must meet the bound. */
  private final List<Double> checkedStates = new ArrayList<>();

  private ParameterClassification classification;

  /** The ranges are the voltage, then the parameters that vary; the error bound is relative. */
  FlowTableBuilder(PhysicalDevice model, List<TableAxis> ranges, TableExtent extent, double bound) {
    this.model = model;
    this.ends = extent.ends();
    this.restStates = extent.restStates();
    this.bound = bound;
    this.evaluator = new RateEvaluator(model, ranges.get(0).value(0, 0));
    this.ranges = ranges;
    this.probed = ParameterClassification.of(model, ranges, ends);
    this.classification = probed;
    for (int i = 0; i <= 6; i++) {
      checkedStates.add(ends[0] + (ends[1] - ends[0]) * i * i / 36.0);
    }
  }

  /** Returns the table, or why there is none: shaping parameters, error bound or memory. */
  TableBuildResult build() {
    TableBuildResult result = buildValidated();
    if (result.table() != null || probed.withoutApproximations().equals(probed)) {
      return result;
    }
    classification = probed.withoutApproximations();
    TableBuildResult other = buildValidated();
    return other.table() == null ? result : other;
  }

  /** Builds and validates a table in rounds that refine the axes where it exceeds the bound. */
  private TableBuildResult buildValidated() {
    double worstError = 0;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      TableBuildResult built = buildOnce();
      if (built.table() == null) {
        return built;
      }
      TableValidator.Result result =
          new TableValidator(model, ranges, built.table()).validate(bound);
      worstError = result.worstError();
      if (worstError <= bound) {
        return built;
      }
      Arrays.stream(result.failedStates()).forEach(checkedStates::add);
    }
    return TableBuildResult.failure(
        String.format(Locale.ROOT, "its times between nodes have an error of %.1e", worstError));
  }

  private TableBuildResult buildOnce() {
    for (double state : new double[] {ends[0], 0.5 * (ends[0] + ends[1]), ends[1]}) {
      if (!(Math.abs(evaluator.reset().rate(state)) > 0)) {
        return TableBuildResult.failure(failureReason(state));
      }
    }
    if (classification.shapingAxes().size() > MAX_AXES) {
      return TableBuildResult.failure(
          names(classification.shapingAxes()) + " all shape the rate, a table takes " + MAX_AXES);
    }
    List<TableAxis> axes = new ArrayList<>();
    for (TableAxis axis : classification.shapingAxes()) {
      TableAxis refined = refineAxis(axis);
      if (refined.panels() > MAX_AXIS_PANELS) {
        return TableBuildResult.failure(
            "the bound needs more than " + MAX_AXIS_PANELS + " panels of " + name(axis));
      }
      axes.add(refined);
    }
    classification = classification.withShapingAxes(axes);
    List<Double> bounds = new ArrayList<>();
    bounds.add(ends[0]);
    if (!divideStates(bounds)) {
      return TableBuildResult.failure(failureReason(bounds.get(bounds.size() - 1)));
    }
    StateGrid stateGrid = new StateGrid(bounds.stream().mapToDouble(Double::doubleValue).toArray());
    double megabytes = patchBytes(stateGrid) / 1e6;
    if (megabytes > MAX_MEGABYTES) {
      return TableBuildResult.failure(
          String.format(Locale.ROOT, "it takes %.0f MB, more than %.0f", megabytes, MAX_MEGABYTES));
    }
    List<EndLimiter> endLimiters =
        classification.limiterAxes().stream().map(axis -> endLimiter(axis, stateGrid)).toList();
    FlowTable table =
        new FlowTableFiller(evaluator, classification, stateGrid).fill(endLimiters, restStates);
    return TableBuildResult.success(table);
  }

  /** Returns why no table can be built at a state. */
  private String failureReason(double state) {
    double rate = evaluator.reset().rate(state);
    String what =
        rate == 0
            ? "the rate vanishes"
            : Double.isNaN(rate) ? "the rate is undefined" : "the bound cannot be met";
    return what + " at the state " + (float) state;
  }

  private String names(List<TableAxis> axes) {
    return axes.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(TableAxis axis) {
    return axis.parameter() == TableAxis.VOLTS
        ? "voltage"
        : model.parameters().get(axis.parameter()).name();
  }

  /** Increases the panels of an axis until interpolation meets the bound at several states. */
  private TableAxis refineAxis(TableAxis axis) {
    TableAxis trial = axis.withPanels(1);
    while (trial.panels() <= MAX_AXIS_PANELS && !isResolved(trial)) {
      trial = trial.withPanels(trial.panels() + (trial.panels() + 3) / 4);
    }
    return trial;
  }

  private boolean isResolved(TableAxis axis) {
    double[] inverseRates = new double[AXIS.count()];
    for (double state : checkedStates) {
      for (int corner = 0; corner < 3; corner++) {
        for (int panel = 0; panel < axis.panels(); panel++) {
          setOtherAxes(axis, corner);
          for (int k = 0; k < AXIS.count(); k++) {
            double value = axis.value(panel, AXIS.node(k));
            inverseRates[k] = 1 / evaluator.with(axis.parameter(), value).rate(state);
          }
          AXIS.toCoefficients(inverseRates, 0, 1);
          for (double u : CHECK_POINTS) {
            double exact = 1 / evaluator.with(axis.parameter(), axis.value(panel, u)).rate(state);
            if (!(Math.abs(ChebyshevInterpolant.value(inverseRates, u) - exact)
                <= 0.3 * bound * Math.abs(exact))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /** Sets the other shaping axes to their lower end, centre or upper end. */
  private void setOtherAxes(TableAxis axis, int corner) {
    evaluator.reset();
    for (TableAxis other : classification.shapingAxes()) {
      if (other.parameter() != axis.parameter()) {
        evaluator.with(other.parameter(), other.withPanels(1).value(0, corner - 1));
      }
    }
  }

  /** Divides the state into adjacent panels, each as wide as the bound allows, within a fifth. */
  private boolean divideStates(List<Double> bounds) {
    double end = ends[1];
    double lower = ends[0];
    double minWidth = (end - lower) * MIN_RELATIVE_PANEL;
    double width = end - lower;
    while (lower < end) {
      width = Math.min(2 * width, end - lower);
      while (!meetsBound(lower, lower + width)) {
        width *= 0.85;
        if (width < minWidth) {
          return false;
        }
      }
      lower = width == end - lower ? end : lower + width;
      bounds.add(lower);
      if (bounds.size() > MAX_STATE_PANELS) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether one panel can span a range of states for all parameters. */
  private boolean meetsBound(double lower, double upper) {
    int corners = classification.shapingAxes().isEmpty() ? 1 : 9;
    for (int corner = 0; corner < corners; corner++) {
      evaluator.reset();
      for (int a = 0; a < classification.shapingAxes().size(); a++) {
        TableAxis axis = classification.shapingAxes().get(a).withPanels(1);
        // The two axes take different sequences, so that their values are mixed.
        double local = 0.25 * (corner * (a == 0 ? 1 : 5) % 9) - 1;
        evaluator.with(axis.parameter(), axis.value(0, local));
      }
      if (!interpolates(lower, upper)) {
        return false;
      }
    }
    return evaluator.allAtEnds(classification.limiterAxes(), () -> interpolates(lower, upper));
  }

  /** Returns whether one panel interpolates rate and current at the present parameters. */
  private boolean interpolates(double lower, double upper) {
    double centre = 0.5 * (lower + upper);
    double half = 0.5 * (upper - lower);
    double[] inverseRates = new double[STATE.count()];
    double[] currents = new double[STATE.count()];
    for (int k = 0; k < STATE.count(); k++) {
      inverseRates[k] = 1 / evaluator.rate(centre + half * STATE.node(k));
      currents[k] = evaluator.amperes();
    }
    STATE.toCoefficients(inverseRates, 0, 1);
    STATE.toCoefficients(currents, 0, 1);
    if (!(chargeError(inverseRates, currents) <= 0.3 * bound)) {
      return false;
    }
    for (double s : CHECK_POINTS) {
      double exact = 1 / evaluator.rate(centre + half * s);
      double amperes = evaluator.amperes();
      if (!(Math.abs(ChebyshevInterpolant.value(inverseRates, s) - exact)
              <= 0.3 * bound * Math.abs(exact)
          && Math.abs(ChebyshevInterpolant.value(currents, s) - amperes)
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
  private static double chargeError(double[] timeDerivative, double[] current) {
    double[] product = new double[2 * STATE.count() - 1];
    for (int m = 0; m < STATE.count(); m++) {
      for (int k = 0; k < STATE.count(); k++) {
        product[m + k] += timeDerivative[m] * current[k];
      }
    }
    double integral = 0;
    double error = 0;
    for (int m = 0; m < product.length; m += 2) {
      double exact = 2.0 / (m + 1);
      double quadrature =
          m == 0 ? 2 : 2 * PatchStepKernel.GAUSS_OUTER * Math.pow(PatchStepKernel.GAUSS_NODE, m);
      integral += exact * product[m];
      error += (exact - quadrature) * product[m];
    }
    return Math.abs(error / integral);
  }

  private EndLimiter endLimiter(TableAxis range, StateGrid stateGrid) {
    TableAxis axis = range.withPanels(LIMITER_PANELS);
    double[][][] excess = new double[stateGrid.count()][axis.panels()][];
    for (int i = 0; i < stateGrid.count(); i++) {
      for (int panel = 0; panel < axis.panels(); panel++) {
        excess[i][panel] =
            isNegligible(axis, panel, stateGrid, i)
                ? new double[0]
                : endLimiterPatch(axis, panel, stateGrid, i);
      }
    }
    return new EndLimiter(axis, excess);
  }

  private boolean isNegligible(TableAxis axis, int panel, StateGrid stateGrid, int i) {
    for (double s : CHECK_POINTS) {
      for (double u : CHECK_POINTS) {
        if (!(Math.abs(excess(axis, stateGrid.state(i, s), axis.value(panel, u))) <= 0.3 * bound)) {
          return false;
        }
      }
    }
    return true;
  }

  private double[] endLimiterPatch(TableAxis axis, int panel, StateGrid stateGrid, int i) {
    int powers = STATE.count();
    double[] patch = new double[EndLimiter.PARAMETER.count() * powers];
    for (int a = 0; a < EndLimiter.PARAMETER.count(); a++) {
      double value = axis.value(panel, EndLimiter.PARAMETER.node(a));
      for (int k = 0; k < powers; k++) {
        patch[a * powers + k] = excess(axis, stateGrid.state(i, STATE.node(k)), value);
      }
    }
    for (int k = 0; k < powers; k++) {
      EndLimiter.PARAMETER.toCoefficients(patch, k, powers);
    }
    for (int a = 0; a < EndLimiter.PARAMETER.count(); a++) {
      STATE.toCoefficients(patch, a * powers, 1);
    }
    return patch;
  }

  private double excess(TableAxis axis, double state, double value) {
    double nominal = evaluator.reset().rate(state);
    return nominal / evaluator.with(axis.parameter(), value).rate(state) - 1;
  }

  private long patchBytes(StateGrid stateGrid) {
    long count = (long) stateGrid.count() * FlowTable.STATE_TERMS;
    for (TableAxis axis : classification.shapingAxes()) {
      count *= (long) axis.panels() * AXIS.count();
    }
    return count * Double.BYTES;
  }
}
