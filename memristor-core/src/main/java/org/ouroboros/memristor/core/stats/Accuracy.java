package org.ouroboros.memristor.core.stats;

import java.util.Arrays;
import org.ouroboros.memristor.core.validation.Require;

/** Compares reached values with their targets. Immutable; the arrays are not copied. */
public final class Accuracy {
  private final double[] reached;
  private final double[] targets;

  /**
   * Compares values with targets.
   *
   * @param reached reached values, positive
   * @param targets target values, positive, of the same number
   */
  public Accuracy(double[] reached, double[] targets) {
    Require.length("reached", reached.length, targets.length);
    this.reached = reached;
    this.targets = targets;
  }

  /**
   * {@return the proportion of values within a tolerance; values that are not finite are misses}
   *
   * @param form the definition of the relative difference
   * @param tolerance the largest difference that counts as a hit, 0.05 for 5 %
   */
  public Proportion withinTolerance(RelativeDifference form, double tolerance) {
    long hits = Arrays.stream(differences(form)).filter(d -> Math.abs(d) <= tolerance).count();
    return new Proportion(hits, targets.length);
  }

  /** {@return a new array of the relative differences of all values} */
  public double[] differences(RelativeDifference form) {
    double[] differences = new double[targets.length];
    Arrays.setAll(differences, i -> form.of(reached[i], targets[i]));
    return differences;
  }
}
