package org.ouroboros.memristor.mapper;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;

/** Result of evaluating a mapper on a data set of requests. Immutable. */
public final class RequestScore {

  private final double[] reachedSiemens;
  private final double[] targetSiemens;
  private final boolean[] onBound;
  private final Cost meanCost;

  /**
   * Cost of a pulse.
   *
   * @param seconds length [s]
   * @param joules energy [J]
   */
  public record Cost(double seconds, double joules) {}

  RequestScore(double[] reachedSiemens, double[] targetSiemens, boolean[] onBound, Cost meanCost) {
    this.meanCost = meanCost;
    this.reachedSiemens = reachedSiemens;
    this.targetSiemens = targetSiemens;
    this.onBound = onBound;
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
  public Accuracy offBounds() {
    return where(false);
  }

  /** {@return the accuracy over the requests whose pulse was stopped at an end of the window} */
  public Accuracy onBounds() {
    return where(true);
  }

  private Accuracy where(boolean bound) {
    int[] kept = IntStream.range(0, onBound.length).filter(i -> onBound[i] == bound).toArray();
    double[] reached = new double[kept.length];
    double[] targets = new double[kept.length];
    for (int k = 0; k < kept.length; k++) {
      reached[k] = reachedSiemens[kept[k]];
      targets[k] = targetSiemens[kept[k]];
    }
    return new Accuracy(reached, targets);
  }
}
