package org.ouroboros.memristor.mapper.training;

/** Half of the squared difference from a label. */
final class SquaredErrorLoss implements Loss {
  private final double[] labels;

  SquaredErrorLoss(double[] labels) {
    this.labels = labels;
  }

  @Override
  public double loss(int sample, double output) {
    double difference = output - labels[sample];
    return 0.5 * difference * difference;
  }

  @Override
  public double derivative(int sample, double output) {
    return output - labels[sample];
  }
}
