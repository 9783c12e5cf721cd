package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;

/** Result of evaluating a mapper on a data set of requests. Immutable. */
public final class MapperEvaluation {
  /** Relative tolerances at which mappers are evaluated, widest first. */
  public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1);

  private final double[] reachedSiemens;
  private final double[] targetSiemens;
  private final boolean[] stoppedAtBound;
  private final PulsePlan plan;
  private final Cost meanCost;

  /** Cost of a pulse: its length [s] and energy [J]. */
  public record Cost(double seconds, double joules) {}

  /** Arrays and plan are not copied. */
  MapperEvaluation(
      double[] reachedSiemens,
      double[] targetSiemens,
      boolean[] stoppedAtBound,
      PulsePlan plan,
      Cost meanCost) {
    this.reachedSiemens = reachedSiemens;
    this.targetSiemens = targetSiemens;
    this.stoppedAtBound = stoppedAtBound;
    this.plan = plan;
    this.meanCost = meanCost;
  }

  /** {@return the conductances after the pulses, one per request, in a new array [S]} */
  public double[] reachedSiemens() {
    return reachedSiemens.clone();
  }

  /** {@return the target conductances, one per request, in a new array [S]} */
  public double[] targetSiemens() {
    return targetSiemens.clone();
  }

  /** {@return the mean cost over all requests; a request without a pulse costs 0} */
  public Cost meanCost() {
    return meanCost;
  }

  /** {@return the mean chosen pulse length [s]; no pulse counts as 0} */
  public double meanChosenSeconds() {
    return IntStream.range(0, plan.size()).mapToDouble(plan::seconds).average().orElse(0);
  }

  /** {@return the mean predicted probability of success; NaN if nothing was predicted} */
  public double meanPredictedSuccess() {
    return Arrays.stream(plan.predictedSuccess())
        .filter(probability -> !Double.isNaN(probability))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * {@return predicted against observed success; no bins if nothing was predicted}
   *
   * @param tolerance the tolerance that was requested, relative to the target
   */
  public Calibration calibration(double tolerance) {
    double[] differences = all().differences(RelativeDifference.OF_TARGET);
    return Calibration.of(plan.predictedSuccess(), differences, tolerance);
  }

  /** {@return the accuracy over all requests} */
  public Accuracy all() {
    return new Accuracy(reachedSiemens, targetSiemens);
  }

  /** {@return the accuracy over the requests whose pulse reached no end of the window} */
  public Accuracy notStopped() {
    return whereStopped(false);
  }

  /** {@return the accuracy over the requests whose pulse was stopped at an end of the window} */
  public Accuracy stopped() {
    return whereStopped(true);
  }

  private Accuracy whereStopped(boolean stopped) {
    int[] selected =
        IntStream.range(0, stoppedAtBound.length)
            .filter(i -> stoppedAtBound[i] == stopped)
            .toArray();
    double[] reached = new double[selected.length];
    double[] targets = new double[selected.length];
    for (int k = 0; k < selected.length; k++) {
      reached[k] = reachedSiemens[selected[k]];
      targets[k] = targetSiemens[selected[k]];
    }
    return new Accuracy(reached, targets);
  }
}
