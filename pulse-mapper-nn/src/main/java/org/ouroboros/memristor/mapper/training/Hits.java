package org.ouroboros.memristor.mapper.training;

/**
 * The logarithmic score of a probability: the output's logistic function is the probability that a
 * sample is a hit.
 */
final class Hits implements Objective {

  private final boolean[] hit;

  /**
   * Holds the outcomes.
   *
   * @param hit whether each sample was a hit
   */
  Hits(boolean[] hit) {
    this.hit = hit;
  }

  @Override
  public double loss(int sample, double output) {
    double certain = Math.max(0, output) + Math.log1p(Math.exp(-Math.abs(output)));
    return hit[sample] ? certain - output : certain;
  }

  @Override
  public double slope(int sample, double output) {
    return 1 / (1 + Math.exp(-output)) - (hit[sample] ? 1 : 0);
  }
}
