package org.ouroboros.memristor.core.stats;

import org.ouroboros.memristor.core.check.Require;

/** Reached values held against their targets. Immutable; the arrays are looked at, not copied. */
public final class Accuracy {

  private final double[] reached;
  private final double[] targets;

  /**
   * Holds values against targets.
   *
   * @param reached values reached, positive
   * @param targets values wanted, positive, as many
   */
  public Accuracy(double[] reached, double[] targets) {
    Require.length("reached", reached.length, targets.length);
    this.reached = reached;
    this.targets = targets;
  }

  /**
   * The share of values within a tolerance.
   *
   * @param form the form of the difference
   * @param tolerance the greatest difference that counts as a hit, 0.05 for 5 %
   * @return the share; a value that is not finite is a miss
   */
  public Proportion within(RelativeDifference form, double tolerance) {
    long hits = 0;
    for (int i = 0; i < targets.length; i++) {
      if (Math.abs(form.of(reached[i], targets[i])) <= tolerance) {
        hits++;
      }
    }
    return new Proportion(hits, targets.length);
  }

  /**
   * The differences of all values.
   *
   * @param form the form of the difference
   * @return a new array
   */
  public double[] differences(RelativeDifference form) {
    double[] differences = new double[targets.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = form.of(reached[i], targets[i]);
    }
    return differences;
  }
}
