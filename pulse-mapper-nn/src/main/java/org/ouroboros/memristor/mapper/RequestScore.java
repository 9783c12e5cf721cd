package org.ouroboros.memristor.mapper;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;

/** What a mapper reached on a set of requests. Immutable. */
public final class RequestScore {

  private final double[] reachedSiemens;
  private final double[] targetSiemens;
  private final boolean[] onBound;
  private final Cost meanCost;

  /**
   * What a pulse costs.
   *
   * @param seconds its length [s]
   * @param joules its energy [J]
   */
  public record Cost(double seconds, double joules) {}

  RequestScore(double[] reachedSiemens, double[] targetSiemens, boolean[] onBound, Cost meanCost) {
    this.meanCost = meanCost;
    this.reachedSiemens = reachedSiemens;
    this.targetSiemens = targetSiemens;
    this.onBound = onBound;
  }

  /**
   * Conductances after the pulses.
   *
   * @return a new array, one value per request [S]
   */
  public double[] reachedSiemens() {
    return reachedSiemens.clone();
  }

  /**
   * Conductances that were wanted.
   *
   * @return a new array, one value per request [S]
   */
  public double[] targetSiemens() {
    return targetSiemens.clone();
  }

  /**
   * The mean cost over all requests, no pulse being one of no cost.
   *
   * @return length and energy
   */
  public Cost meanCost() {
    return meanCost;
  }

  /**
   * All requests.
   *
   * @return reached held against wanted
   */
  public Accuracy all() {
    return new Accuracy(reachedSiemens, targetSiemens);
  }

  /**
   * The requests that did not end on a bound.
   *
   * @return reached held against wanted
   */
  public Accuracy offBounds() {
    return where(false);
  }

  /**
   * The requests that ended on a bound.
   *
   * @return reached held against wanted
   */
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
