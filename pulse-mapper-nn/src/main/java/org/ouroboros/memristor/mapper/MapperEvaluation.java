package org.ouroboros.memristor.mapper;

import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;

/** Result of evaluating a mapper on a data set of requests. Immutable. */
public final class MapperEvaluation {

  /** Relative tolerances at which mappers are evaluated, widest first. */
  public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1);

  private final double[] reachedSiemens;
  private final double[] targetSiemens;
  private final boolean[] stoppedAtBound;
  private final Cost meanCost;

  /**
   * Cost of a pulse.
   *
   * @param seconds length [s]
   * @param joules energy [J]
   */
  public record Cost(double seconds, double joules) {}

  MapperEvaluation(
      double[] reachedSiemens, double[] targetSiemens, boolean[] stoppedAtBound, Cost meanCost) {
    this.meanCost = meanCost;
    this.reachedSiemens = reachedSiemens;
    this.targetSiemens = targetSiemens;
    this.stoppedAtBound = stoppedAtBound;
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

  /** {@return the accuracy over all requests} */
  public Accuracy all() {
    return new Accuracy(reachedSiemens, targetSiemens);
  }

  /**
   * {@return the accuracy over the requests whose pulse was not stopped at an end of the window}
   */
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
