package org.ouroboros.memristor.mapper.training;

/**
 * Miss of one simulated device per sample: it succeeds for outputs of one interval, whose ends are
 * smoothed by logistic functions to give a gradient. Outside of [-1, 1] a quadratic penalty
 * applies.
 */
final class SmoothedIntervalLoss implements Loss {
  private final double[] near;
  private final double[] far;
  private final double width;

  /**
   * Makes the loss.
   *
   * @param near lower end of each sample's interval
   * @param far upper end; infinite if unbounded
   * @param width width of the smoothed ends, in outputs
   */
  SmoothedIntervalLoss(double[] near, double[] far, double width) {
    this.near = near;
    this.far = far;
    this.width = width;
  }

  @Override
  public double loss(int sample, double output) {
    double outside = Loss.outside(output);
    return 1
        - (logistic((output - near[sample]) / width) - logistic((output - far[sample]) / width))
        + 0.5 * outside * outside;
  }

  @Override
  public double derivative(int sample, double output) {
    return Loss.outside(output)
        - (edgeDerivative((output - near[sample]) / width)
            - edgeDerivative((output - far[sample]) / width));
  }

  private double edgeDerivative(double x) {
    double p = logistic(x);
    return p * (1 - p) / width;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** The middle of each interval, clamped to [-1, 1]. */
  double[] centerLabels() {
    double[] centres = new double[near.length];
    for (int i = 0; i < centres.length; i++) {
      double low = Math.max(-1, Math.min(1, near[i]));
      double high = Math.max(-1, Math.min(1, far[i]));
      centres[i] = 0.5 * (low + high);
    }
    return centres;
  }
}
