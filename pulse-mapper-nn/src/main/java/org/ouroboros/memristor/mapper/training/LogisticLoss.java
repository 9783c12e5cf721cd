package org.ouroboros.memristor.mapper.training;

/**
 * Logarithmic loss (binary cross-entropy with logits): the logistic function of the output is the
 * predicted probability that a sample succeeds.
 */
final class LogisticLoss implements Loss {
  private final boolean[] hit;

  LogisticLoss(boolean[] hit) {
    this.hit = hit;
  }

  @Override
  public double loss(int sample, double output) {
    double certain = Math.max(0, output) + Math.log1p(Math.exp(-Math.abs(output)));
    return hit[sample] ? certain - output : certain;
  }

  @Override
  public double derivative(int sample, double output) {
    return 1 / (1 + Math.exp(-output)) - (hit[sample] ? 1 : 0);
  }
}
